package vn.gov.haiduong.haidang.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.plan.ClockRule;
import vn.gov.haiduong.haidang.plan.Escalation;
import vn.gov.haiduong.haidang.plan.Severity;

/**
 * The papers that go out by a named person's hand: those that clocks of the plan ask for, by the
 * name of the clock's document, and the letters that its escalations lay before the desk, by the
 * name of the escalation's text.
 */
public enum Form {
  NOTICE("thong-bao-su-co", "Thông báo sự cố", "THÔNG BÁO", "TB", ""),
  INITIAL("mau-03", "Báo cáo ban đầu (Mẫu 03)", "BÁO CÁO BAN ĐẦU SỰ CỐ", "BC", ""),
  CLOSING(
      "mau-04", "Báo cáo kết thúc ứng phó (Mẫu 04)", "BÁO CÁO KẾT THÚC ỨNG PHÓ SỰ CỐ", "BC", ""),
  CAUSE("bao-cao-72g", "Báo cáo nguyên nhân, phạm vi, khắc phục", "BÁO CÁO", "BC", ""),
  STATEMENT("phat-ngon", "Nội dung phát ngôn", "THÔNG TIN BÁO CHÍ", "TTBC", ""),
  PERSONAL_DATA("mau-08", "Thông báo vi phạm dữ liệu cá nhân (Mẫu 08)", "THÔNG BÁO", "TB", ""),
  SUPPORT("de-nghi-ho-tro", "Công văn đề nghị hỗ trợ", "", "", "support"),
  DIRECTION("xin-chi-dao", "Công văn xin ý kiến chỉ đạo", "", "", "direction");

  private static final String SENT = "sent:";

  private final String id;
  private final String words;
  private final String kind;
  private final String symbol;
  private final String text;

  Form(String id, String words, String kind, String symbol, String text) {
    this.id = id;
    this.words = words;
    this.kind = kind;
    this.symbol = symbol;
    this.text = text;
  }

  public String id() {
    return id;
  }

  /** In Vietnamese. */
  public String words() {
    return words;
  }

  /** What stands over the paper; empty for a letter, which has no such name. */
  String kind() {
    return kind;
  }

  /** Of the document's number: TB, BC; empty for a letter, whose number has none. */
  public String symbol() {
    return symbol;
  }

  /** What a letter is about, as it follows "V/v". */
  String matter() {
    return words.replaceFirst("^Công văn ", "");
  }

  public static Optional<Form> of(String id) {
    return Stream.of(values()).filter(form -> form.id.equals(id)).findFirst();
  }

  /** The letter that an escalation with this text lays before the desk. */
  public static Optional<Form> letter(String text) {
    return Stream.of(values()).filter(form -> form.letter() && form.text.equals(text)).findFirst();
  }

  public static List<String> ids() {
    return Stream.of(values()).map(Form::id).toList();
  }

  /** A letter of the plan's escalations, not a paper that a clock asks for. */
  public boolean letter() {
    return !text.isEmpty();
  }

  /**
   * Whether the plan has a use for it in this incident: a clock that runs, ran or may come asks for
   * it, or an escalation of its severity prepares it. A notice always has; both reports have
   * wherever the profile in force knows them.
   */
  public boolean concerns(Incident incident, List<Deadline> clocks, World world) {
    return switch (this) {
      case NOTICE -> true;
      case INITIAL, CLOSING ->
          world.plan().clocksInForce().stream().anyMatch(clock -> clock.document().equals(id));
      case CAUSE, STATEMENT, PERSONAL_DATA ->
          clocks.stream().anyMatch(clock -> clock.document().equals(id));
      case SUPPORT, DIRECTION -> !steps(incident, world).isEmpty();
    };
  }

  /** Whether a step of the plan has laid it before the desk and nobody has sent it since. */
  public boolean waits(Incident incident, World world) {
    return steps(incident, world).stream()
        .anyMatch(
            step ->
                Escalations.used(incident, step)
                    && !incident.fired().contains(SENT + id + ":" + step.id()));
  }

  /** What people recorded as sent of it, in order of time. */
  public List<Incident.Act> sent(Incident incident, World world) {
    Stream<String> papers =
        letter()
            ? Stream.of(id)
            : world.plan().clocks().stream()
                .filter(clock -> clock.document().equals(id))
                .map(ClockRule::id);
    return papers
        .flatMap(paper -> Stream.ofNullable(incident.sent().get(paper)))
        .sorted(Comparator.comparing(Incident.Act::at))
        .toList();
  }

  /**
   * What an incident remembers of a letter that was sent: the steps that had asked for it by then.
   *
   * @param paper id of a clock, for which there is nothing to remember, or of a letter
   * @param fired what had come due by then
   */
  static Set<String> answered(String paper, Set<String> fired) {
    return of(paper).filter(Form::letter).stream()
        .flatMap(_ -> fired.stream())
        .flatMap(key -> Escalations.stepOf(key).stream())
        .map(step -> SENT + paper + ":" + step)
        .collect(Collectors.toSet());
  }

  /** Of the severity that it has, and what came of others that it had before. */
  private List<Escalation> steps(Incident incident, World world) {
    return Stream.of(Severity.values())
        .filter(_ -> letter())
        .flatMap(
            severity ->
                world.plan().response(severity).escalations().stream()
                    .filter(step -> step.text().equals(text) && !step.prepareFor().isEmpty())
                    .filter(
                        step ->
                            severity == incident.severity() || Escalations.used(incident, step)))
        .toList();
  }

  /**
   * Names of those to whom it goes, by the plan: of a letter those of the steps that have come, or
   * of the first that may.
   */
  List<String> addressees(Incident incident, World world) {
    Stream<String> bodies =
        letter()
            ? asking(incident, world).stream().flatMap(step -> step.prepareFor().stream())
            : world.plan().clocksInForce().stream()
                .filter(clock -> clock.document().equals(id))
                .flatMap(clock -> clock.to().stream());
    return world.inForce(bodies.distinct().toList()).stream().map(world.plan()::nameOf).toList();
  }

  private List<Escalation> asking(Incident incident, World world) {
    List<Escalation> all = steps(incident, world);
    List<Escalation> come = all.stream().filter(step -> Escalations.used(incident, step)).toList();
    return come.isEmpty()
        ? all.stream().min(Comparator.comparing(Escalation::after)).stream().toList()
        : come;
  }
}
