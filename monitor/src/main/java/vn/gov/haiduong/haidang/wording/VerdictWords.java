package vn.gov.haiduong.haidang.wording;

import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.Verdict;

/** Words of verdicts, states and kinds of measurement. */
public final class VerdictWords {

  private VerdictWords() {}

  /** One word for a table: the same words as the states of a target, which verdicts become. */
  public static String of(Verdict verdict) {
    return switch (verdict) {
      case UP -> State.UP.words();
      case DEGRADED -> State.DEGRADED.words();
      case DOWN -> State.DOWN.words();
      case UNKNOWN -> State.UNKNOWN.words();
    };
  }

  public static String of(State state) {
    return state.words();
  }

  /** A sign that tells the verdict where there is no colour. */
  public static String sign(Verdict verdict) {
    return switch (verdict) {
      case UP -> "✔";
      case DEGRADED -> "▲";
      case DOWN -> "✖";
      case UNKNOWN -> "?";
    };
  }

  /** What was measured, as the subject of a sentence. */
  public static String of(ProbeKind kind) {
    return switch (kind) {
      case HTTP -> "Trang web";
      case TLS -> "Kết nối TLS";
      case TCP -> "Cổng TCP";
      case DNS -> "Máy chủ tên miền";
      case ICMP -> "Máy (ICMP)";
      case SMTP -> "Máy chủ thư (SMTP)";
      case SIP -> "Thiết bị hội nghị (SIP)";
      case NTP -> "Máy chủ giờ (NTP)";
      case HEARTBEAT -> "Tín hiệu sống";
    };
  }
}
