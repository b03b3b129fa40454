package vn.gov.haiduong.haidang.app.duties;

import java.util.EnumMap;
import java.util.Map;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.PageFact;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;

/** What the other scheme than the registered one showed. */
final class TransportFacts {

  private TransportFacts() {}

  /** A site registered with https, asked over http. */
  static PageFact redirect(FetchedPage seen) {
    return switch (seen.observation().outcome()) {
      case Outcome.Unknown(Cause _, String said) -> new PageFact(Result.UNCONFIRMED, said);
      case Outcome.Up _, Outcome.Degraded _ ->
          seen.page().map(page -> page.finalUrl().startsWith("https:")).orElse(false)
              ? new PageFact(Result.MET, "http tự chuyển sang https")
              : new PageFact(Result.NOT_MET, "http trả lời mà không chuyển sang https");
      case Outcome.Down(Cause cause, String said) ->
          closed(cause)
              ? new PageFact(Result.MET, "Cổng http không mở, chỉ có https")
              : new PageFact(Result.NOT_MET, "http không dẫn sang https: " + said);
    };
  }

  /** A site registered with http, asked over https. */
  static Map<CheckCode, PageFact> secured(FetchedPage seen) {
    Map<CheckCode, PageFact> facts = new EnumMap<>(CheckCode.class);
    switch (seen.observation().outcome()) {
      case Outcome.Unknown(Cause _, String said) ->
          facts.put(CheckCode.HTTPS, new PageFact(Result.UNCONFIRMED, said));
      case Outcome.Up _, Outcome.Degraded _ -> {
        boolean sound =
            seen.observation()
                .speaker()
                .flatMap(AddressResult::tls)
                .map(tls -> tls.flaws().isEmpty())
                .orElse(false);
        facts.put(
            CheckCode.HTTPS,
            sound
                ? new PageFact(Result.MET, "Có https với chứng thư số hợp lệ")
                : new PageFact(Result.NOT_MET, "Có https nhưng chứng thư số có lỗi"));
        seen.page()
            .ifPresent(
                page ->
                    facts.put(
                        CheckCode.HSTS,
                        page.strictTransport().isEmpty()
                            ? new PageFact(
                                Result.NOT_MET, "Không có tiêu đề Strict-Transport-Security")
                            : new PageFact(Result.MET, "Có tiêu đề Strict-Transport-Security")));
      }
      case Outcome.Down(Cause _, String said) -> {
        facts.put(
            CheckCode.HTTPS, new PageFact(Result.NOT_MET, "Không có https dùng được: " + said));
        facts.put(CheckCode.HSTS, new PageFact(Result.NOT_MET, "Không có https nên không có HSTS"));
      }
    }
    return facts;
  }

  private static boolean closed(Cause cause) {
    return cause == Cause.CONNECT_REFUSED
        || cause == Cause.CONNECT_TIMEOUT
        || cause == Cause.CONNECT_RESET
        || cause == Cause.UNREACHABLE;
  }
}
