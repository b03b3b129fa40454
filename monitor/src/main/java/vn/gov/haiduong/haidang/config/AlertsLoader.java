package vn.gov.haiduong.haidang.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.plan.Template;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** {@code alerts/} → plan, calendar, rosters and contacts, or all problems at once. */
public final class AlertsLoader {

  /** Names that a text may ask for; whoever sends fills them in. */
  static final Set<String> PLACES =
      Set.of(
          "ma_su_co",
          "muc",
          "doi_tuong",
          "so_doi_tuong",
          "gio_bat_dau",
          "gio_ket_thuc",
          "thoi_gian",
          "viec_can_lam",
          "han",
          "con_lai",
          "van_ban",
          "can_cu",
          "ma_xac_nhan",
          "xac_nhan",
          "don_vi",
          "han_gio",
          "ket_qua",
          "so_tin",
          "danh_sach",
          "lien_ket",
          "thang",
          "so_lan",
          "so_tra_loi",
          "so_phan_doi",
          "so_im_lang",
          "ly_do",
          "noi_nhan",
          "noi_dung",
          "dau_moi",
          "bien_phap",
          "kha_nang",
          "dien_tap");

  private final Path dir;
  private final LocalDate today;
  private final Problems problems = new Problems();
  private final List<String> notices = new ArrayList<>();
  private final MessageDigest hash;

  private AlertsLoader(Path dir, LocalDate today) {
    this.dir = dir;
    this.today = today;
    try {
      this.hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Reads the files. Blocks; call it on a worker.
   *
   * @param today duty slots are looked at from this day on
   */
  public static Alerts.Result load(Path dir, LocalDate today) {
    return new AlertsLoader(dir, today).load();
  }

  private Alerts.Result load() {
    Map<String, Template> templates =
        read("templates.yml", true).map(this::templates).orElse(Map.of());
    Optional<YamlNode> planFile = read("plan.yml", true);
    Optional<PlanReader> reader = planFile.map(node -> new PlanReader(node, templates));
    WorkingCalendar calendar =
        read("calendar.yml", true)
            .map(node -> CalendarReader.read(node, today, notices))
            .orElse(WorkingCalendar.PLAIN);
    DutyReader duty = new DutyReader();
    Map<String, Roster> rosters = read("roster.yml", true).map(duty::rosters).orElse(Map.of());
    boolean people = Files.exists(dir.resolve("contacts.yml"));
    Map<PersonId, Contact> contacts =
        people ? read("contacts.yml", false).map(duty::contacts).orElse(Map.of()) : Map.of();
    if (people || rosters.values().stream().anyMatch(Roster::active)) {
      duty.check(contacts);
    } else {
      notices.add("chưa có contacts.yml: chép từ contacts.example.yml rồi điền người thật");
    }
    notices.addAll(duty.notices);
    Optional<Plan> plan = reader.flatMap(some -> some.read(problems));
    reader.ifPresent(some -> crossCheck(some, rosters, contacts, people));
    if (!problems.none() || plan.isEmpty()) {
      List<Problem> all = new ArrayList<>(problems.all());
      all.addAll(duty.holes(today));
      return new Alerts.Result.Refused(all);
    }
    return new Alerts.Result.Loaded(
        new Alerts(
            plan.get(),
            calendar,
            new Directory(rosters, contacts),
            duty.holes(today),
            notices,
            HexFormat.of().formatHex(hash.digest())));
  }

  private void crossCheck(
      PlanReader plan,
      Map<String, Roster> rosters,
      Map<PersonId, Contact> contacts,
      boolean people) {
    Set<String> slots = new LinkedHashSet<>();
    rosters
        .values()
        .forEach(roster -> roster.slots().keySet().forEach(s -> slots.add(roster.id() + "/" + s)));
    plan.rosters.check(slots);
    if (people) {
      References known = new References("một mã người của contacts.yml");
      plan.contacts.forEach(
          place -> {
            String ignored = known.take(place, place.text());
          });
      known.check(contacts.keySet().stream().map(PersonId::value).toList());
    }
  }

  @SuppressWarnings(
      "ArgumentSelectionDefectChecker") // The names of the file, in the order of the record.
  private Map<String, Template> templates(YamlNode node) {
    Map<String, Template> found = new LinkedHashMap<>();
    for (YamlNode item : Fields.of(node, "templates").list("templates")) {
      Fields f = Fields.of(item, "id", "text", "sms", "registered");
      Template template =
          new Template(
              f.id(), f.need("text", "lời báo"), f.text("sms").strip(), f.text("registered"));
      places(f, "text", template.text());
      places(f, "sms", template.sms());
      ShortTexts.check(f, template);
      if (found.put(template.id(), template) != null) {
        item.wrong("mỗi mã một lần", template.id(), "");
      }
    }
    return found;
  }

  private static void places(Fields f, String key, String text) {
    for (String place : Template.places(text)) {
      if (!PLACES.contains(place)) {
        f.place(key).wrong("chỗ điền đã biết", "{{" + place + "}}", Likely.hint(place, PLACES));
      }
    }
  }

  private Optional<YamlNode> read(String name, boolean hashed) {
    String shown = TargetsLoader.shown(dir, name);
    return FileText.bytes(dir.resolve(name), shown, problems)
        .flatMap(
            bytes -> {
              if (hashed) {
                hash.update(name.getBytes(StandardCharsets.UTF_8));
                hash.update(bytes);
              }
              return FileText.decode(bytes, shown, problems);
            })
        .flatMap(text -> YamlNode.read(shown, text, problems));
  }
}
