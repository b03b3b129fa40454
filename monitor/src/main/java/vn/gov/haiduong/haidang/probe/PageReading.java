package vn.gov.haiduong.haidang.probe;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a body once, as it arrives, and judges it (interfaces, "Content"). Memory is bounded
 * whatever the body's length. Not thread-safe.
 */
public final class PageReading {

  private static final int LEAD = 8 * 1024;
  private static final int RAW_LEAD = 16 * 1024;
  private static final int MAX_TITLE = 300;

  /** Visible characters after which no recognition applies any more. */
  private static final int LONG_PAGE = 20_000;

  private final Recognitions recognitions;
  private final HttpRules rules;
  private final String contentType;
  private final String headers;
  private final TextFinder finder;
  private final StringBuilder lead = new StringBuilder(256);
  private final StringBuilder rawLead = new StringBuilder(256);
  private final StringBuilder title = new StringBuilder();
  private final MarkupScanner scanner = new MarkupScanner(new Visible());
  private byte[] head = new byte[1024];
  private int headLength;
  private Optional<Charset> charset = Optional.empty();
  private CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private char[] chars = new char[0];
  private byte[] rest = new byte[0];
  private boolean started;
  private boolean markup;
  private int visible;
  private boolean blankOwed;
  private boolean breakOwed;
  private boolean titleDone;
  private boolean living;

  /**
   * @param contentType as the header has it, or ""
   * @param headers each as "name: value" on a line of its own, for recognitions
   */
  public PageReading(
      HttpRules rules, Recognitions recognitions, String contentType, String headers) {
    this.rules = rules;
    this.recognitions = recognitions;
    this.contentType = contentType;
    this.headers = headers;
    this.living = headers.startsWith("refresh: ") || headers.contains("\nrefresh: ");
    this.finder =
        new TextFinder(
            Stream.concat(rules.expectText().stream(), rules.refuseText().stream()).toList());
  }

  /** Takes decoded bytes in. */
  public void feed(byte[] bytes, int from, int length) {
    if (started) {
      decode(bytes, from, length, false);
      return;
    }
    int n = Math.min(length, Charsets.PRESCAN - headLength);
    if (headLength + n > head.length) {
      head = Arrays.copyOf(head, Charsets.PRESCAN);
    }
    System.arraycopy(bytes, from, head, headLength, n);
    headLength += n;
    if (headLength == Charsets.PRESCAN) {
      start();
      decode(bytes, from + n, length - n, false);
    }
  }

  private void start() {
    started = true;
    charset =
        Charsets.ofMark(head, headLength)
            .or(() -> Charsets.ofHeader(contentType))
            .or(() -> Charsets.ofMeta(head, headLength));
    decoder =
        charset
            .orElse(StandardCharsets.UTF_8)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    markup = isMarkup();
    chars = new char[Math.min(4096, Math.max(256, headLength + 16))];
    byte[] first = head;
    head = new byte[0];
    decode(first, 0, headLength, false);
  }

  private boolean isMarkup() {
    String type = mediaType(contentType);
    if (type.isEmpty()) {
      String begin = new String(head, 0, Math.min(headLength, 1024), StandardCharsets.ISO_8859_1);
      return begin
          .toLowerCase(Locale.ROOT)
          .matches(
              "(?s).*<(!doctype|html|head|body|script|div|p|table|h1|title|!--|\\?xml|a )\\b?.*");
    }
    return type.equals("text/html") || type.endsWith("xml");
  }

