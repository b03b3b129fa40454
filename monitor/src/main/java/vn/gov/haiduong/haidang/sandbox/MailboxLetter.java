package vn.gov.haiduong.haidang.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a letter's form as is needed to show it: one header, the first plain text. */
final class MailboxLetter {

  private static final Pattern WORD =
      Pattern.compile("=\\?utf-8\\?([bq])\\?([^?]*)\\?=\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);

  private MailboxLetter() {}

  static String subject(String letter) {
    Matcher matcher = WORD.matcher(header(letter, "subject"));
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      byte[] bytes =
          matcher.group(1).equalsIgnoreCase("b")
              ? Base64.getMimeDecoder().decode(matcher.group(2))
              : quoted(matcher.group(2).replace('_', ' '));
      matcher.appendReplacement(
          text, Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8)));
    }
    return matcher.appendTail(text).toString();
  }

  /** The first text/plain, decoded. */
  static String text(String letter) {
    String type = header(letter, "content-type");
    Matcher boundary = BOUNDARY.matcher(type);
    if (type.toLowerCase(Locale.ROOT).startsWith("multipart/") && boundary.find()) {
      String[] parts = letter.split(Pattern.quote("--" + boundary.group(1)), 20);
      for (int i = 1; i < parts.length; i++) {
        String part = parts[i].stripLeading();
        String inner = header(part, "content-type").toLowerCase(Locale.ROOT);
        if (inner.startsWith("text/plain")) {
          return body(part);
        }
        if (inner.startsWith("multipart/")) {
          return text(part);
        }
      }
      return "";
    }
    return body(letter);
  }

  private static String body(String part) {
    int blank = part.indexOf("\r\n\r\n");
    String raw = blank < 0 ? "" : part.substring(blank + 4);
    byte[] bytes =
        switch (header(part, "content-transfer-encoding").toLowerCase(Locale.ROOT)) {
          case "base64" -> Base64.getMimeDecoder().decode(raw);
          case "quoted-printable" -> quoted(raw.replace("=\r\n", ""));
          default -> raw.getBytes(StandardCharsets.UTF_8);
        };
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  private static String header(String letter, String name) {
    int blank = letter.indexOf("\r\n\r\n");
    String head = blank < 0 ? letter : letter.substring(0, blank);
    for (String line : head.replaceAll("\r\n[ \t]+", " ").split("\r\n", 200)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  private static byte[] quoted(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' && i + 2 < text.length()) {
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          out.write(high * 16 + low);
          i += 2;
          continue;
        }
      }
      out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
