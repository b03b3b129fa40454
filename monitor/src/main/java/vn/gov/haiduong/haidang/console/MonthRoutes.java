package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.console.Routes.Endpoint;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.wording.Plain;

/** Which path about months is answered by what. Reading needs a viewer, closing a leader. */
final class MonthRoutes {

  static final String PAGE = "/bao-cao";
  static final String EVIDENCE = "xem-lai";
  private static final int LONGEST = 200;
  private static final int LONGEST_REASON = 500;

  private final Reception reception;
  private final Acting acting;
  private final MonthPorts ports;

  MonthRoutes(Reception reception, Acting acting, MonthPorts ports) {
    this.reception = reception;
    this.acting = acting;
    this.ports = ports;
  }

  /** What answers at a path below {@link #PAGE}; null when nothing does. */
  @Nullable Endpoint find(String path, boolean post, byte[] body) {
    String[] parts = path.substring(1).split("/", -1);
    if (parts.length == 1) {
      return post
          ? null
          : get(
              r ->
                  reception.page(
                      r,
                      "Báo cáo tháng",
                      false,
                      (s, v) -> new MonthPage(s, v).list(ports.months())));
    }
    if (!post && parts.length == 2 && parts[1].equals("kiem-tra")) {
      return get(
          r ->
              reception.soon(
                  r,
                  "Kiểm tra",
                  ports::verify,
                  (said, s, v) -> new MonthPage(s, v).verified(said)));
    }
    if (!post && parts.length == 2 && parts[1].equals("so-sanh")) {
      return get(this::compare);
    }
    Optional<YearMonth> month = month(parts[1]);
    if (month.isEmpty()) {
      return null;
    }
    if (post && parts.length == 3) {
      return switch (parts[2]) {
        case "khoa" -> posted(r -> close(r, month.get(), body));
        case "y-kien" -> posted(r -> hear(r, month.get(), body));
        default -> null;
      };
    }
    if (post) {
      return null;
    }
    if (parts.length == 3 && parts[2].equals(EVIDENCE)) {
      return get(r -> evidence(r, month.get()));
    }
    return parts.length == 2
        ? get(r -> page(r, month.get()))
        : parts.length == 4 && parts[2].matches("[0-9]{1,3}")
            ? get(r -> file(r, month.get(), Integer.parseInt(parts[2]), parts[3]))
            : null;
  }

  private static Endpoint get(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.GET, work);
  }

  private static Endpoint posted(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.POST, work);
  }

  static Optional<YearMonth> month(@Nullable String text) {
    try {
      return text != null && text.matches("[0-9]{4}-[0-9]{2}")
          ? Optional.of(YearMonth.parse(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Work page(HttpServerRequest request, YearMonth month) {
    Optional<MonthPorts.Progress> progress =
        ports.progress().filter(it -> it.month().equals(month));
    if (progress.orElse(null) instanceof MonthPorts.Progress.Running running) {
      return reception.page(
          request, "Đang khóa sổ", true, (s, v) -> new MonthPage(s, v).closing(running));
    }
    return reception.soon(
        request,
        "Báo cáo tháng " + month,
        () -> ports.outages(month),
        (outages, sheet, visitor) -> {
          MonthPage page = new MonthPage(sheet, visitor);
          ports.months().stream()
              .filter(known -> known.month().equals(month))
              .findFirst()
              .ifPresentOrElse(
                  known -> page.month(known, progress, outages),
                  () -> sheet.html().leaf("p", "Sổ không có tháng này."));
        });
  }

  private Work evidence(HttpServerRequest request, YearMonth month) {
    String target = String.valueOf(request.getParam("target"));
    Optional<Instant> outage = Hearing.instant(String.valueOf(request.getParam("outage")));
    return reception.page(
        request,
        "Xem lại giờ gián đoạn",
        false,
        (sheet, visitor) ->
            outage
                .flatMap(start -> ports.evidence(month, target, start))
                .ifPresentOrElse(
                    found -> new EvidencePage(sheet).write(found, true, PAGE + "/" + month),
                    () -> sheet.html().leaf("p", "Tháng này không có lần gián đoạn đó.")));
  }

  private Work compare(HttpServerRequest request) {
    Optional<YearMonth> one = month(request.getParam("a"));
    Optional<YearMonth> other = month(request.getParam("b"));
    if (one.isEmpty() || other.isEmpty()) {
      return Routes.now(reception.said(400, "Chưa làm được", "Cần hai tháng, dạng 2026-10."));
    }
    return reception.soon(
        request,
        "So sánh hai tháng",
        () -> ports.compare(one.get(), other.get()),
        (rows, s, v) -> new MonthPage(s, v).compared(one.get(), other.get(), rows));
  }

  private Work file(HttpServerRequest request, YearMonth month, int edition, String name) {
    if (!reception.visitor(request).may(Role.VIEWER)) {
      return Routes.now(Reception.toLogin(PAGE + "/" + month));
    }
    if (!reception.gate().take("months " + Gate.caller(request), 10, 0.2)) {
      return Routes.now(Routes.tooMany());
    }
    return new Work.Ask(
        Future.fromCompletionStage(ports.file(month, edition, name))
            .map(
                soon ->
                    switch (soon) {
                      case Soon.Working<Optional<byte[]>>(Instant since) ->
                          reception.working("Đang lập tệp " + name, since);
                      case Soon.Ready<Optional<byte[]>>(Optional<byte[]> file) ->
                          file.map(bytes -> download(month, name, bytes))
                              .orElseGet(
                                  () ->
                                      reception.said(
                                          404,
                                          "Không có tệp này",
                                          "Không có, hoặc tệp khác lúc khóa sổ."));
                    }));
  }

  private static Answer download(YearMonth month, String name, byte[] bytes) {
    return new Answer(200, type(name), Map.of(), List.of(bytes))
        .with("Content-Disposition", "attachment; filename=\"bao-cao-" + month + "-" + name + "\"");
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "pdf" -> "application/pdf";
      case "json" -> Answer.JSON;
      case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
      default -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    };
  }

  private Work close(HttpServerRequest request, YearMonth month, byte[] body) {
    return acting.checked(
        request,
        body,
        false,
        Role.LEADER,
        (who, data) ->
            done(
                month,
                () -> {
                  reception.ports().audit().keep(who.id(), "report_closing", month.toString());
                  return ports.close(month, who.name(), Plain.shown(data.text("reason"), LONGEST));
                }));
  }

  private Work hear(HttpServerRequest request, YearMonth month, byte[] body) {
    return acting.checked(
        request,
        body,
        false,
        Role.OPERATOR,
        (who, data) ->
            done(
                month,
                () -> {
                  boolean confirmed = data.text("answer").equals("confirmed");
                  String reason = Plain.shown(data.text("reason"), LONGEST_REASON).strip();
                  if (!confirmed && reason.isEmpty()) {
                    return Optional.of("Phản đối cần nêu lý do");
                  }
                  try {
                    return ports.hear(
                        month,
                        Optional.empty(),
                        who.name(),
                        List.of(
                            new MonthPorts.Said(
                                data.text("target"),
                                Instant.parse(data.text("outage")),
                                confirmed,
                                reason)));
                  } catch (DateTimeException e) {
                    return Optional.of("Thời điểm không đúng");
                  }
                }));
  }

  private Work done(YearMonth month, Supplier<Optional<String>> act) {
    return new Work.Render(
        () ->
            act.get()
                .map(why -> reception.said(409, "Chưa làm được", why))
                .orElseGet(() -> Reception.seeOther(PAGE + "/" + month)));
  }
}
