package vn.gov.haiduong.haidang.reply;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Only the lines that a person wrote himself. What he answers to carries the code too: quoted back
 * by an absent person's machine, or by somebody who asks what it is, it must not count as his word.
 * So where it is in doubt whether a line is his, it is not.
 */
final class OwnWords {

  private static final int LONGEST = 2_000;

  /** Over so many lines the sentence before a quotation may be broken. */
  private static final int LONGEST_ATTRIBUTION = 4;

  private static final Pattern ATTRIBUTION_BEGINS =
      Pattern.compile("^(vào|on|lúc|ngày)\\s.*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ATTRIBUTION_ENDS =
      Pattern.compile(
          "\\b(đã viết|viết|wrote)\\s*:$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * "-----Original Message-----" and its like, a rule of underscores, the head of the mail that is
   * answered, a signature, and the sentences of our own letters where a program quotes unmarked.
   */
  private static final List<Pattern> NO_MORE =
      List.of(
          Pattern.compile("^-{2,}.*-{2,}$"),
          Pattern.compile("^[_=*-]{5,}$"),
          Pattern.compile("^--$"),
          Pattern.compile(
              "^\\W{0,3}(từ|from)\\W{0,3}:.*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
          Pattern.compile(".*\\[TBSC].*"),
          Pattern.compile(".*((Xác nhận đã nhận|Xem sự cố): http|đọc mã .*cho trực ban).*"));

  private OwnWords() {}

  static String of(String text) {
    List<String> lines =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .lines()
            .map(line -> line.replaceAll("[\\u00a0\\u200b-\\u200f\\u202f\\ufeff]", " ").strip())
            .toList();
    StringBuilder own = new StringBuilder();
    for (int at = 0; at < lines.size() && own.length() < LONGEST; at++) {
      String line = lines.get(at);
      if (line.startsWith(">")) {
        continue;
      }
      if (attribution(lines, at) || NO_MORE.stream().anyMatch(end -> end.matcher(line).matches())) {
        break;
      }
      own.append(line, 0, Math.min(line.length(), LONGEST)).append('\n');
    }
    return own.toString().strip();
  }

  /** "Vào … đã viết:", also where it is broken into several lines. */
  private static boolean attribution(List<String> lines, int at) {
    if (ATTRIBUTION_ENDS.matcher(lines.get(at)).find()) {
      return true;
    }
    String joined =
        lines.subList(at, Math.min(lines.size(), at + LONGEST_ATTRIBUTION)).stream()
            .takeWhile(line -> !line.isEmpty())
            .collect(Collectors.joining("\n"));
    return ATTRIBUTION_BEGINS.matcher(lines.get(at)).matches()
        && joined.lines().anyMatch(line -> ATTRIBUTION_ENDS.matcher(line).find());
  }
}
