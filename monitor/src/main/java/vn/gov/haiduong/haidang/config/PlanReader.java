package vn.gov.haiduong.haidang.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.incident.Form;
import vn.gov.haiduong.haidang.plan.Allowance;
import vn.gov.haiduong.haidang.plan.Body;
import vn.gov.haiduong.haidang.plan.ClockRule;
import vn.gov.haiduong.haidang.plan.Condition;
import vn.gov.haiduong.haidang.plan.Consultation;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.plan.Level;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Response;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.SeverityRule;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.plan.Stage;
import vn.gov.haiduong.haidang.plan.Template;
import vn.gov.haiduong.haidang.plan.TypeRule;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetKind;

/** {@code plan.yml} → the plan. References between its parts are checked at the end. */
final class PlanReader {

  private static final Duration GATHER = Duration.ofSeconds(20);

  private final Fields plan;
  private final Map<String, Template> templates;
  private final References bodies = new References("một mã trong mục bodies");
  private final References types = new References("một mã trong mục types");
  private final References texts = new References("một mã trong templates.yml");
  final References rosters = new References("một lịch trực của roster.yml (mã/ca)");
  final List<YamlNode> contacts = new ArrayList<>();

  PlanReader(YamlNode node, Map<String, Template> templates) {
    this.plan =
        Fields.of(
            node,
            "id",
            "title",
            "decision",
            "profile",
            "legal_basis",
            "gather",
            "settle",
            "keep_years",
            "default_type",
            "bodies",
            "severities",
            "severity_rules",
            "types",
            "type_rules",
            "responses",
            "steps",
            "clocks",
            "monthly_report");
    this.templates = templates;
  }

