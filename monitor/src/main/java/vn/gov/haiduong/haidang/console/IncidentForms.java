package vn.gov.haiduong.haidang.console;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Form;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.ClockRule;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Stage;
import vn.gov.haiduong.haidang.time.Province;

/** What can be done about one incident: each form is one act, and offers what is left to choose. */
final class IncidentForms {

  private final Html html;
  private final Fields fields;
  private final Incident incident;
  private final World world;
  private final Instant now;
  private final String word;
  private final UnaryOperator<String> names;

  /**
   * @param word proves that a form is ours
   * @param names of people by their keys
   */
  IncidentForms(
      Sheet sheet, Incident incident, World world, String word, UnaryOperator<String> names) {
    this.html = sheet.html();
    this.fields = new Fields(html);
    this.now = sheet.now();
    this.incident = incident;
    this.world = world;
    this.word = word;
    this.names = names;
  }

  void write(List<PeoplePorts.Told> told) {
    html.open("section", "class", "acts");
    html.leaf("h2", "Việc cần làm");
    if (incident.open()) {
      form("acknowledge", "Xác nhận đã nhận", incident.acknowledged().isEmpty());
      area("note", "Ghi chú", false);
      number("minutes", "Dự kiến xong sau (phút)", 43_200, false);
      end("Xác nhận");
      code(told);
      classify();
      steps();
      stage();
      assign();
      reason("escalate", "Chuyển cấp ngay", "Lý do", "Chuyển cấp");
      if (incident.judgedAt().isEmpty()) {
        reason("judge", "Nhận định có thể vượt khả năng xử lý", "Lý do", "Ghi nhận định");
      }
      mute();
    }
    documents();
    form("note", "Ghi chú", false);
    area("text", "Nội dung", true);
    end("Ghi");
    if (incident.open()) {
      form("close", "Đóng sự cố", incident.phase() == Incident.Phase.RESOLVED);
      owed();
      area("reason", "Lý do, nguyên nhân", true);
      area("lessons", "Bài học", false);
      check("falseAlarm", "Báo động không đúng");
      end("Đóng");
    } else if (incident.mergedInto().isEmpty()) {
      reason("reopen", "Mở lại", "Lý do", "Mở lại");
    }
    html.close();
  }

  /** Closing ends what people ask of themselves, not what the law asks. */
  private void owed() {
    for (Deadline clock : Clocks.owed(incident, world, now)) {
      html.leaf(
          "p",
          "Đóng rồi vẫn phải gửi: "
              + clock.name()
              + ", trước "
              + Province.dateTime(clock.due())
              + ". Ghi số văn bản thì thời hạn mới dừng.",
          "class",
          "owed");
    }
  }

  /** Only who was told has a code; the newest message comes first. */
  private void code(List<PeoplePorts.Told> told) {
    List<String> people = told.stream().map(PeoplePorts.Told::person).distinct().toList();
    if (people.isEmpty()) {
      return;
    }
    form("code", "Nhập mã xác nhận của người trực", false);
    fields.label("Người đọc mã");
    html.open("select", "name", "person");
    people.forEach(person -> html.leaf("option", names.apply(person), "value", person));
    html.close(2);
    fields.label("Mã sáu chữ số");
    html.open(
        "input",
        "type",
        "text",
        "name",
        "code",
        "inputmode",
        "numeric",
        "autocomplete",
        "off",
        "pattern",
        "[0-9]{6}",
        "maxlength",
        "6",
        "required",
        "required");
    html.close();
    end("Xác nhận hộ");
  }

  private void classify() {
    form("classify", "Phân loại", false);
    fields.label("Loại");
    html.open("select", "name", "type");
    for (IncidentType type :
        world.plan().types().values().stream()
            .sorted(Comparator.comparingInt(IncidentType::number))
            .toList()) {
      option(type.number() + ". " + type.name(), type.id(), type.id().equals(incident.type()));
    }
    html.close(2);
    fields.label("Mức");
    html.open("select", "name", "severity");
    for (Severity severity : Severity.values()) {
      option(
          severity.label() + " " + world.plan().level(severity).name(),
          severity.label(),
          severity == incident.severity());
    }
    html.close(2);
    check("serious", "Nghiêm trọng (lãnh đạo xác nhận, mức S1)");
    check("personalData", "Liên quan dữ liệu cá nhân");
    area("reason", "Lý do (bắt buộc khi hạ mức hoặc nghiêm trọng)", false);
    end("Phân loại");
  }

  private void steps() {
    List<PlanStep> left =
        world.plan().steps().stream()
            .filter(step -> step.concerns(incident.type()))
            .filter(step -> !incident.stands(incident.stepsDone(), step.id()))
            .toList();
    if (left.isEmpty()) {
      return;
    }
    form("step", "Ghi bước đã làm", false);
    fields.label("Bước của kế hoạch");
    html.open("select", "name", "step");
    left.forEach(step -> option(step.stage().words() + " – " + step.name(), step.id(), false));
    html.close(2);
    input("document", "Số văn bản (nếu có)", false);
    end("Ghi là xong");
  }

