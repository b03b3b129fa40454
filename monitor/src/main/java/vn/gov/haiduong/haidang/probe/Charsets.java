package vn.gov.haiduong.haidang.probe;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which character set a page is in: byte order mark, then header, then meta, else UTF-8. */
public final class Charsets {

  /** As far as a declaration is looked for. */
  public static final int PRESCAN = 4096;

  private static final Pattern IN_HEADER =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:+-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_META =
      Pattern.compile(
          "<meta\\s[^>]{0,400}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:+-]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_XML =
      Pattern.compile("^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:+-]+)");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?(-->|\\z)", Pattern.DOTALL);

  private Charsets() {}

  /** That of the Content-Type header, if it names one that we know. */
  public static Optional<Charset> ofHeader(String contentType) {
    Matcher matcher = IN_HEADER.matcher(contentType);
    return matcher.find() ? named(matcher.group(1)) : Optional.empty();
  }

  /** That of a byte order mark. */
  public static Optional<Charset> ofMark(byte[] head, int length) {
    if (length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  /** That of a declaration in the page's first bytes. */
  public static Optional<Charset> ofMeta(byte[] head, int length) {
    String text = new String(head, 0, Math.min(length, PRESCAN), StandardCharsets.ISO_8859_1);
    Matcher xml = IN_XML.matcher(text);
    if (xml.find()) {
      return named(xml.group(1)).map(Charsets::asBytesWere);
    }
    String bare = text.contains("<!--") ? COMMENT.matcher(text).replaceAll(" ") : text;
    Matcher meta = IN_META.matcher(bare);
    return meta.find() ? named(meta.group(1)).map(Charsets::asBytesWere) : Optional.empty();
  }

  /** A declaration that could be read byte by byte cannot stand in UTF-16. */
  private static Charset asBytesWere(Charset charset) {
    return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
  }

  private static Optional<Charset> named(String label) {
    String name = label.toLowerCase(Locale.ROOT);
    String asked =
        switch (name) {
          case "utf8", "unicode-1-1-utf-8" -> "utf-8";
          // What browsers read under these names.
          case "iso-8859-1", "latin1", "us-ascii", "ascii", "iso8859-1" -> "windows-1252";
          case "x-cp1258", "cp1258" -> "windows-1258";
          case "utf-16" -> "utf-16le";
          default -> name;
        };
    try {
      return Optional.of(Charset.forName(asked));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
