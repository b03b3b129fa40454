package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;

/**
 * Taking over an incident by the link of a message. Looking at the page does nothing, for link
 * scanners look too; the button does, once for each link.
 */
final class Acknowledging {

  private final Reception reception;
  private final PeoplePorts ports;

  Acknowledging(Reception reception) {
    this.reception = reception;
    this.ports = reception.ports();
  }

  /** What a link turns out to be. */
  private sealed interface Link {

    record Good(Incident incident, AckLinks.Reading.Good said) implements Link {}

    /** With the page that says so. */
    record Bad(Answer answer) implements Link {}
  }

  private boolean tooMany(HttpServerRequest request) {
    return !reception.gate().take("ack " + Gate.caller(request), 30, 0.5);
  }

  private Link read(String token) {
    return switch (ports.links().read(token, reception.clock().now())) {
      case AckLinks.Reading.Forged _ ->
          bad(403, "Liên kết không đúng", "Liên kết bị thiếu ký tự hoặc đã bị sửa.");
      case AckLinks.Reading.Expired _ ->
          bad(410, "Liên kết đã hết hạn", "Hãy dùng liên kết trong tin mới hơn hoặc gọi trực ban.");
      case AckLinks.Reading.Good good ->
          reception
              .incident(good.incident())
              .<Link>map(incident -> new Link.Good(incident, good))
              .orElseGet(() -> bad(404, "Không có sự cố này", "Sự cố đã đóng từ lâu."));
    };
  }

  private Link bad(int status, String title, String sentence) {
    return new Link.Bad(reception.said(status, title, sentence));
  }

  Work ask(HttpServerRequest request, String token) {
    if (tooMany(request)) {
      return Routes.now(Routes.tooMany());
    }
    return new Work.Render(
        () ->
            switch (read(token)) {
              case Link.Bad(Answer answer) -> answer;
              case Link.Good(Incident incident, AckLinks.Reading.Good good) ->
                  used(incident, good)
                      ? thanks(incident.id().value(), reception.nameOf(good.person()))
                      : page(200, incident, token, reception.nameOf(good.person()), "");
            });
  }

  private Answer page(int status, Incident incident, String token, String name, String problem) {
    Sheet sheet = Sheet.alone(incident.id().value(), reception.clock().now(), reception.build());
    new AckPage(sheet)
        .ask(
            incident,
            ports.world().get(),
            token,
            name,
            Optional.of(problem).filter(sentence -> !sentence.isEmpty()));
    return Answer.of(status, Answer.HTML, sheet.finish());
  }

  Work acknowledge(HttpServerRequest request, String token, byte[] body) {
    if (tooMany(request)) {
      return Routes.now(Routes.tooMany());
    }
    FormData data = FormData.read(Reception.type(request), body).orElse(FormData.NONE);
    return switch (read(token)) {
      case Link.Bad(Answer answer) -> Routes.now(answer);
      case Link.Good(Incident incident, AckLinks.Reading.Good good) -> {
        if (used(incident, good)) {
          String id = incident.id().value();
          yield Routes.now(
              reception.said(
                  409,
                  "Liên kết này đã dùng",
                  "Sự cố " + id + " đã được xác nhận bằng liên kết này; không ghi thêm gì."));
        }
        yield acknowledge(incident, token, good, data);
      }
    };
  }

  /** Whether this link, or a later one of the same person, has done its work. */
  private boolean used(Incident incident, AckLinks.Reading.Good good) {
    Instant made = good.until().minus(AckLinks.LIFE);
    return ports.story().apply(incident.id()).stream()
        .filter(Event.Acknowledged.class::isInstance)
        .map(Event.Acknowledged.class::cast)
        .filter(ack -> ack.by().means() == Actor.Means.LINK && !ack.at().isBefore(made))
        .anyMatch(
            ack -> ack.by().person().filter(p -> p.value().equals(good.person())).isPresent());
  }

  private Work acknowledge(
      Incident incident, String token, AckLinks.Reading.Good good, FormData data) {
    String given = Reception.name(data.text("name"));
    if (given.isEmpty()) {
      return Routes.now(page(400, incident, token, given, "Cần tên, tối đa 100 ký tự"));
    }
    Instant now = reception.clock().now();
    Actor actor = new Actor(given, reception.person(good.person()), Actor.Means.LINK);
    Who linked = new Who(good.person(), given, Role.OPERATOR);
    return switch (Reading.of("acknowledge", data, linked, actor, ports.world().get(), now)) {
      case Reading.Bad(String sentence) -> Routes.now(page(400, incident, token, given, sentence));
      case Reading.Forbidden(String sentence) ->
          Routes.now(page(403, incident, token, given, sentence));
      case Reading.Good(Event.Done act) ->
          new Work.Ask(
              reception
                  .act(good.incident(), act)
                  .map(
                      refusal ->
                          refusal
                              .map(why -> page(409, incident, token, given, why.words()))
                              .orElseGet(() -> thanks(good.incident(), given))));
    };
  }

  private Answer thanks(String incident, String name) {
    return reception.said(
        200,
        "Đã ghi nhận",
        "Cảm ơn " + name + ". Sự cố " + incident + " đã có người nhận; tin nhắc được dừng.");
  }
}