  /** Type and subtype in lower case. */
  static String mediaType(String contentType) {
    int semicolon = contentType.indexOf(';');
    return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private void decode(byte[] bytes, int from, int length, boolean last) {
    if (!last && rest.length == 0 && idle()) {
      return;
    }
    ByteBuffer in;
    if (rest.length > 0) {
      in = ByteBuffer.allocate(rest.length + length).put(rest).put(bytes, from, length).flip();
      rest = new byte[0];
    } else {
      in = ByteBuffer.wrap(bytes, from, length);
    }
    CharBuffer out = CharBuffer.wrap(chars);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, last);
      scan(out.position());
    } while (result.isOverflow());
    if (last) {
      out.clear();
      CoderResult _ = decoder.flush(out);
      scan(out.position());
    } else if (in.hasRemaining()) {
      rest = new byte[in.remaining()];
      in.get(rest);
    }
  }

  /** Nothing that is still to come can change the verdict. */
  private boolean idle() {
    return visible > LONG_PAGE && !finder.busy();
  }

  private void scan(int n) {
    if (rawLead.length() < RAW_LEAD) {
      rawLead.append(chars, 0, Math.min(n, RAW_LEAD - rawLead.length()));
    }
    if (markup) {
      scanner.feed(chars, 0, n);
    } else {
      int _ = take(chars, 0, n, true);
    }
  }

  /**
   * A run of text, blanks folded.
   *
   * @param shown false for what is searched but does not stand on the page
   * @return how many of its characters can be seen
   */
  private int take(char[] run, int from, int to, boolean shown) {
    int seen = 0;
    int i = from;
    while (i < to) {
      char c = run[i];
      if (TextFinder.isBlank(c)) {
        blankOwed = true;
        i++;
      } else if (TextFinder.isIgnored(c)) {
        i++;
      } else {
        int end = i + 1;
        seen++;
        // Single blanks between letters stay as they are: most of a page is one run.
        while (end < to) {
          if (TextFinder.isLetter(run[end])) {
            seen++;
            end++;
          } else if (run[end] == ' ' && end + 1 < to && TextFinder.isLetter(run[end + 1])) {
            seen++;
            end += 2;
          } else {
            break;
          }
        }
        put(run, i, end, shown);
        i = end;
      }
    }
    return seen;
  }

  private void put(char[] run, int from, int to, boolean shown) {
    if (blankOwed || breakOwed) {
      finder.add(blankOwed ? ' ' : TextFinder.BREAK);
      if (shown && lead.length() < LEAD && !lead.isEmpty()) {
        lead.append(' ');
      }
    }
    blankOwed = false;
    breakOwed = false;
    finder.add(run, from, to);
    if (shown && lead.length() < LEAD) {
      lead.append(run, from, Math.min(to - from, LEAD - lead.length()));
    }
  }

  private final class Visible implements MarkupScanner.Sink {

    @Override
    public void text(char[] run, int from, int to, boolean inTitle) {
      if (inTitle && !titleDone && title.length() < MAX_TITLE) {
        title.append(run, from, Math.min(to - from, MAX_TITLE - title.length()));
      }
      int seen = take(run, from, to, !inTitle);
      visible += inTitle ? 0 : seen;
    }

    @Override
    public void border() {
      breakOwed = true;
      titleDone |= !title.isEmpty();
    }

    @Override
    public void living() {
      living = true;
    }
  }

  /** Ends the reading; call once. */
  public PageFacts end(int status, boolean truncated) {
    if (!started) {
      start();
    }
    decode(new byte[0], 0, 0, true);
    scanner.end();
    finder.end();
    String shown = TextFinder.plain(title.toString());
    int length = markup ? visible : lead.length();
    // A protection layer may answer in any type, and be known by its headers alone.
    boolean recognisable =
        length <= LONG_PAGE && (status == 200 ? textual() || markup : status > 400);
    Optional<Recognition.Seen> seen =
        recognisable ? Optional.of(seen(shown, length)) : Optional.empty();
    return new PageFacts(
        textual() || markup ? Optional.of(charsetName()) : charset.map(PageReading::label),
        shown.isEmpty() ? Optional.empty() : Optional.of(Printable.of(shown, MAX_TITLE)),
        status == 200 ? seen.flatMap(recognitions::page) : Optional.empty(),
        status == 200 ? Optional.empty() : seen.flatMap(recognitions::protection),
        status == 200 && !truncated && nothingToSee(),
        text(rules.expectText().size(), 0, false),
        text(rules.refuseText().size(), rules.expectText().size(), true),
        truncated);
  }

  private Recognition.Seen seen(String shown, int length) {
    String raw = Recognition.folded(rawLead.toString());
    int links = 0;
    for (int at = raw.indexOf("<a "); at >= 0; at = raw.indexOf("<a ", at + 3)) {
      links++;
    }
    return new Recognition.Seen(
        Recognition.folded(shown),
        Recognition.folded(lead.toString()),
        raw,
        headers,
        length,
        links);
  }

  private Optional<String> text(int count, int from, boolean present) {
    for (int i = 0; i < count; i++) {
      if (finder.found(from + i) == present) {
        return Optional.of(present ? rules.refuseText().get(i) : rules.expectText().get(i));
      }
    }
    return Optional.empty();
  }

  private boolean textual() {
    String type = mediaType(contentType);
    return type.isEmpty() || type.startsWith("text/") || type.equals("application/xhtml+xml");
  }

  private boolean nothingToSee() {
    return textual() && !living && (markup ? visible : lead.length()) == 0;
  }

  private String charsetName() {
    return label(charset.orElse(StandardCharsets.UTF_8));
  }

  private static String label(Charset charset) {
    return charset.name().toLowerCase(Locale.ROOT);
  }
}
