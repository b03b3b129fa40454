package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;

/** Taking over an incident by the six digits of a message: by reply, or read to the desk. */
final class Codes {

  private static final Pattern SIX = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
  private static final int LONGEST_SENDER = 254;

  private final Reception reception;
  private final PeoplePorts ports;

  Codes(Reception reception) {
    this.reception = reception;
    this.ports = reception.ports();
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

  /**
   * A reply that a gateway or a mailbox hands on: six digits somewhere in its {@code text}, and who
   * sent it in {@code from}. A known sender is heard for himself alone and counted by himself, so
   * that strangers who write in cannot keep him from answering.
   */
  Work reply(HttpServerRequest request, byte[] body) {
    Visitor visitor = reception.visitor(request);
    if (!reception.gate().take("caller " + Gate.caller(request), 20, 1)) {
      return Routes.now(Routes.tooMany());
    }
    if (!visitor.may(Role.OPERATOR) || !visitor.session().isEmpty()) {
      return Routes.now(Routes.unauthorised());
    }
    FormData data = FormData.read(Reception.type(request), body).orElse(FormData.NONE);
    Matcher digits = SIX.matcher(data.text("text"));
    if (!digits.find()) {
      return Routes.now(Answer.error(400, "no_code", "Không thấy mã sáu chữ số trong tin trả lời"));
    }
    String from = data.text("from");
    Optional<String> sender = from.length() > LONGEST_SENDER ? Optional.empty() : sender(from);
    String subject = sender.map(person -> "reply of " + person).orElse("replies of strangers");
    String place = sender.orElse(from.isEmpty() ? "nobody" : Integer.toHexString(from.hashCode()));
    // Without a sender a reply is a guess over everybody who was told: only few are heard.
    if (!ports.attempts().heard(subject, place)) {
      return Routes.now(Routes.tooMany());
    }
    List<Incident> open = reception.all().stream().filter(Incident::open).toList();
    if (sender.isPresent()) {
      return taken(open, _ -> List.of(sender.get()), digits.group(), visitor, subject, place);
    }
    return new Work.Look<>(
        () -> ports.telling().people(open),
        told ->
            taken(
                open,
                id -> told.getOrDefault(id, Set.of()),
                digits.group(),
                visitor,
                subject,
                place));
  }

  /** Whoever of these it is that has this code takes the incident over. */
  private Work taken(
      List<Incident> open,
      Function<IncidentId, Collection<String>> people,
      String digits,
      Visitor visitor,
      String subject,
      String place) {
    // Asked once more: others may have guessed while this one was looked up.
    if (!ports.attempts().heard(subject, place)) {
      return Routes.now(Routes.tooMany());
    }
    for (Incident incident : open) {
      String id = incident.id().value();
      for (String person : people.apply(incident.id())) {
        if (ports.codes().take(id, person, digits)) {
          Actor actor =
              new Actor(reception.nameOf(person), reception.person(person), Actor.Means.CODE);
          return acknowledge(id, actor, "Trả lời tin", true);
        }
      }
    }
    ports.attempts().missed(subject, place);
    ports.audit().keep(visitor.who().map(Who::id).orElse("?"), "wrong_code", "reply");
    return Routes.now(Answer.error(403, "wrong_code", "Mã xác nhận không đúng hoặc đã dùng"));
  }

  /** Whose number or address this is. */
  private Optional<String> sender(String from) {
    String plain = plain(from);
    return plain.isEmpty()
        ? Optional.empty()
        : ports.world().get().directory().contacts().values().stream()
            .filter(
                contact ->
                    contact.addresses().values().stream()
                        .anyMatch(address -> plain(address).equals(plain)))
            .map(Contact::id)
            .map(Object::toString)
            .findFirst();
  }

  /** Numbers with and without the country's code are the same; so are letters of either case. */
  static String plain(String address) {
    String text = address.strip().toLowerCase(java.util.Locale.ROOT);
    if (!text.matches("[+0-9 ().-]+")) {
      int open = text.lastIndexOf('<');
      int close = text.lastIndexOf('>');
      return open >= 0 && close > open ? text.substring(open + 1, close) : text;
    }
    String digits = text.replaceAll("\\D", "");
    return digits.startsWith("84") && digits.length() > 9 ? "0" + digits.substring(2) : digits;
  }
}
