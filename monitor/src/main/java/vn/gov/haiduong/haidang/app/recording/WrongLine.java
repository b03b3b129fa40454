package vn.gov.haiduong.haidang.app.recording;

/** A line of a recording that cannot be taken; nothing of the recording counts then. */
final class WrongLine extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * What is wrong.
   *
   * @param sentence in Vietnamese: what was expected, what was found
   */
  WrongLine(long number, String sentence) {
    super("dòng " + number + ": " + sentence);
  }
}
