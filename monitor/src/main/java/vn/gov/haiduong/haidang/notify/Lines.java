package vn.gov.haiduong.haidang.notify;

import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.wording.Plain;

/** Text from outside made fit for a letter. */
final class Lines {

  private Lines() {}

  /** On one line: no line end can begin a header, no control can turn the text around. */
  static String one(String text, int limit) {
    return Plain.shown(text.strip(), limit);
  }

  /** Each line by itself. */
  static String many(String text, int limit) {
    String whole = text.lines().map(line -> one(line, 1_000)).collect(Collectors.joining("\n"));
    return whole.length() <= limit ? whole : Plain.shown(whole.substring(0, limit), limit);
  }
}