  /** Only forwards: the plan's stages are not gone through again. */
  private void stage() {
    List<Stage> later =
        Arrays.stream(Stage.values())
            .filter(stage -> stage.compareTo(incident.stage()) > 0)
            .toList();
    if (later.isEmpty()) {
      return;
    }
    form("stage", "Sang giai đoạn sau", false);
    fields.label("Giai đoạn");
    html.open("select", "name", "stage");
    later.forEach(stage -> option(stage.words(), stage.label(), false));
    html.close(2);
    end("Chuyển giai đoạn");
  }

  /** What is due first, then what else the plan may ask for. */
  private void documents() {
    List<Deadline> running = Clocks.of(incident, world, now);
    List<ClockRule> left =
        world.plan().clocksInForce().stream()
            .filter(rule -> !incident.stands(incident.sent(), rule.id()))
            .sorted(Comparator.comparingInt(rule -> runs(running, rule) ? 0 : 1))
            .toList();
    List<Form> letters =
        Stream.of(Form.values())
            .filter(form -> form.letter() && form.concerns(incident, running, world))
            .toList();
    if ((left.isEmpty() && letters.isEmpty()) || incident.mergedInto().isPresent()) {
      return;
    }
    form("sent", "Ghi văn bản đã gửi", false);
    fields.label("Thuộc thời hạn, hoặc công văn");
    html.open("select", "name", "clock");
    letters.stream()
        .filter(form -> form.waits(incident, world))
        .forEach(form -> option(form.words() + " – đã đến lúc gửi", form.id(), false));
    for (ClockRule rule : left) {
      String due =
          running.stream()
              .filter(clock -> clock.id().equals(rule.id()))
              .findFirst()
              .map(clock -> " – trước " + Province.dateTime(clock.due()))
              .orElse("");
      option(rule.name() + due, rule.id(), false);
    }
    letters.stream()
        .filter(form -> !form.waits(incident, world))
        .forEach(form -> option(form.words(), form.id(), false));
    html.close(2);
    input("number", "Số văn bản", true);
    input("to", "Nơi nhận", false);
    end("Ghi");
  }

  private static boolean runs(List<Deadline> clocks, ClockRule rule) {
    return clocks.stream().anyMatch(clock -> clock.id().equals(rule.id()));
  }

  /** Anybody can be named; people of the contacts are offered. */
  private void assign() {
    form("assign", "Giao việc, bàn giao", false);
    fields.label("Người nhận việc");
    html.open(
        "input",
        "type",
        "text",
        "name",
        "to",
        "list",
        "people",
        "maxlength",
        "200",
        "required",
        "required");
    html.close();
    html.open("datalist", "id", "people");
    world.directory().contacts().values().stream()
        .map(Contact::name)
        .filter(name -> !name.isBlank())
        .distinct()
        .sorted()
        .forEach(name -> html.leaf("option", "", "value", name));
    html.close();
    area("note", "Ghi chú", false);
    end("Giao");
  }

  private void mute() {
    if (incident.mutedAt(now)) {
      form("unmute", "Nhắc trở lại", false);
      end("Nhắc trở lại");
      return;
    }
    form("mute", "Ngừng nhắc", false);
    number("hours", "Số giờ (tối đa 168)", 168, true);
    area("reason", "Lý do", true);
    end("Ngừng nhắc");
  }

  private void reason(String act, String title, String words, String button) {
    form(act, title, false);
    area("reason", words, true);
    end(button);
  }

  private void form(String act, String title, boolean opened) {
    html.open("details", opened ? "open" : "", "open");
    html.leaf("summary", title);
    html.open(
        "form", "method", "post", "action", "/incidents/" + incident.id().value() + "/" + act);
    html.open("input", "type", "hidden", "name", "word", "value", word);
  }

  private void option(String words, String value, boolean selected) {
    html.leaf("option", words, "value", value, selected ? "selected" : "", "selected");
  }

  private void input(String name, String words, boolean needed) {
    fields.label(words);
    html.open(
        "input",
        "type",
        "text",
        "name",
        name,
        "maxlength",
        "200",
        needed ? "required" : "",
        "required");
    html.close();
  }

  private void number(String name, String words, int most, boolean needed) {
    fields.label(words);
    html.open(
        "input",
        "type",
        "number",
        "name",
        name,
        "min",
        "1",
        "max",
        Integer.toString(most),
        needed ? "required" : "",
        "required");
    html.close();
  }

  private void area(String name, String words, boolean needed) {
    fields.label(words);
    html.leaf(
        "textarea",
        "",
        "name",
        name,
        "rows",
        "2",
        "maxlength",
        "2000",
        needed ? "required" : "",
        "required");
    html.close();
  }

  private void check(String name, String words) {
    html.open("label", "class", "check");
    html.open("input", "type", "checkbox", "name", name);
    html.text(" " + words);
    html.close();
  }

  private void end(String button) {
    html.leaf("button", button, "type", "submit");
    html.close(2);
  }
}
