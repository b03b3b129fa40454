package vn.gov.haiduong.haidang.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading scripts without running them. */
final class Code {

  private static final int MAX = 200_000;

  private static final Pattern ESCAPED =
      Pattern.compile("\\\\x([0-9a-fA-F]{2})|\\\\u([0-9a-fA-F]{4})|\\\\([0-7]{2,3})");
  private static final Pattern CHAR_CODES =
      Pattern.compile(
          "fromCharCode\\s?[(.,\\w\\s]{0,20}[\\[(]?\\s?((?:0x[0-9a-fA-F]{1,4}|\\d{1,5})(?:\\s?,\\s?(?:0x[0-9a-fA-F]{1,4}|\\d{1,5})){2,4000})");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "\\[\\s?((?:0x[0-9a-fA-F]{1,4}|\\d{2,3})(?:\\s?,\\s?(?:0x[0-9a-fA-F]{1,4}|\\d{2,3})){8,4000})\\s?\\]");
  private static final Pattern PACKED =
      Pattern.compile(
          "[\"'`](?:data:(?:text|application)/[\\w.+-]{2,30}(?:;charset=[\\w-]{2,12})?;base64,)?([A-Za-z0-9+/_-]{12,20000}={0,2})[\"'`]");
  private static final Pattern PERCENT =
      Pattern.compile(
          "[\"'`]([^\"'`]{0,200}(?:(?:%u?[0-9a-fA-F]{2,4}){3}|%3[cC])[^\"'`]{0,20000})[\"'`]");
  private static final Pattern MIXED_JOINS = Pattern.compile("[\"'`]\\s{0,5}\\+\\s{0,5}[\"'`]");
  private static final Pattern ARRAY =
      Pattern.compile(
          "\\[\\s?((?:[\"'][^\"']{0,80}[\"']\\s?,\\s?){1,200}[\"'][^\"']{0,80}[\"'])\\s?\\]");
  private static final Pattern QUOTED = Pattern.compile("[\"'`]([^\"'`\\n]{8,2000})[\"'`]");

  private Code() {}

  /** The code with strings that it joins on the spot written as one. */
  static String joined(String code) {
    return code.indexOf('+') < 0 ? code : MIXED_JOINS.matcher(code).replaceAll("");
  }

  /**
   * What strings of the code are when they are decoded; one layer under another, thrice at most.
   */
  static String opened(String code) {
    String text = code.length() > MAX ? code.substring(0, MAX) : code;
    StringBuilder out = new StringBuilder();
    String layer = text;
    for (int depth = 0; depth < 3 && out.length() < MAX; depth++) {
      String next = layer(layer);
      if (next.isBlank()) {
        break;
      }
      out.append(next).append('\n');
      layer = next.length() > MAX ? next.substring(0, MAX) : next;
    }
    return out.length() > MAX ? out.substring(0, MAX) : out.toString();
  }

  private static String layer(String code) {
    StringBuilder out = new StringBuilder();
    String joined = MIXED_JOINS.matcher(code).replaceAll("");
    if (!joined.equals(code)) {
      out.append(joined).append('\n');
    }
    if (ESCAPED.matcher(joined).find()) {
      out.append(
              ESCAPED
                  .matcher(joined)
                  .replaceAll(
                      m ->
                          Matcher.quoteReplacement(
                              String.valueOf(
                                  (char)
                                      (m.group(1) != null
                                          ? Integer.parseInt(m.group(1), 16)
                                          : m.group(2) != null
                                              ? Integer.parseInt(m.group(2), 16)
                                              : Integer.parseInt(m.group(3), 8))))))
          .append('\n');
    }
    numbers(CHAR_CODES.matcher(code), out);
    numbers(NUMBERS.matcher(code), out);
    Matcher packed = PACKED.matcher(joined);
    while (packed.find() && out.length() < MAX) {
      unpacked(packed.group(1)).ifPresent(plain -> out.append(plain).append('\n'));
    }
    Matcher percent = PERCENT.matcher(joined);
    while (percent.find() && out.length() < MAX) {
      out.append(WebAddress.decoded(percent.group(1).replaceAll("%u00([0-9a-fA-F]{2})", "%$1")))
          .append('\n');
    }
    pieces(joined, out);
    Matcher array = ARRAY.matcher(code);
    while (array.find() && out.length() < MAX) {
      out.append(array.group(1).replaceAll("[\"']\\s?,\\s?[\"']", "").replaceAll("[\"']", ""))
          .append('\n');
    }
    if (code.contains("reverse")) {
      Matcher quoted = QUOTED.matcher(joined);
      while (quoted.find() && out.length() < MAX) {
        String turned = new StringBuilder(quoted.group(1)).reverse().toString();
        if (turned.contains("//") || turned.contains("location")) {
          out.append('"').append(turned).append("\"\n");
        }
      }
    }
    return out.toString();
  }

  private static final Pattern LEADS =
      Pattern.compile("<(?:a|iframe|form|embed|object)\\s", Pattern.CASE_INSENSITIVE);

  /** Strings of the code that are mark-up with something in it that leads elsewhere. */
  static List<String> markup(String code) {
    List<String> found = new ArrayList<>();
    if (!LEADS.matcher(code).find()
        && !LEADS.matcher(MIXED_JOINS.matcher(code).replaceAll("")).find()) {
      return found;
    }
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < code.length() && found.size() < 40) {
      char c = code.charAt(i);
      if (c != '"' && c != '\'' && c != '`') {
        boolean joins = c <= ' ' || c == '+' || c == ',' || c == '(' || c == ')';
        if (!joins && !text.isEmpty()) {
          keep(text, found);
        }
        i++;
        continue;
      }
      i = string(code, i, text);
    }
    keep(text, found);
    return found;
  }

  private static void keep(StringBuilder text, List<String> found) {
    String html = text.toString();
    text.setLength(0);
    if (html.length() < 50_000 && LEADS.matcher(html).find()) {
      found.add(html);
    }
  }

  /** Reads the string that begins at {@code from}; gives where the code goes on. */
  private static int string(String code, int from, StringBuilder into) {
    char quote = code.charAt(from);
    int i = from + 1;
    while (i < code.length()) {
      char c = code.charAt(i);
      if (c == quote || (c == '\n' && quote != '`')) {
        return i + 1;
      }
      if (c == '\\' && i + 1 < code.length()) {
        i++;
        char escaped = code.charAt(i);
        into.append(escaped == 'n' || escaped == 't' || escaped == 'r' ? ' ' : escaped);
      } else {
        into.append(c);
      }
      i++;
    }
    return i;
  }

  private static void numbers(Matcher matcher, StringBuilder out) {
    while (matcher.find() && out.length() < MAX) {
      for (String number : matcher.group(1).split("\\s?,\\s?", 5000)) {
        int n =
            number.startsWith("0x")
                ? Integer.parseInt(number.substring(2), 16)
                : Integer.parseInt(number.strip());
        if (n >= 9 && n < 0xFFFF) {
          out.append((char) n);
        }
      }
      out.append('\n');
    }
  }

  private static final Pattern BUILT =
      Pattern.compile(
          "([A-Za-z_$][\\w$]{0,40})\\s?\\+?=\\s?(?:\"([^\"\\n]{1,300})\"|'([^'\\n]{1,300})')");
  private static final Pattern HEXES = Pattern.compile("[\"']((?:[0-9a-fA-F]{2}){8,2000})[\"']");
  private static final Pattern MASK =
      Pattern.compile("(?:\\^|\\bxor\\b)\\s?\\(?\\s?(0x[0-9a-fA-F]{1,2}|\\d{1,3})");
  private static final Pattern JUNK =
      Pattern.compile(
          "[\"']([^\"'\\n]{8,2000})[\"']\\s?\\.\\s?replace(?:All)?\\(\\s?[/\"']([^/\"'\\\\\\[\\](){}*+?.|^$]{1,20})[/\"']g?\\s?,\\s?(?:\"\"|'')");
  private static final Pattern PACKER =
      Pattern.compile(
          "\\}\\s?\\(\\s?(['\"])((?:\\\\.|(?!\\1)[^\\\\]){1,20000})\\1\\s?,\\s?(\\d{1,2})\\s?,\\s?\\d{1,5}\\s?,\\s?['\"]([^'\"]{0,20000})['\"]\\s?\\.\\s?split\\(");
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]{1,4}");

  /** Ways in which an address is put together piece by piece as the script runs. */
  private static void pieces(String code, StringBuilder out) {
    if (code.contains("+=")) {
      Map<String, StringBuilder> built = new LinkedHashMap<>();
      Matcher part = BUILT.matcher(code);
      while (part.find() && built.size() < 200) {
        String text = part.group(2) != null ? part.group(2) : part.group(3);
        built.computeIfAbsent(part.group(1), _ -> new StringBuilder()).append(text);
      }
      built.values().stream()
          .filter(b -> b.indexOf("//") >= 0)
          .forEach(b -> out.append('"').append(b).append("\"\n"));
    }
    if (code.contains("parseInt") || code.contains("fromCharCode")) {
      Matcher hex = HEXES.matcher(code);
      while (hex.find() && out.length() < MAX) {
        readable(HexFormat.of().parseHex(hex.group(1)))
            .ifPresent(plain -> out.append('"').append(plain).append("\"\n"));
      }
    }
    Matcher junk = JUNK.matcher(code);
    while (junk.find() && out.length() < MAX) {
      out.append('"').append(junk.group(1).replace(junk.group(2), "")).append("\"\n");
    }
    Matcher mask = MASK.matcher(code);
    Matcher numbers = NUMBERS.matcher(code);
    if (mask.find() && numbers.find()) {
      int key = number(mask.group(1));
      StringBuilder plain = new StringBuilder();
      for (String n : numbers.group(1).split("\\s?,\\s?", 5000)) {
        plain.append((char) (number(n.strip()) ^ key));
      }
      out.append('"').append(plain).append("\"\n");
    }
    if (code.contains(".split(")) {
      Matcher packer = PACKER.matcher(code);
      if (packer.find()) {
        int base = Integer.parseInt(packer.group(3));
        String[] names = packer.group(4).split("\\|", -1);
        out.append(
                WORD.matcher(packer.group(2).replace("\\'", "'"))
                    .replaceAll(m -> Matcher.quoteReplacement(named(m.group(), base, names))))
            .append('\n');
      }
    }
  }

  private static int number(String text) {
    return text.startsWith("0x") ? Integer.parseInt(text.substring(2), 16) : Integer.parseInt(text);
  }

  /** A word of a packed script: its place in the list of names, counted in the packer's digits. */
  private static String named(String word, int base, String[] names) {
    long place = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int digit = c <= '9' ? c - '0' : c >= 'a' ? c - 'a' + 10 : c - 'A' + 36;
      if (digit >= base) {
        return word;
      }
      place = place * base + digit;
    }
    return place < names.length && !names[(int) place].isEmpty() ? names[(int) place] : word;
  }

  private static Optional<String> readable(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    long told =
        text.chars()
            .filter(c -> (c >= ' ' && c < 127) || c == '\n' || (c >= 0xC0 && Character.isLetter(c)))
            .count();
    return told * 10 >= text.length() * 9L ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> unpacked(String packed) {
    try {
      String plain = packed.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
      if (plain.length() % 4 == 1) {
        return Optional.empty();
      }
      return readable(Base64.getDecoder().decode(plain)).map(text -> "\"" + text + "\"");
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The text of a data: address. */
  static Optional<String> dataOf(String address) {
    int comma = address.indexOf(',');
    if (!address.startsWith("data:") || comma < 0) {
      return Optional.empty();
    }
    String text = address.substring(comma + 1, Math.min(address.length(), MAX));
    return address.substring(0, comma).contains("base64")
        ? unpacked(text)
        : Optional.of(WebAddress.decoded(text));
  }

  /** The code with its comments blanked; strings stay, also where they look like comments. */
  static String withoutComments(String code) {
    String text = code.length() > 300_000 ? code.substring(0, 300_000) : code;
    if (text.indexOf("/*") < 0 && text.indexOf("//") < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        int end = i + 1;
        while (end < text.length()
            && text.charAt(end) != c
            && (c == '`' || text.charAt(end) != '\n')) {
          end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end + 1, text.length());
        out.append(text, i, end);
        i = end;
      } else if (c == '/' && i + 1 < text.length() && text.charAt(i + 1) == '/') {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (c == '/' && i + 1 < text.length() && text.charAt(i + 1) == '*') {
        int end = text.indexOf("*/", i + 2);
        i = end < 0 ? text.length() : end + 2;
        out.append(' ');
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }
}
