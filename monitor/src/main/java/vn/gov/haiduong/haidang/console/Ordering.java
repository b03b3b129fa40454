package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.maintenance.Objection;
import vn.gov.haiduong.haidang.maintenance.Step;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Plain;

/** Planning, approving and ending maintenance, and muting targets and units. */
final class Ordering {

  static final String MAINTENANCE = "/bao-tri";
  static final String MUTES = "/ngung-nhac";
  static final String MAINTENANCE_API = "/api/v1/maintenance";
  private static final long SECONDS = 15;
  private static final int LONGEST = 1_000;

  private final Reception reception;
  private final Acting acting;

  Ordering(Reception reception, Acting acting) {
    this.reception = reception;
    this.acting = acting;
  }

  private Orders orders() {
    return reception.ports().orders();
  }

  private Instant now() {
    return reception.clock().now().truncatedTo(ChronoUnit.MILLIS);
  }

  // ---- maintenance -------------------------------------------------------------------------

  Work page(HttpServerRequest request) {
    String asked = Optional.ofNullable(request.getParam("q")).orElse("");
    return reception.page(
        request,
        "Bảo trì",
        false,
        (sheet, visitor) ->
            new MaintenancePage(sheet, reception.ports().world().get(), visitor)
                .write(orders().maintenance(), asked.substring(0, Math.min(100, asked.length()))));
  }

  Work plan(HttpServerRequest request, byte[] body, boolean api) {
    return acting.checked(
        request, body, api, Role.OPERATOR, (who, data) -> planned(who, data, api));
  }

