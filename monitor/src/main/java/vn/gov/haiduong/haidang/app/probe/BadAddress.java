package vn.gov.haiduong.haidang.app.probe;

/** What was asked for cannot be measured; the message is the Vietnamese sentence that says why. */
final class BadAddress extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  BadAddress(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
