package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Refusal;

/** Taking over an incident by the six digits of a message: by reply, or read to the desk. */
final class Codes {

  private final Reception reception;
  private final PeoplePorts ports;
  private final Replies replies;

  Codes(Reception reception) {
    this.reception = reception;
    this.ports = reception.ports();
    this.replies = new Replies(ports, reception.clock());
  }

  /** The desk enters the code that somebody read to it. */
  Work byDesk(HttpServerRequest request, String id, FormData data, Who who, boolean api) {
    String person = data.text("person");
    if (!IncidentId.is(id) || person.isEmpty() || person.length() > 120) {
      return Routes.now(reception.problem(api, 400, "bad_code", "Cần mã người và mã xác nhận"));
    }
    // Of one account: another one at the same address is not held up by its mistakes.
    String place = who.id() + " at " + Gate.caller(request);
    if (!ports.attempts().heard("code " + id, place)) {
      return Routes.now(Routes.tooMany());
    }
    if (!ports.codes().take(id, person, data.text("code"))) {
      ports.attempts().missed("code " + id, place);
      ports.audit().keep(who.id(), "wrong_code", id);
      return Routes.now(
          reception.problem(api, 403, "wrong_code", "Mã xác nhận không đúng hoặc đã dùng"));
    }
    Actor actor = new Actor(reception.nameOf(person), reception.person(person), Actor.Means.DESK);
    return acknowledge(id, actor, "Nhập hộ bởi " + who.name(), api);
  }

  private Work acknowledge(String id, Actor actor, String note, boolean api) {
    Event.Done act = new Event.Acknowledged(reception.clock().now(), actor, note, Optional.empty());
    return new Work.Ask(
        reception
            .act(id, act)
            .map(refusal -> Acting.answer(reception, List.of(id), List.of(refusal), api)));
  }

  /** A reply that a gateway or a mailbox hands on in {@code text} and {@code from}. */
  Work reply(HttpServerRequest request, byte[] body) {
    Visitor visitor = reception.visitor(request);
    if (!reception.gate().take("caller " + Gate.caller(request), 20, 1)) {
      return Routes.now(Routes.tooMany());
    }
    if (!visitor.may(Role.OPERATOR) || !visitor.session().isEmpty()) {
      return Routes.now(Routes.unauthorised());
    }
    FormData data = FormData.read(Reception.type(request), body).orElse(FormData.NONE);
    String through = visitor.who().map(Who::id).orElse("?");
    String text = data.text("text");
    String from = data.text("from");
    return new Work.Look<>(
        () -> replies.told(text, from),
        told -> new Work.Ask(replies.hear(text, from, through, told).map(this::answer)));
  }

  private Answer answer(Replies.Heard heard) {
    return switch (heard) {
      case Replies.Heard.Good(String id, Optional<Refusal> refusal) ->
          Acting.answer(reception, List.of(id), List.of(refusal), true);
      case Replies.Heard.NoCode _ ->
          Answer.error(400, "no_code", "Không thấy mã sáu chữ số trong tin trả lời");
      case Replies.Heard.Wrong _ ->
          Answer.error(403, "wrong_code", "Mã xác nhận không đúng hoặc đã dùng");
      case Replies.Heard.TooOften _ -> Routes.tooMany();
    };
  }
}
