package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Spans;

/** "Kiểm tra ngay": one extra measurement, outside the schedule and outside all figures. */
final class Probing {

  private static final long SECONDS = 60;

  private final Reception reception;
  private final Acting acting;
  private final ConsolePorts.ProbeNow probeNow;

  Probing(Reception reception, Acting acting, ConsolePorts.ProbeNow probeNow) {
    this.reception = reception;
    this.acting = acting;
    this.probeNow = probeNow;
  }

  /**
   * Measures.
   *
   * @param rawId as it stands in the path
   */
  Work probe(HttpServerRequest request, String rawId, byte[] body, boolean api) {
    return acting.checked(request, body, api, Role.OPERATOR, (who, _) -> probe(rawId, who, api));
  }

  private Work probe(String rawId, Who who, boolean api) {
    Optional<TargetId> id = id(rawId);
    if (id.isEmpty()) {
      return Routes.now(reception.problem(api, 404, "no_such_target", "Không có đối tượng này"));
    }
    if (!reception.gate().take("probe", 10, 1)
        || !reception.gate().take("probe " + id.get(), 2, 0.1)) {
      return Routes.now(
          api
              ? Routes.tooMany()
              : reception.said(
                  429,
                  "Chưa đo được",
                  "Đối tượng này vừa được kiểm tra; hãy đợi 10 giây rồi thử lại."));
    }
    reception.ports().audit().keep(who.id(), "probed", id.get().value());
    Future<Optional<Observation>> measured =
        probeNow.probe(id.get()).timeout(SECONDS, TimeUnit.SECONDS);
    return new Work.Ask(
        measured.map(
            made ->
                made.map(seen -> api ? Answer.json(Api.observation(seen)) : page(id.get(), seen))
                    .orElseGet(
                        () ->
                            reception.problem(
                                api,
                                404,
                                "not_measured",
                                "Không có đối tượng này, hoặc nó không được đo từ đây"))));
  }

  static Optional<TargetId> id(String raw) {
    try {
      return Optional.of(
          new TargetId(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Answer page(TargetId id, Observation seen) {
    Sheet sheet =
        Sheet.begin(
            "Kiểm tra ngay",
            false,
            reception.clock().now(),
            reception.snapshot().get(),
            reception.build());
    Html html = sheet.html();
    html.open("p", "class", "crumbs");
    html.leaf("a", "Về trang của đối tượng", "href", Sheet.href(id));
    html.close();
    html.leaf("h1", "Kết quả kiểm tra ngay");
    html.open("div", "class", "standing " + Sheet.looks(seen.outcome().verdict()).label());
    html.open("p");
    sheet.state(Sheet.looks(seen.outcome().verdict()));
    html.text(" lúc ");
    sheet.time(seen.startedAt());
    html.text(", mất " + Spans.words(Duration.ofNanos(seen.durationNanos())));
    html.close();
    seen.outcome()
        .cause()
        .ifPresent(
            cause -> {
              html.open("p");
              html.leaf("b", CauseWords.of(cause).name());
              html.text(". " + seen.outcome().said());
              html.close();
              html.open("p");
              html.leaf("b", "Việc nên làm: ");
              html.text(CauseWords.of(cause).firstStep());
              html.close();
            });
    html.leaf(
        "p",
        "Lần đo này nằm ngoài lịch: không vào số liệu sẵn sàng và không đổi trạng thái.",
        "class",
        "note");
    html.close();
    return Answer.of(200, Answer.HTML, sheet.finish());
  }
}
