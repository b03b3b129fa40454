package vn.gov.haiduong.haidang.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a page, bounded: of one that is too long or has too many tags the beginning and the
 * end are kept, because that is where strangers write.
 *
 * @param cut something in the middle is missing
 */
record PageSource(String text, boolean cut) {

  private static final int HEAD = 2_500_000;
  private static final int TAIL = 500_000;
  private static final int HEAD_TAGS = 90_000;
  private static final int TAIL_TAGS = 20_000;
  private static final int PRESCAN = 4096;

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?([A-Za-z0-9._:-]{2,40})");

  static PageSource of(byte[] body, Optional<String> contentType) {
    return bounded(decode(body, contentType));
  }

  static PageSource bounded(String all) {
    if (all.length() <= HEAD + TAIL && tags(all, HEAD_TAGS) < 0) {
      return new PageSource(all, false);
    }
    int head = Math.min(all.length(), HEAD);
    int atTags = tags(all, HEAD_TAGS);
    head = atTags >= 0 ? Math.min(head, atTags) : head;
    int tail = Math.max(head, all.length() - TAIL);
    int seen = 0;
    for (int i = all.length() - 1; i >= tail; i--) {
      if (all.charAt(i) == '<' && ++seen == TAIL_TAGS) {
        tail = i;
      }
    }
    return new PageSource(all.substring(0, head) + "\n" + all.substring(tail), true);
  }

  /** Where the n-th tag begins, or -1. */
  private static int tags(String text, int n) {
    int at = -1;
    for (int i = 0; i < n; i++) {
      at = text.indexOf('<', at + 1);
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }

  private static String decode(byte[] body, Optional<String> contentType) {
    int n = body.length;
    if (n >= 2 && (body[0] & 0xFF) == 0xFE && (body[1] & 0xFF) == 0xFF) {
      return new String(body, StandardCharsets.UTF_16BE);
    }
    if (n >= 2 && (body[0] & 0xFF) == 0xFF && (body[1] & 0xFF) == 0xFE) {
      return new String(body, StandardCharsets.UTF_16LE);
    }
    Optional<Charset> said =
        contentType
            .flatMap(PageSource::named)
            .or(
                () ->
                    named(new String(body, 0, Math.min(n, PRESCAN), StandardCharsets.ISO_8859_1))
                        .map(c -> c.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : c));
    if (said.isPresent() && !said.get().equals(StandardCharsets.UTF_8)) {
      return OldLetters.read(new String(body, said.get()));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private static Optional<Charset> named(String text) {
    Matcher matcher = CHARSET.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String label = matcher.group(1);
    try {
      return Optional.of(
          Charset.forName(
              label.equals("iso-8859-1") || label.equals("us-ascii") ? "windows-1252" : label));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
