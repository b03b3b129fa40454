package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Plain;

/** What accounts and systems do: who they are is checked first, then form, then role, then act. */
final class Acting {

  private static final int MOST_AT_ONCE = 500;

  private final Reception reception;
  private final Codes codes;

  Acting(Reception reception, Codes codes) {
    this.reception = reception;
    this.codes = codes;
  }

  /**
   * Whoever acts, checked: an account whose form word is right, or a system with a token.
   *
   * @param api whether a program asks, which is answered in JSON
   * @param needed the least role
   */
  Work checked(
      HttpServerRequest request,
      byte[] body,
      boolean api,
      Role needed,
      BiFunction<Who, FormData, Work> then) {
    Visitor visitor = reception.visitor(request);
    if (visitor.who().isEmpty()) {
      boolean mayGuess = reception.gate().take("caller " + Gate.caller(request), 20, 1);
      return Routes.now(
          !mayGuess
              ? Routes.tooMany()
              : api ? Routes.unauthorised() : Reception.toLogin(PeopleRoutes.PAGE));
    }
    Who who = visitor.who().get();
    if (!reception.gate().take("acts " + who.id(), 60, 2)) {
      return Routes.now(Routes.tooMany());
    }
    Optional<FormData> data = FormData.read(Reception.type(request), body);
    if (data.isEmpty()) {
      return Routes.now(reception.problem(api, 400, "bad_body", "Nội dung yêu cầu không đọc được"));
    }
    String word = Optional.ofNullable(request.getHeader("X-HaiDang-Form")).orElse("");
    String shown = word.isEmpty() ? data.get().text("word") : word;
    if (!visitor.session().isEmpty()
        && !reception.ports().sessions().isFormWord(visitor.session(), shown)) {
      return Routes.now(
          reception.problem(
              api, 403, "foreign_form", "Biểu mẫu đã cũ hoặc không phải của trang này"));
    }
    if (!who.may(needed)) {
      String sentence =
          needed == Role.LEADER ? "Việc này chỉ lãnh đạo làm được" : "Vai trò này chỉ được xem";
      return Routes.now(reception.problem(api, 403, "forbidden", sentence));
    }
    return then.apply(who, data.get());
  }

  /**
   * One act on one incident, or on those whose ids stand in the body.
   *
   * @param one empty for many at once
   */
  Work act(HttpServerRequest request, Optional<String> one, String act, byte[] body, boolean api) {
    return checked(
        request,
        body,
        api,
        Role.OPERATOR,
        (who, data) -> {
          List<String> ids = one.map(List::of).orElseGet(() -> chosen(data));
          if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            return Routes.now(reception.problem(api, 400, "no_incident", "Chưa chọn sự cố nào"));
          }
          return act.equals("code")
              ? codes.byDesk(request, ids.getFirst(), data, who, api)
              : all(ids, act, data, who, api);
        });
  }

  private static List<String> chosen(FormData data) {
    List<String> many = new ArrayList<>(data.all("id"));
    many.addAll(data.all("ids"));
    return many.stream().distinct().toList();
  }

  private Work all(List<String> ids, String act, FormData data, Who who, boolean api) {
    String by = by(data, who, api);
    Actor actor = actor(by, who, api);
    Reading reading =
        Reading.of(act, data, who, actor, reception.ports().world().get(), reception.clock().now());
    if (who.system()
        && by.isEmpty()
        && reading instanceof Reading.Good(Event.Done done)
        && (Reading.needsPerson(done) || (done instanceof Event.Closed && owing(ids)))) {
      return Routes.now(reception.problem(api, 400, "person_needed", Reading.PERSON_NEEDED));
    }
    return switch (reading) {
      case Reading.Bad(String sentence) ->
          Routes.now(reception.problem(api, 400, "bad_act", sentence));
      case Reading.Forbidden(String sentence) ->
          Routes.now(reception.problem(api, 403, "forbidden", sentence));
      case Reading.Good(Event.Done done) -> {
        List<Future<Optional<Refusal>>> asked =
            ids.stream().map(id -> reception.act(id, done)).toList();
        yield new Work.Ask(
            Future.join(asked)
                .map(
                    _ -> answer(reception, ids, asked.stream().map(Future::result).toList(), api)));
      }
    };
  }

  /** Whether one of them was classified so that the law asks for reports. */
  private boolean owing(List<String> ids) {
    return ids.stream()
        .flatMap(id -> reception.incident(id).stream())
        .flatMap(incident -> incident.classification().stream())
        .anyMatch(said -> said.attack() || said.serious() || said.personalData());
  }

  /**
   * For whom a system acts: the name of a person, which its token's is not; empty where it names
   * nobody.
   */
  private static String by(FormData data, Who who, boolean api) {
    String by = api || who.system() ? Reception.name(data.text("by")) : "";
    boolean name = by.codePoints().filter(Character::isLetter).count() >= 2;
    return name && !by.equalsIgnoreCase(who.id()) && !by.equalsIgnoreCase(who.name()) ? by : "";
  }

  /** What a system says of whom it acts for is kept beside the name of its token. */
  private Actor actor(String by, Who who, boolean api) {
    return new Actor(
        by.isEmpty() ? who.name() : by + " (" + who.name() + ")",
        reception.person(who.id()),
        api ? Actor.Means.API : Actor.Means.PAGE);
  }

  /** What the law asks for though it is closed. */
  private static JsonArray owed(Reception reception, Incident closed) {
    JsonArray owed = new JsonArray();
    for (Deadline clock :
        Clocks.owed(closed, reception.ports().world().get(), reception.clock().now())) {
      owed.add(
          new JsonObject()
              .put("id", clock.id())
              .put("name", clock.name())
              .put("due", Province.rfc3339(clock.due())));
    }
    return owed;
  }

  static Answer answer(
      Reception reception, List<String> ids, List<Optional<Refusal>> refusals, boolean api) {
    if (ids.size() == 1 && refusals.getFirst().isPresent()) {
      Refusal refusal = refusals.getFirst().get();
      int status = refusal == Refusal.UNKNOWN_INCIDENT ? 404 : 409;
      return reception.problem(api, status, refusal.label(), refusal.words());
    }
    if (!api) {
      List<String> not = new ArrayList<>();
      for (int i = 0; i < ids.size(); i++) {
        String id = Plain.shown(ids.get(i), 40);
        refusals.get(i).ifPresent(refusal -> not.add(id + " (" + refusal.words() + ")"));
      }
      if (!not.isEmpty()) {
        return reception.problem(
            false,
            409,
            "some_refused",
            "Đã ghi "
                + (ids.size() - not.size())
                + " sự cố. Chưa ghi được: "
                + String.join("; ", not)
                + ".");
      }
      return Reception.seeOther(
          ids.size() == 1 ? PeopleRoutes.PAGE + "/" + ids.getFirst() : PeopleRoutes.PAGE);
    }
    JsonArray results = new JsonArray();
    for (int i = 0; i < ids.size(); i++) {
      JsonObject result =
          new JsonObject()
              .put("id", ids.get(i))
              .put("done", refusals.get(i).isEmpty())
              .put("refusal", refusals.get(i).map(Refusal::label).orElse(null));
      reception
          .incident(ids.get(i))
          .filter(incident -> !incident.open())
          .ifPresent(closed -> result.put("owed", owed(reception, closed)));
      results.add(result);
    }
    return Answer.json(
        new JsonObject()
            .put("done", refusals.stream().allMatch(Optional::isEmpty))
            .put("results", results));
  }
}
