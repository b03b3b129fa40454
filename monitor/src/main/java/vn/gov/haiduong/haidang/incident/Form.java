package vn.gov.haiduong.haidang.incident;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.plan.Body;
import vn.gov.haiduong.haidang.plan.Escalation;

/**
 * The papers that go out by a named person's hand: those that clocks of the plan ask for, by the
 * name of the clock's document, and the letters that its escalations lay before the desk, by the
 * name of the escalation's text.
 */
public enum Form {
  NOTICE("thong-bao-su-co", "Thông báo sự cố", "THÔNG BÁO", "TB", ""),
  INITIAL("mau-03", "Báo cáo ban đầu (Mẫu 03)", "BÁO CÁO", "BC", ""),
  CLOSING("mau-04", "Báo cáo kết thúc ứng phó (Mẫu 04)", "BÁO CÁO", "BC", ""),
  CAUSE("bao-cao-72g", "Báo cáo nguyên nhân, phạm vi, khắc phục", "BÁO CÁO", "BC", ""),
  STATEMENT("phat-ngon", "Nội dung phát ngôn", "THÔNG TIN BÁO CHÍ", "TTBC", ""),
  PERSONAL_DATA("mau-08", "Thông báo vi phạm dữ liệu cá nhân (Mẫu 08)", "THÔNG BÁO", "TB", ""),
  SUPPORT("de-nghi-ho-tro", "Công văn đề nghị hỗ trợ", "ĐỀ NGHỊ HỖ TRỢ", "CV", "support"),
  DIRECTION("xin-chi-dao", "Công văn xin ý kiến chỉ đạo", "XIN Ý KIẾN CHỈ ĐẠO", "CV", "direction");

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

  /** What stands over the paper. */
  String kind() {
    return kind;
  }

  /** Of the document's number: TB, BC, CV. */
  public String symbol() {
    return symbol;
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
  boolean letter() {
    return !text.isEmpty();
  }

  /**
   * Whether the plan has a use for it in this incident: a clock that runs, ran or may come asks for
   * it, or an escalation of its severity prepares it. Notice and both reports always have.
   */
  public boolean concerns(Incident incident, List<Deadline> clocks, World world) {
    return switch (this) {
      case NOTICE, INITIAL, CLOSING -> true;
      case CAUSE, STATEMENT, PERSONAL_DATA ->
          clocks.stream().anyMatch(clock -> clock.document().equals(id));
      case SUPPORT, DIRECTION -> !steps(incident, world).isEmpty();
    };
  }

  /** Whether a step of the plan has laid it before the desk. */
  public boolean prepared(Incident incident, World world) {
    return steps(incident, world).stream()
        .anyMatch(step -> incident.fired().stream().anyMatch(key -> key.startsWith(prefix(step))));
  }

  private static String prefix(Escalation step) {
    return "esc:" + step.id() + ":";
  }

  private List<Escalation> steps(Incident incident, World world) {
    return letter()
        ? world.plan().response(incident.severity()).escalations().stream()
            .filter(step -> step.text().equals(text) && !step.prepareFor().isEmpty())
            .toList()
        : List.of();
  }

  /** Names of those to whom it goes, by the plan. */
  List<String> addressees(Incident incident, World world) {
    Stream<String> bodies =
        letter()
            ? steps(incident, world).stream().flatMap(step -> step.prepareFor().stream())
            : world.plan().clocksInForce().stream()
                .filter(clock -> clock.document().equals(id))
                .flatMap(clock -> clock.to().stream());
    return bodies
        .distinct()
        .map(body -> world.plan().body(body).map(Body::name).orElse(body))
        .toList();
  }
}