  /** The plan; empty when it is not whole. What is wrong was told. */
  Optional<Plan> read(Problems problems) {
    Map<String, Body> allBodies = keyed("bodies", this::body, Body::id);
    Map<Severity, Level> levels = new EnumMap<>(Severity.class);
    each("severities", this::level).forEach(level -> levels.put(level.severity(), level));
    Map<String, IncidentType> allTypes = keyed("types", this::type, IncidentType::id);
    List<SeverityRule> severityRules = each("severity_rules", this::severityRule);
    List<TypeRule> typeRules = each("type_rules", this::typeRule);
    ResponseReader responding = new ResponseReader(plan.list("responses"), bodies, texts);
    Map<Severity, Response> responses = responding.read();
    List<PlanStep> steps = each("steps", this::step);
    List<ClockRule> clocks = each("clocks", this::clock);
    Consultation consultation =
        plan.at("monthly_report").map(this::consultation).orElse(Consultation.USUAL);
    unique("steps");
    unique("clocks");
    unique("severity_rules");
    whole("severities", levels.keySet());
    whole("responses", responses.keySet());
    String defaultType =
        types.take(plan.place("default_type"), plan.need("default_type", "mã loại"));
    bodies.check(allBodies.keySet());
    types.check(allTypes.keySet());
    texts.check(templates.keySet());
    responding.check(responses, allBodies);
    Optional<Profile> profile =
        plan.one("profile", Profile::of, Arrays.stream(Profile.values()).map(Profile::label));
    if (!plan.has("profile")) {
      plan.node().wrong("bộ quy định áp dụng (profile)", "", "");
    }
    String id = plan.id();
    String title = plan.need("title", "tên kế hoạch");
    String basis = plan.need("legal_basis", "căn cứ pháp lý");
    Duration gather = plan.has("gather") ? plan.span("gather") : GATHER;
    if (gather.compareTo(GATHER) > 0) {
      plan.place("gather").wrong("không quá 20s", plan.text("gather"), "");
    }
    Duration settle = plan.has("settle") ? plan.span("settle") : Duration.ofMinutes(1);
    int years = plan.number("keep_years", 1, 100, 5);
    if (!problems.none() || profile.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            id,
            title,
            plan.text("decision"),
            profile.get(),
            gather,
            settle,
            years,
            allBodies,
            levels,
            severityRules,
            allTypes,
            defaultType,
            typeRules,
            responses,
            steps,
            clocks,
            templates,
            consultation,
            basis));
  }

  private <T> List<T> each(String key, Function<YamlNode, Optional<T>> read) {
    return plan.list(key).stream().flatMap(node -> read.apply(node).stream()).toList();
  }

  private <T> Map<String, T> keyed(
      String key, Function<YamlNode, Optional<T>> read, Function<T, String> id) {
    Map<String, T> found = new LinkedHashMap<>();
    for (YamlNode node : plan.list(key)) {
      read.apply(node)
          .ifPresent(
              item -> {
                if (found.putIfAbsent(id.apply(item), item) != null) {
                  node.wrong("mỗi mã một lần", id.apply(item), "");
                }
              });
    }
    return found;
  }

  private void unique(String key) {
    Set<String> seen = new HashSet<>();
    for (YamlNode node : plan.list(key)) {
      YamlNode id = node.map().get("id");
      if (id != null && !seen.add(id.text())) {
        id.wrong("mỗi mã một lần", id.text(), "");
      }
    }
  }

  private void whole(String key, Set<Severity> found) {
    for (Severity severity : Severity.values()) {
      if (!found.contains(severity)) {
        plan.place(key).wrong("đủ các mức S1 đến S4", "thiếu " + severity, "");
      }
    }
  }

  // ---- items -------------------------------------------------------------------------------

  private Optional<Body> body(YamlNode node) {
    Fields f =
        Fields.of(
            node,
            "id",
            "name",
            "roster",
            "slot",
            "contact",
            "agency",
            "outside",
            "profiles",
            "legal_basis");
    String id = f.id();
    String name = f.need("name", "tên đơn vị");
    String basis = basis(f);
    int ways = 0;
    Body.Reach reach = new Body.Reach.Outside();
    if (f.has("roster")) {
      ways++;
      String slot = f.need("slot", "ca trực (slot)");
      reach = new Body.Reach.OnCall(f.text("roster"), slot);
      rosters.take(f.place("roster"), f.text("roster") + "/" + slot);
    }
    if (f.has("contact")) {
      ways++;
      contacts.add(f.place("contact"));
      reach = new Body.Reach.Contact(f.need("contact", "mã người"));
    }
    if (f.has("agency")) {
      ways++;
      reach =
          f.one(
                  "agency",
                  text ->
                      switch (text) {
                        case "leader" -> Optional.<Body.Reach>of(new Body.Reach.AgencyLeader());
                        case "specialist" -> Optional.of(new Body.Reach.AgencySpecialist());
                        default -> Optional.empty();
                      },
                  Stream.of("leader", "specialist"))
              .orElse(reach);
    }
    if (f.yes("outside")) {
      ways++;
    }
    if (ways != 1) {
      node.wrong("đúng một trong roster, contact, agency, outside", ways + " mục", "");
    }
    if (id.isBlank() || name.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new Body(id, name, reach, profiles(f), basis));
  }

  private Consultation consultation(YamlNode node) {
    Fields f = Fields.of(node, "answer_within", "remind_before", "ask", "closers", "legal_basis");
    Allowance within = f.allowance("answer_within").orElse(Consultation.USUAL.answerWithin());
    Duration before =
        f.has("remind_before") ? f.span("remind_before") : Consultation.USUAL.remindBefore();
    List<String> ask = bodies.takeAll(f.list("ask"));
    List<String> closers = bodies.takeAll(f.list("closers"));
    if (ask.isEmpty() || closers.isEmpty()) {
      node.wrong("đơn vị được hỏi (ask) và đơn vị được nhắc khóa sổ (closers)", "", "");
    }
    return new Consultation(within, before, ask, closers, basis(f));
  }

  private static Set<Profile> profiles(Fields f) {
    Set<Profile> found =
        f.several("profiles", Profile::of, Arrays.stream(Profile.values()).map(Profile::label));
    return found.isEmpty() ? EnumSet.allOf(Profile.class) : found;
  }

  static String basis(Fields f) {
    return f.need("legal_basis", "căn cứ pháp lý");
  }

  static Optional<Severity> severity(Fields f, String key) {
    if (!f.has(key)) {
      f.node().wrong("mức độ (" + key + ")", "", "");
    }
    return f.one(key, Severity::of, Arrays.stream(Severity.values()).map(Severity::label));
  }

  private Optional<Level> level(YamlNode node) {
    Fields f = Fields.of(node, "id", "name", "law_class", "needs_person", "legal_basis");
    String name = f.need("name", "tên mức");
    String law = f.need("law_class", "phân loại theo luật");
    String basis = basis(f);
    boolean person = f.yes("needs_person");
    return severity(f, "id").map(found -> new Level(found, name, law, person, basis));
  }

  private Optional<IncidentType> type(YamlNode node) {
    Fields f = Fields.of(node, "id", "number", "attack", "name", "subs", "legal_basis");
    Map<String, String> subs = new LinkedHashMap<>();
    f.at("subs").ifPresent(map -> map.map().forEach((id, name) -> subs.put(id, name.text())));
    int number = f.number("number", 1, 99, 99);
    boolean attack = f.yes("attack");
    if (number <= 10 != attack) {
      f.place("attack")
          .wrong("attack: true cho loại 1 đến 10, false cho loại khác", "" + attack, "");
    }
    String id = f.id();
    String name = f.need("name", "tên loại");
    String basis = basis(f);
    return id.isBlank()
        ? Optional.empty()
        : Optional.of(new IncidentType(id, number, name, attack, subs, basis));
  }

  private static final String[] CONDITION = {
    "signals", "causes", "kinds", "level_at_least", "priority_at_most", "members_at_least", "lasted"
  };

  private static String[] and(String... keys) {
    String[] all = Arrays.copyOf(keys, keys.length + CONDITION.length);
    System.arraycopy(CONDITION, 0, all, keys.length, CONDITION.length);
    return all;
  }

  private static Condition condition(Fields f) {
    Set<String> causes = new HashSet<>();
    f.several("causes", Cause::of, Arrays.stream(Cause.values()).map(Cause::label))
        .forEach(cause -> causes.add(cause.label()));
    return new Condition(
        f.several("signals", Signal::of, Arrays.stream(Signal.values()).map(Signal::label)),
        causes,
        f.several(
            "kinds",
            label ->
                Arrays.stream(TargetKind.values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst(),
            Arrays.stream(TargetKind.values()).map(TargetKind::label)),
        f.number("level_at_least", 1, 5, 0),
        f.number("priority_at_most", 1, 99, 0),
        f.number("members_at_least", 2, 10_000, 0),
        f.span("lasted"));
  }

  private Optional<SeverityRule> severityRule(YamlNode node) {
    Fields f = Fields.of(node, and("id", "severity", "legal_basis"));
    String id = f.id();
    Condition when = condition(f);
    String basis = basis(f);
    return severity(f, "severity").map(found -> new SeverityRule(id, found, when, basis));
  }

  private Optional<TypeRule> typeRule(YamlNode node) {
    Fields f = Fields.of(node, and("id", "type", "sub", "legal_basis"));
    String type = types.take(f.place("type"), f.need("type", "mã loại"));
    boolean attack =
        plan.list("types").stream()
            .map(YamlNode::map)
            .anyMatch(
                entries ->
                    entries.containsKey("id")
                        && entries.get("id").text().equals(type)
                        && entries.containsKey("attack")
                        && entries.get("attack").text().equals("true"));
    if (attack) {
      f.place("type")
          .wrong("một loại không phải tấn công: loại tấn công phải do người xác định", type, "");
    }
    return Optional.of(new TypeRule(f.id(), type, f.text("sub"), condition(f), basis(f)));
  }

  private Optional<PlanStep> step(YamlNode node) {
    Fields f = Fields.of(node, "id", "stage", "name", "types", "by", "within", "legal_basis");
    Optional<Stage> stage =
        f.one("stage", Stage::of, Arrays.stream(Stage.values()).map(Stage::label));
    if (!f.has("stage")) {
      node.wrong("giai đoạn (stage)", "", "");
    }
    Optional<Allowance> within = f.allowance("within");
    if (!f.has("within")) {
      node.wrong("thời hạn của bước (within)", "", "");
    }
    String id = f.id();
    String name = f.need("name", "tên bước");
    String by = bodies.take(f.place("by"), f.need("by", "đơn vị thực hiện"));
    Set<String> concerned = Set.copyOf(types.takeAll(f.list("types")));
    String basis = basis(f);
    return stage.isEmpty() || within.isEmpty()
        ? Optional.empty()
        : Optional.of(new PlanStep(id, stage.get(), name, concerned, by, within.get(), basis));
  }

  private Optional<ClockRule> clock(YamlNode node) {
    Fields f =
        Fields.of(
            node,
            "id",
            "name",
            "profiles",
            "start",
            "applies",
            "severities",
            "due",
            "warnings",
            "by",
            "to",
            "document",
            "legal_basis");
    Optional<ClockRule.Start> start =
        f.one(
            "start",
            ClockRule.Start::of,
            Arrays.stream(ClockRule.Start.values()).map(ClockRule.Start::label));
    Optional<ClockRule.Applies> applies =
        f.one(
            "applies",
            ClockRule.Applies::of,
            Arrays.stream(ClockRule.Applies.values()).map(ClockRule.Applies::label));
    Optional<Allowance> due = f.allowance("due");
    for (String key : List.of("start", "applies", "due")) {
      if (!f.has(key)) {
        node.wrong("mục " + key, "", "");
      }
    }
    String id = f.id();
    String name = f.need("name", "tên thời hạn");
    String by = bodies.take(f.place("by"), f.need("by", "đơn vị thực hiện"));
    List<String> to = bodies.takeAll(f.list("to"));
    List<Duration> warnings = f.spans("warnings");
    if (due.isPresent() && due.get() instanceof Allowance.Calendar(Duration length)) {
      for (Duration warning : warnings) {
        if (warning.compareTo(length) >= 0) {
          f.place("warnings")
              .wrong("báo trước ngắn hơn thời hạn", warning.toMinutes() + " phút", "");
        }
      }
    }
    String document = f.text("document");
    if (!document.isEmpty() && Form.of(document).isEmpty()) {
      f.place("document").wrong("văn bản có mẫu: " + String.join(", ", Form.ids()), document, "");
    }
    String basis = basis(f);
    if (start.isEmpty() || applies.isEmpty() || due.isEmpty() || basis.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClockRule(
            id,
            name,
            profiles(f),
            start.get(),
            applies.get(),
            f.several(
                "severities", Severity::of, Arrays.stream(Severity.values()).map(Severity::label)),
            due.get(),
            warnings,
            by,
            to,
            document,
            basis));
  }
}