  private Work planned(Who who, FormData data, boolean api) {
    Instant now = now();
    try {
      List<TargetId> targets =
          data.all("target").stream().filter(id -> !id.isBlank()).map(TargetId::new).toList();
      boolean known =
          targets.stream().allMatch(id -> reception.ports().world().get().subject(id).isPresent());
      if (!known) {
        return bad(api, "Có đối tượng không có trong danh mục");
      }
      Instant start = moment(data.text("start"));
      Instant end = moment(data.text("end"));
      if (!end.isAfter(start)) {
        return bad(api, "Giờ kết thúc phải sau giờ bắt đầu");
      }
      String announced = data.text("announced");
      vn.gov.haiduong.haidang.maintenance.Work work =
          new vn.gov.haiduong.haidang.maintenance.Work(
              id(now, who, data),
              Plain.shown(data.text("what"), LONGEST),
              targets,
              start,
              end,
              Plain.shown(data.text("document"), 100),
              announced.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(announced)),
              Plain.shown(data.text("told"), LONGEST),
              signed(now, who),
              Optional.empty(),
              Optional.empty());
      return take(new Step.Planned(work), api);
    } catch (DateTimeParseException e) {
      return bad(api, "Ngày giờ: cần dạng 2026-11-30T22:00, ngày: 2026-11-20");
    } catch (IllegalArgumentException e) {
      return bad(api, "Mã đối tượng không đúng");
    }
  }

  private static String id(Instant now, Who who, FormData data) {
    String day = Province.local(now).toLocalDate().toString().replace("-", "").substring(2);
    String made = Secret.digest(now + who.id() + data.fields()).substring(0, 5);
    return "BT-" + day + "-" + made.toUpperCase(Locale.ROOT);
  }

  /** Local time as a form sends it, or an instant with its offset. */
  private static Instant moment(String text) {
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS)
        : LocalDateTime.parse(text).atZone(Province.ZONE).toInstant();
  }

  private static vn.gov.haiduong.haidang.maintenance.Work.Signed signed(Instant at, Who who) {
    return new vn.gov.haiduong.haidang.maintenance.Work.Signed(at, who.name());
  }

  /** Approve and end. */
  Work act(HttpServerRequest request, String id, String act, byte[] body, boolean api) {
    return switch (act) {
      case "duyet", "approve" ->
          acting.checked(
              request,
              body,
              api,
              Role.LEADER,
              (who, data) ->
                  take(
                      new Step.Approved(
                          id, signed(now(), who), Plain.shown(data.text("document"), 101)),
                      api));
      case "ket-thuc", "end" ->
          acting.checked(
              request,
              body,
              api,
              Role.OPERATOR,
              (who, _) -> take(new Step.Ended(id, signed(now(), who)), api));
      default -> bad(api, "Không có thao tác này");
    };
  }

  private Work take(Step step, boolean api) {
    return new Work.Ask(
        orders()
            .take(step)
            .timeout(SECONDS, TimeUnit.SECONDS)
            .map(
                objection ->
                    objection
                        .map(why -> objected(why, api))
                        .orElseGet(
                            () ->
                                api
                                    ? Answer.json(
                                        new JsonObject().put("done", true).put("id", step.id()))
                                    : Reception.seeOther(MAINTENANCE))));
  }

  private Answer objected(Objection why, boolean api) {
    return reception.problem(api, why == Objection.UNKNOWN ? 404 : 409, why.label(), why.words());
  }

  private Work bad(boolean api, String sentence) {
    return Routes.now(reception.problem(api, 400, "bad_order", sentence));
  }

  /** For programs: everything that was entered. */
  Answer json() {
    JsonArray items = new JsonArray();
    Instant now = now();
    orders()
        .maintenance()
        .works()
        .forEach(
            work ->
                items.add(
                    new JsonObject()
                        .put("id", work.id())
                        .put("what", work.what())
                        .put(
                            "targets",
                            new JsonArray(work.targets().stream().map(TargetId::value).toList()))
                        .put("start", Province.rfc3339(work.start()))
                        .put("end", Province.rfc3339(work.end()))
                        .put("state", work.state(now).label())
                        .put("document", work.document())
                        .put("plannedBy", work.planned().who())
                        .put("approvedBy", work.approved().map(by -> by.who()).orElse(null))
                        .put(
                            "noticeDays",
                            work.noticeDays(reception.ports().world().get().calendar()))));
    return Answer.json(new JsonObject().put("total", items.size()).put("maintenance", items));
  }

  // ---- mutes -------------------------------------------------------------------------------

  Work mutes(HttpServerRequest request) {
    return reception.page(
        request,
        "Ngừng nhắc",
        false,
        (sheet, visitor) ->
            new MutesPage(sheet, reception.ports().world().get(), visitor)
                .write(orders().mutes(), reception.all()));
  }

  Work mute(HttpServerRequest request, byte[] body, boolean api) {
    return acting.checked(
        request,
        body,
        api,
        Role.OPERATOR,
        (who, data) -> {
          String hours = data.text("hours");
          String subject = data.text("subject");
          if (!hours.matches("\\d{1,3}") || !known(subject)) {
            return bad(api, "Cần đối tượng hoặc đơn vị có trong danh mục, và số giờ tối đa 168");
          }
          Instant now = now();
          Mutes.Mute mute =
              new Mutes.Mute(
                  subject,
                  now,
                  who.name(),
                  now.plus(Duration.ofHours(Long.parseLong(hours))),
                  Plain.shown(data.text("reason"), LONGEST));
          return new Work.Ask(
              orders()
                  .mute(mute)
                  .timeout(SECONDS, TimeUnit.SECONDS)
                  .map(
                      refusal -> refusal.map(why -> refused(why, api)).orElseGet(() -> done(api))));
        });
  }

  private boolean known(String subject) {
    String key = subject.substring(subject.indexOf(':') + 1);
    return reception.ports().world().get().subjects().values().stream()
        .anyMatch(
            one ->
                subject.startsWith("target:")
                    ? one.id().value().equals(key)
                    : subject.startsWith("unit:") && one.unit().value().equals(key));
  }

  Work unmute(HttpServerRequest request, byte[] body, boolean api) {
    return acting.checked(
        request,
        body,
        api,
        Role.OPERATOR,
        (who, data) -> {
          Future<Boolean> lifted =
              orders().unmute(data.text("subject"), who.name()).timeout(SECONDS, TimeUnit.SECONDS);
          return new Work.Ask(
              lifted.map(there -> there ? done(api) : refused(Refusal.NOT_MUTED, api)));
        });
  }

  private Answer refused(Refusal why, boolean api) {
    return reception.problem(api, 409, why.label(), why.words());
  }

  private static Answer done(boolean api) {
    return api ? Answer.json(new JsonObject().put("done", true)) : Reception.seeOther(MUTES);
  }
}
