package vn.gov.haiduong.haidang.app.people;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Effect;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Member;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Letter;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Spans;

/** What stands at the places of the plan's texts: the same facts for all who are told. */
final class Places {

  private Places() {}

  /**
   * The clock that it is about: the one that is warned of, else the next for which somebody has to
   * act.
   */
  static Optional<Deadline> clock(Effect.Tell tell, Incident incident, World world, Instant now) {
    var clocks = Clocks.of(incident, world, now);
    return switch (tell.occasion()) {
      case CLOCK_WARNING, CLOCK_OVERDUE ->
          clocks.stream()
              .filter(clock -> clock.id().equals(tell.rule()))
              .findFirst()
              .or(() -> coming(clocks));
      case OPENED, RAISED, GREW, ESCALATED, REMINDED, RECOVERED, RETRACTED, REOPENED, CLASSIFIED ->
          coming(clocks);
    };
  }

  private static Optional<Deadline> coming(List<Deadline> clocks) {
    return Clocks.next(clocks).or(() -> Clocks.missed(clocks));
  }

  /**
   * The clock that it is about, and what was missed and is still to be done, as a mail says it;
   * empty where nothing is due.
   */
  static Optional<String> due(Effect.Tell tell, Incident incident, World world, Instant now) {
    Optional<Deadline> about = clock(tell, incident, world, now);
    Optional<Deadline> missed =
        Clocks.missed(Clocks.of(incident, world, now))
            .filter(clock -> about.map(Deadline::id).filter(clock.id()::equals).isEmpty());
    String said =
        Stream.concat(about.stream(), missed.stream())
            .map(
                clock ->
                    due(clock, Province.dateTime(clock.due()))
                        + (clock.legalBasis().isEmpty() ? "" : " (" + clock.legalBasis() + ")"))
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? Optional.empty() : Optional.of(said);
  }

  private static String due(Deadline clock, String time) {
    boolean missed = clock.state() == Deadline.State.OVERDUE;
    return clock.name() + (missed ? " đã quá hạn từ " : " trước ") + time;
  }

  private static String hour(Deadline clock, String time) {
    return clock.state() == Deadline.State.OVERDUE ? time + " (quá hạn)" : time;
  }

  /** All places but for what is said in short. */
  static Map<String, String> whole(
      Letter letter, Effect.Tell tell, Incident incident, World world, Instant now) {
    Optional<Deadline> clock = clock(tell, incident, world, now);
    Map<String, String> places = new LinkedHashMap<>(letter.parameters());
    places.put("doi_tuong", letter.what());
    places.put("gio_bat_dau", Province.dateTime(incident.since()));
    places.put("gio_ket_thuc", end(incident).map(Province::dateTime).orElse("……"));
    places.put("thoi_gian", Spans.words(incident.lasted(now)));
    places.put("viec_can_lam", letter.asked());
    places.put("han", letter.deadline().orElse("……"));
    places.put("han_gio", clock.map(one -> hour(one, Province.dateTime(one.due()))).orElse("……"));
    places.put("con_lai", clock.map(one -> Spans.words(one.left(now).abs())).orElse("……"));
    places.put("ly_do", tell.why());
    places.put("so_doi_tuong", Integer.toString(incident.members().size()));
    places.put("can_cu", tell.legalBasis());
    places.put("van_ban", tell.why());
    places.put("ket_qua", outcome(incident));
    places.put("ma_xac_nhan", letter.code().orElse("–"));
    places.put("xac_nhan", letter.code().map(digits -> "Mã xác nhận: " + digits + ".").orElse(""));
    places.put("lien_ket", letter.link().orElse(""));
    places.put("don_vi", letter.where());
    outside(places, tell, incident, world);
    return places;
  }

  /**
   * What a step of the plan prepares for bodies outside. What only a person can say stays a gap
   * that he sees: the paper on the incident's page has the same.
   */
  private static void outside(
      Map<String, String> places, Effect.Tell tell, Incident incident, World world) {
    List<String> bodies =
        world.plan().response(incident.severity()).escalations().stream()
            .filter(step -> step.id().equals(tell.rule()))
            .flatMap(step -> world.inForce(step.prepareFor()).stream())
            .map(world.plan()::nameOf)
            .toList();
    if (bodies.isEmpty()) {
      return;
    }
    List<String> done =
        world.plan().steps().stream()
            .filter(step -> incident.stepsDone().containsKey(step.id()))
            .map(PlanStep::name)
            .toList();
    places.put("noi_nhan", String.join(", ", bodies));
    places.put("bien_phap", done.isEmpty() ? "chưa ghi bước nào" : String.join("; ", done));
    places.put(
        "dau_moi", incident.acknowledged().map(ack -> ack.by().name()).orElse("người trực (điền)"));
    places.put("kha_nang", "(người trực điền)");
    places.put("noi_dung", "(người trực điền)");
  }

  /** The same, as it is said in a short message. */
  static Map<String, String> brief(
      Map<String, String> whole,
      Letter letter,
      Effect.Tell tell,
      Incident incident,
      World world,
      Instant now) {
    Optional<Deadline> clock = clock(tell, incident, world, now);
    Map<String, String> places = new LinkedHashMap<>(whole);
    places.put("gio_bat_dau", Province.hourAndDay(incident.since()));
    places.put("gio_ket_thuc", end(incident).map(Province::hourAndDay).orElse(""));
    places.put("han_gio", clock.map(one -> hour(one, Province.hourAndDay(one.due()))).orElse(""));
    places.put("han", clock.map(one -> due(one, Province.hourAndDay(one.due()))).orElse(""));
    places.put("xac_nhan", letter.code().map(Letter::answerBy).orElse(""));
    places.put("ma_xac_nhan", letter.code().orElse("-"));
    return places;
  }

  private static Optional<Instant> end(Incident incident) {
    return incident.end().or(incident::resolvedEnd);
  }

  /** Nobody saw it recover: what it was about is no longer measured. */
  static boolean leftUnseen(Incident incident) {
    return !incident.members().isEmpty()
        && incident.members().stream().noneMatch(Member::recovered)
        && incident.members().stream().allMatch(member -> member.leftAt().isPresent());
  }

  private static String outcome(Incident incident) {
    if (leftUnseen(incident)) {
      return "đã ra khỏi danh mục giám sát";
    }
    return switch (incident.kind()) {
      case OUTAGE -> "đã hoạt động trở lại";
      case FLAPPING -> "đã hết chập chờn";
      case FINDING -> "không còn nữa";
      case OWN_SIDE -> "đã có mạng trở lại";
    };
  }
}
