package vn.gov.haiduong.haidang.net;

import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;

/** The exchange ended in a verdict. Carries no stack trace: it is an answer, not an accident. */
final class HttpFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Outcome.Down outcome;

  HttpFault(Cause cause, String said) {
    super(said, null, false, false);
    this.outcome = new Outcome.Down(cause, said);
  }

  static HttpFault malformed(String what) {
    return new HttpFault(Cause.HTTP_MALFORMED, "Trả lời HTTP sai quy cách: " + what);
  }

  static HttpFault tooLarge(String what) {
    return new HttpFault(Cause.HTTP_TOO_LARGE, what + " của trả lời HTTP vượt 256 KiB");
  }

  static HttpFault closed() {
    return new HttpFault(Cause.HTTP_CLOSED, "Máy chủ ngắt kết nối khi chưa trả lời xong");
  }

  Outcome.Down outcome() {
    return outcome;
  }
}
