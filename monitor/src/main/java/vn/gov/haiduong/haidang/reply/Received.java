package vn.gov.haiduong.haidang.reply;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** What a mail turns out to be, read from its bytes alone. */
sealed interface Received {

  /** So many parts are looked at, so deep: a reply has its text early. */
  int MOST_PARTS = 50;

  int DEEPEST = 6;

  /**
   * Lines that may part a mail. All parts of it are read before the first can be looked at, and
   * forty thousand empty ones take seconds.
   */
  int MOST_BORDERS = 1_000;

  int LONGEST_ADDRESS = 254;

  /**
   * A person wrote.
   *
   * @param from bare address, lower case
   * @param words only the lines of the person's own
   */
  record Reply(String from, String words) implements Received {}

  /**
   * Nobody to be heard.
   *
   * @param why in few words without data of people, for the log
   */
  record Ignored(String why) implements Received {}

  /**
   * Reads a whole mail.
   *
   * @param own addresses of this service, lower case: what comes from them is an echo
   */
  static Received of(byte[] raw, Set<String> own) throws MessagingException, IOException {
    if (borders(raw) > MOST_BORDERS) {
      return new Ignored("too many parts");
    }
    MimeMessage mail =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    if (byMachine(mail)) {
      return new Ignored("sent by a machine");
    }
    Optional<String> from = sender(mail);
    if (from.isEmpty()) {
      return new Ignored("not from one address");
    }
    if (own.contains(from.get())) {
      return new Ignored("sent by ourselves");
    }
    String words = OwnWords.of(new Reading().text(mail, 0).orElse(""));
    return words.isEmpty() ? new Ignored("no words of its own") : new Reply(from.get(), words);
  }

  /** Lines that begin with two hyphens (RFC 2046, section 5.1.1). */
  private static int borders(byte[] raw) {
    int lines = 0;
    for (int at = 0; at + 1 < raw.length; at++) {
      boolean begins = at == 0 || raw[at - 1] == '\n' || raw[at - 1] == '\r';
      if (begins && raw[at] == '-' && raw[at + 1] == '-') {
        lines++;
      }
    }
    return lines;
  }

  /** Notices of absence, of delivery, and what goes to many (RFC 3834, sections 2 and 5). */
  private static boolean byMachine(MimeMessage mail) throws MessagingException {
    String submitted = header(mail, "Auto-Submitted");
    String precedence = header(mail, "Precedence");
    return (!submitted.isEmpty() && !submitted.split("[;(\\s]", 2)[0].equals("no"))
        || Set.of("bulk", "junk", "list", "auto_reply").contains(precedence)
        || !header(mail, "X-Autoreply").isEmpty()
        || !header(mail, "X-Autorespond").isEmpty()
        || !header(mail, "List-Id").isEmpty()
        || header(mail, "Return-Path").equals("<>")
        || header(mail, "Content-Type").startsWith("multipart/report");
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    @Nullable String value = mail.getHeader(name, " ");
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> sender(MimeMessage mail) throws MessagingException {
    @Nullable String from = mail.getHeader("From", ",");
    if (from == null) {
      return Optional.empty();
    }
    InternetAddress[] all = InternetAddress.parseHeader(from, false);
    @Nullable String address = all.length == 1 ? all[0].getAddress() : null;
    return Optional.ofNullable(address)
        .filter(
            text ->
                text.length() <= LONGEST_ADDRESS && text.matches("[^\\s<>\",;@]+@[^\\s<>\",;@]+"))
        .map(text -> text.toLowerCase(Locale.ROOT));
  }

  /** The way through the parts of one mail. */
  final class Reading {

    private int parts;

    /** Plain text where there is any, else that of the HTML. */
    Optional<String> text(Part part, int depth) throws MessagingException, IOException {
      parts++;
      if (parts > MOST_PARTS || depth > DEEPEST || attached(part)) {
        return Optional.empty();
      }
      if (part.isMimeType("text/plain")) {
        return Optional.of(decoded(part));
      }
      if (part.isMimeType("text/html")) {
        return Optional.of(ofHtml(decoded(part)));
      }
      return part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many
          ? among(many, depth)
          : Optional.empty();
    }

    private Optional<String> among(Multipart many, int depth)
        throws MessagingException, IOException {
      Optional<String> found = Optional.empty();
      for (int at = 0; at < many.getCount() && parts <= MOST_PARTS; at++) {
        BodyPart part = many.getBodyPart(at);
        // Of several the plain one; else the first, since signatures and footers come last.
        if (part.isMimeType("text/plain") && !attached(part)) {
          return text(part, depth + 1);
        }
        if (found.isEmpty()) {
          found = text(part, depth + 1);
        }
      }
      return found;
    }

    private static boolean attached(Part part) throws MessagingException {
      return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    }

    private static String decoded(Part part) throws MessagingException, IOException {
      try (InputStream in = part.getInputStream()) {
        return new String(in.readNBytes(ReplyMailbox.LARGEST), charset(part));
      }
    }

    /** As declared; what no Java knows is read as UTF-8, in which digits are digits. */
    private static Charset charset(Part part) throws MessagingException {
      @Nullable String type = part.getContentType();
      try {
        @Nullable String named =
            type == null ? null : new ContentType(type).getParameter("charset");
        return named == null
            ? StandardCharsets.UTF_8
            : Charset.forName(MimeUtility.javaCharset(named));
      } catch (MessagingException | IllegalArgumentException e) {
        return StandardCharsets.UTF_8;
      }
    }

    private static String ofHtml(String html) {
      return new HtmlWords().of(Jsoup.parse(html));
    }
  }
}
