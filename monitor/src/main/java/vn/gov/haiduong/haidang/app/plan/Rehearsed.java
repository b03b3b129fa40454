package vn.gov.haiduong.haidang.app.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Audience;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Effect;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Rules;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Spans;

/**
 * An incident that did not happen, played through the rules that run live, minute by minute, when
 * nobody does anything. Tells nobody.
 *
 * @param type what a person is supposed to say after ten minutes
 */
record Rehearsed(
    World world, Duration ahead, Optional<String> type, boolean serious, Severity seriousIs) {

  private static final Duration CONFIRMED_AFTER = Duration.ofSeconds(40);
  private static final Duration CLASSIFIED_AFTER = Duration.ofMinutes(10);

  List<String> play(List<TargetId> targets, Signal signal, Cause cause, Instant start) {
    List<String> said = new ArrayList<>();
    IncidentBook book = opened(targets, signal, cause, start, said);
    if (book.open().isEmpty()) {
      said.add("Không có sự cố nào mở ra.");
      return said;
    }
    Instant end = start.plus(ahead);
    boolean spoken = type.isEmpty();
    Instant now = start.plus(CONFIRMED_AFTER);
    while (!now.isAfter(end)) {
      if (!spoken && !now.isBefore(start.plus(CLASSIFIED_AFTER))) {
        spoken = true;
        book = classified(book, now, start, said);
      }
      book = heard(book.next(new Input.Passed(now), world), start, said);
      now = now.plusSeconds(now.isBefore(start.plusSeconds(120)) ? 10 : 60);
    }
    clocks(book.open().getFirst(), end, said);
    return said;
  }

  /**
   * What was done about an incident, and what comes if nobody does anything from {@code now} on.
   */
  List<String> goOn(Incident incident, List<Event> events, Instant now) {
    List<String> said = new ArrayList<>();
    said.add(
        "Sự cố "
            + incident.id()
            + ": "
            + incident.kind().words()
            + ", mức "
            + severity(incident.severity())
            + ", "
            + incident.phase().words()
            + "; bắt đầu "
            + Province.dateTime(incident.since()));
    said.add(
        "Đối tượng: " + String.join(", ", incident.targets().stream().map(this::name).toList()));
    said.add("Kế hoạch: " + world.plan().title() + " (" + world.plan().profile().label() + ")");
    said.add("");
    said.add("Đã ghi trong sổ:");
    events.forEach(
        event ->
            past(event)
                .ifPresent(words -> said.add("  " + Province.dateTime(event.at()) + "  " + words)));
    IncidentBook book = IncidentBook.EMPTY;
    for (Event event : events) {
      book = book.restored(incident.id(), event);
    }
    said.add("");
    said.add(
        "Nếu không ai làm gì, tính từ "
            + Province.dateTime(now)
            + ", "
            + ahead.toHours()
            + " giờ tới:");
    int before = said.size();
    Instant end = now.plus(ahead);
    for (Instant at = now; !at.isAfter(end); at = at.plusSeconds(60)) {
      book = heard(book.next(new Input.Passed(at), world), now, said);
    }
    if (said.size() == before) {
      said.add("  không có ai được báo thêm");
    }
    book.incident(incident.id()).ifPresent(after -> clocks(after, end, said));
    return said;
  }

  private Optional<String> past(Event event) {
    return switch (event) {
      case Event.Opened opened -> Optional.of("mở; " + opened.members().size() + " đối tượng");
      case Event.Joined joined -> Optional.of("thêm " + name(joined.member().target()));
      case Event.Raised raised ->
          Optional.of(
              "quy tắc "
                  + raised.rule()
                  + " đề xuất mức "
                  + severity(raised.severity())
                  + ": "
                  + raised.evidence());
      case Event.TypeProposed proposed ->
          Optional.of(
              "đề xuất loại " + typeName(proposed.type()) + " (quy tắc " + proposed.rule() + ")");
      case Event.Fired(var _, var key, var _, var _) when key.equals(Rules.HELD) ->
          Optional.empty();
      case Event.Fired fired ->
          Optional.of(
              occasion(fired.key())
                  + (fired.told().isEmpty()
                      ? ": đến hạn, không báo ai"
                      : " → " + String.join("; ", fired.told().stream().map(this::body).toList())));
      case Event.Resolved resolved ->
          Optional.of("khôi phục, kết thúc thật " + Province.dateTime(resolved.end()));
      case Event.Done done -> Optional.of(done.by().name() + ": " + acted(done));
      case Event.Seen _, Event.Ticked _ -> Optional.empty();
    };
  }

  private String acted(Event.Done done) {
    return switch (done) {
      case Event.Acknowledged e -> "xác nhận đã nhận" + after(e.note());
      case Event.Assigned e -> "giao cho " + e.to() + after(e.note());
      case Event.Escalated e -> "yêu cầu chuyển cấp" + after(e.reason());
      case Event.Classified e ->
          "phân loại "
              + typeName(e.type())
              + ", mức "
              + severity(e.severity())
              + (e.serious() ? ", nghiêm trọng" : "")
              + after(e.reason());
      case Event.Judged e -> "nhận định có thể vượt khả năng xử lý" + after(e.reason());
      case Event.StepDone e ->
          "đã làm bước "
              + world.plan().steps().stream()
                  .filter(step -> step.id().equals(e.step()))
                  .findFirst()
                  .map(PlanStep::name)
                  .orElse(e.step())
              + (e.document().isEmpty() ? "" : ", văn bản số " + e.document());
      case Event.StageEntered e -> "sang giai đoạn " + e.stage().words();
      case Event.DocumentSent e -> "gửi văn bản số " + e.number() + " tới " + e.to();
      case Event.Noted e -> "ghi chú" + after(e.text());
      case Event.Muted e -> "ngừng nhắc đến " + Province.dateTime(e.until()) + after(e.reason());
      case Event.Unmuted _ -> "nhắc trở lại";
      case Event.Closed e ->
          (e.falseAlarm() ? "đóng, báo động không đúng" : "đóng") + after(e.reason());
      case Event.Reopened e -> "mở lại" + after(e.reason());
    };
  }

  private static String after(String said) {
    return said.isBlank() ? "" : ": " + said.strip();
  }

  /** What a key of what came due means. */
  private static String occasion(String key) {
    String[] parts = key.split(":", -1);
    return switch (parts[0]) {
      case "opened" -> "báo sự cố mới";
      case "raised" -> "báo nâng mức";
      case "grew" -> "báo lan rộng";
      case "esc" -> "chuyển cấp theo bước " + parts[1] + (parts[2].equals("0") ? "" : ", lần nữa");
      case "called" -> "chuyển cấp theo yêu cầu, tới cấp cao nhất lần nữa";
      case "remind" -> "nhắc lại";
      case "recovered" -> "báo khôi phục";
      case "reopened" -> "báo mở lại";
      case "unmuted" -> "hết ngừng nhắc";
      case "classified" -> "báo phân loại lại";
      case "merged" -> "gộp " + parts[1];
      case "retracted" -> "báo đính chính";
      case "clock" ->
          (key.endsWith(":overdue") ? "quá hạn: " : "sắp đến hạn: ")
              + (parts[1].equals("step") ? "bước " + parts[2] : parts[1]);
      default -> key;
    };
  }

  private IncidentBook opened(
      List<TargetId> targets, Signal signal, Cause cause, Instant start, List<String> said) {
    Instant now = start.plus(CONFIRMED_AFTER);
    IncidentBook book = IncidentBook.EMPTY;
    List<CommonCauses.Group> groups =
        targets.size() < 2
            ? List.of()
            : List.of(
                new CommonCauses.Group(
                    CommonCauses.Shared.PLATFORM, "gia-dinh", targets, targets.size()));
    said.add(
        "Giả sử từ "
            + Province.dateTime(start)
            + ": "
            + String.join(", ", targets.stream().map(this::name).toList())
            + " – "
            + signal.words()
            + ".");
    said.add("Kế hoạch: " + world.plan().title() + " (" + world.plan().profile().label() + ")");
    said.add("");
    for (TargetId target : targets) {
      Input input =
          signal == Signal.DOWN
              ? new Input.OutageDue(
                  now,
                  target,
                  new Outage(start, Optional.empty(), now, Optional.of(cause), Optional.of(now)),
                  groups)
              : signal == Signal.FLAPPING
                  ? new Input.FlappingFound(now, target, start, Optional.of(cause))
                  : new Input.Found(now, target, signal, start, signal.words());
      book = heard(book.next(input, world), start, said);
    }
    return book;
  }

  private String name(TargetId id) {
    return world.subject(id).map(subject -> subject.name() + " (" + id + ")").orElse(id.value());
  }

  private IncidentBook classified(
      IncidentBook book, Instant now, Instant start, List<String> said) {
    Incident incident = book.open().getFirst();
    Event.Classified says =
        new Event.Classified(
            now,
            new Actor("người phân loại (giả định)", Optional.empty(), Actor.Means.DESK),
            type.orElse(""),
            "",
            serious ? seriousIs : incident.severity(),
            false,
            serious,
            false,
            "giả định");
    said.add(after(now, start) + "  (giả định) có người phân loại: " + typeName(type.orElse("")));
    return heard(book.next(new Input.Act(incident.id(), says), world), start, said);
  }

  private String typeName(String id) {
    return world.plan().type(id).map(IncidentType::name).orElse(id);
  }

  private IncidentBook heard(Turn turn, Instant start, List<String> said) {
    for (Turn.Kept kept : turn.kept()) {
      switch (kept.event()) {
        case Event.Opened opened ->
            said.add(
                after(opened.at(), start)
                    + "  Mở sự cố "
                    + kept.incident()
                    + ", mức "
                    + severity(kept.after().severity()));
        case Event.Raised raised ->
            said.add(
                after(raised.at(), start)
                    + "  Quy tắc "
                    + raised.rule()
                    + " đề xuất mức "
                    + severity(raised.severity())
                    + ": "
                    + raised.evidence());
        case Event.TypeProposed proposed ->
            said.add(
                after(proposed.at(), start)
                    + "  Đề xuất loại: "
                    + typeName(proposed.type())
                    + " (quy tắc "
                    + proposed.rule()
                    + ")");
        case Event.Seen _, Event.Done _, Event.Ticked _ -> {
          // Said by its effects.
        }
      }
    }
    for (Effect effect : turn.effects()) {
      switch (effect) {
        case Effect.Tell tell -> tell(tell, turn.book(), start, said);
        case Effect.Draft draft ->
            said.add(
                after(draft.at(), start)
                    + "  Văn bản nằm chờ ở bàn trực để người có tên gửi tới "
                    + String.join("; ", draft.bodies().stream().map(this::body).toList())
                    + " – quy tắc "
                    + draft.rule()
                    + " ["
                    + draft.legalBasis()
                    + "]");
      }
    }
    return turn.book();
  }

  private void tell(Effect.Tell tell, IncidentBook book, Instant start, List<String> said) {
    String line =
        after(tell.at(), start)
            + "  "
            + tell.occasion().words()
            + (tell.why().isEmpty() ? "" : " (" + tell.why() + ")")
            + " – quy tắc "
            + tell.rule()
            + ownWays(tell)
            + (tell.digest() ? ", gom vào đầu giờ ngày làm việc kế tiếp" : "")
            + " ["
            + tell.legalBasis()
            + "]";
    said.add(line);
    Optional<Incident> incident = book.incident(tell.incident());
    Set<PersonId> others = new LinkedHashSet<>(tell.people());
    for (String id : tell.bodies()) {
      List<String> people = new ArrayList<>();
      incident.ifPresent(
          found ->
              Audience.of(found, List.of(id), world, tell.at())
                  .recipients()
                  .forEach(
                      person -> {
                        others.remove(person.person());
                        people.add(named(person.person(), tell));
                      }));
      said.add(
          "            → "
              + body(id)
              + ": "
              + (people.isEmpty() ? "CHƯA CÓ AI" : String.join("; ", people)));
    }
    if (!others.isEmpty()) {
      said.add(
          "            → báo thêm (thay người vắng, hoặc đã được báo trước): "
              + String.join("; ", others.stream().map(person -> named(person, tell)).toList()));
    }
  }

  private String named(PersonId person, Effect.Tell tell) {
    return world
        .directory()
        .contact(person)
        .map(contact -> shown(contact, tell.channels()))
        .orElse(person + " (không có trong danh bạ)");
  }

  /** Where a step has channels of its own. */
  private String ownWays(Effect.Tell tell) {
    return tell.channels().equals(world.plan().response(tell.severity()).channels())
        ? ""
        : ", qua " + String.join(", rồi ", tell.channels().stream().map(Channel::words).toList());
  }

  private static String shown(Contact contact, List<Channel> channels) {
    List<String> ways =
        channels.stream()
            .filter(channel -> contact.at(channel).isPresent())
            .map(Channel::words)
            .toList();
    return (contact.name().isBlank() ? contact.id().value() : contact.name())
        + " qua "
        + (ways.isEmpty() ? "KHÔNG KÊNH NÀO của mức này" : String.join(", rồi ", ways));
  }

  private void clocks(Incident incident, Instant now, List<String> said) {
    said.add("");
    said.add("Thời hạn (tính đến " + Province.dateTime(now) + ", nếu không ai làm gì):");
    for (Deadline clock : Clocks.of(incident, world, now)) {
      said.add(
          "  "
              + Province.dateTime(clock.due())
              + "  "
              + clock.name()
              + " – "
              + clock.state().words()
              + (clock.statutory() ? ", theo luật" : ", nội bộ")
              + (clock.to().isEmpty()
                  ? ""
                  : "; gửi " + String.join(", ", clock.to().stream().map(this::body).toList()))
              + " ["
              + clock.legalBasis()
              + "]");
    }
  }

  private String severity(Severity severity) {
    return severity.label() + " \"" + world.plan().level(severity).name() + "\"";
  }

  private String body(String id) {
    return world.plan().nameOf(id);
  }

  private static String after(Instant at, Instant start) {
    String words = "+" + Spans.words(Duration.between(start, at));
    return words + " ".repeat(Math.max(0, 16 - words.length()));
  }
}
