package vn.gov.haiduong.haidang.console;

import java.util.Locale;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.CauseKey;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Evidence;
import vn.gov.haiduong.haidang.incident.Form;
import vn.gov.haiduong.haidang.incident.Rules;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.ClockRule;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;

/** The events of an incident as sentences. */
final class StoryWords {

  private final World world;

  /** One line of the timeline. */
  record Line(String title, String detail, String who) {}

  StoryWords(World world) {
    this.world = world;
  }

  String name(TargetId id) {
    return world.subject(id).map(Subject::name).orElse(id.value());
  }

  Line of(Event event) {
    return switch (event) {
      case Event.Ticked _ -> machine("", "");
      case Event.Opened e ->
          machine(
              "Mở sự cố: " + e.kind().words(),
              e.detail()
                  + (e.detail().isEmpty() || e.members().isEmpty() ? "" : " – ")
                  + String.join(
                      ", ",
                      e.members().stream()
                          .map(
                              m ->
                                  name(m.target())
                                      + m.cause()
                                          .map(c -> " – " + CauseWords.of(c).name())
                                          .orElse(""))
                          .toList()));
      case Event.Joined(var _, var member) -> machine("Thêm đối tượng", name(member.target()));
      case Event.Ended(var _, var target, var end) ->
          machine("Có trả lời trở lại", name(target) + " từ " + Province.dateTime(end));
      case Event.Recovered(var _, var target, var end) ->
          machine("Đã phục hồi", name(target) + ", hết gián đoạn lúc " + Province.dateTime(end));
      case Event.Left(var _, var target, var into) ->
          machine("Tách ra", name(target) + into.map(i -> " sang " + i.value()).orElse(""));
      case Event.CauseFound(var _, var cause) -> machine("Thấy nguyên nhân chung", cause(cause));
      case Event.Merged(var _, var into) -> machine("Nhập vào sự cố khác", into.value());
      case Event.Gathered _ -> machine("Gom xong", "");
      case Event.Raised(var _, var severity, var _, var evidence) ->
          machine("Đề xuất mức " + severity.label(), evidence);
      case Event.TypeProposed(var _, var type, var sub, var _) ->
          machine("Đề xuất loại: " + type(type), sub(type, sub));
      case Event.Fired(var _, var key, var _, var _) when key.startsWith(Rules.MERGED) ->
          machine("Gộp sự cố", key.substring(Rules.MERGED.length()));
      case Event.Reached(var _, var people) ->
          machine(
              "Không liên lạc được người được báo, báo thêm",
              String.join(", ", people.stream().map(this::person).toList()));
      case Event.Fired(var _, var key, var _, var _) when key.equals(Rules.HELD) ->
          machine("Đang ngừng nhắc", "hết ngừng nhắc mà chưa khôi phục thì báo");
      case Event.Fired(var _, var key, var told, var _) ->
          machine(
              (told.isEmpty() ? "Đến hạn, không báo ai" : "Báo tin")
                  + Rules.occasion(key)
                      .map(why -> ": " + why.words().toLowerCase(Locale.ROOT))
                      .orElse(""),
              String.join(", ", told.stream().map(this::body).toList()));
      case Event.Resolved(var _, var end) ->
          machine("Sự cố đã hết", "lúc " + Province.dateTime(end));
      case Event.Witnessed(var _, var target, var what, var _, var sha256) ->
          machine("Lưu bằng chứng: " + Evidence.words(what), name(target) + ", SHA-256 " + sha256);
      case Event.FlappingSeen(var _, var target) -> machine("Chập chờn", name(target));
      case Event.Alerted e ->
          machine((e.gone() ? "Hết cảnh báo " : "Cảnh báo ") + e.name(), e.detail());
      case Event.Done done -> person(done);
    };
  }

  /** What the members share, by its name where it is a target. */
  private String cause(CauseKey cause) {
    String which =
        switch (cause.shared()) {
          case TARGET, PARENT -> name(new TargetId(cause.key()));
          case RESOLVER -> "";
          case ADDRESS, ZONE, CERTIFICATE, PLATFORM, OWN_SIDE, ALERT -> cause.key();
        };
    return cause.shared().words() + (which.isEmpty() ? "" : ": " + which);
  }

  private String person(PersonId id) {
    return world
        .directory()
        .contact(id)
        .map(Contact::name)
        .filter(name -> !name.isBlank())
        .orElse(id.value());
  }

  /** What it was, by the clock that it stopped or the letter of an escalation. */
  private String paper(String clock) {
    return world.plan().clocks().stream()
        .filter(rule -> rule.id().equals(clock))
        .map(ClockRule::name)
        .findFirst()
        .or(() -> Form.of(clock).map(Form::words))
        .orElse(clock);
  }

  private Line person(Event.Done done) {
    String who = done.by().name() + " (" + done.by().means().words() + ")";
    return switch (done) {
      case Event.Acknowledged e ->
          new Line(
              "Xác nhận đã nhận",
              e.note() + e.estimate().map(t -> " Dự kiến xong " + Province.dateTime(t)).orElse(""),
              who);
      case Event.Assigned e -> new Line("Giao cho " + e.to(), e.note(), who);
      case Event.Escalated e -> new Line("Yêu cầu chuyển cấp", e.reason(), who);
      case Event.Classified e ->
          new Line(
              "Phân loại: "
                  + type(e.type())
                  + ", mức "
                  + e.severity().label()
                  + (e.serious() ? ", nghiêm trọng" : ""),
              e.reason(),
              who);
      case Event.Judged e -> new Line("Nhận định có thể vượt khả năng xử lý", e.reason(), who);
      case Event.StepDone e ->
          new Line(
              "Đã làm: " + step(e.step()),
              e.document().isEmpty() ? "" : "Văn bản số " + e.document(),
              who);
      case Event.StageEntered e -> new Line("Sang giai đoạn " + e.stage().words(), "", who);
      case Event.DocumentSent e ->
          new Line(
              "Đã gửi văn bản số " + e.number(),
              paper(e.clock()) + (e.to().isBlank() ? "" : ", tới " + e.to()),
              who);
      case Event.Noted e -> new Line("Ghi chú", e.text(), who);
      case Event.Muted e ->
          new Line("Ngừng nhắc đến " + Province.dateTime(e.until()), e.reason(), who);
      case Event.Unmuted _ -> new Line("Nhắc trở lại", "", who);
      case Event.Closed e ->
          new Line(
              e.falseAlarm() ? "Đóng: báo động không đúng" : "Đóng sự cố",
              e.reason() + (e.lessons().isEmpty() ? "" : " Bài học: " + e.lessons()),
              who);
      case Event.Reopened e -> new Line("Mở lại", e.reason(), who);
    };
  }

  private static Line machine(String title, String detail) {
    return new Line(title, detail, "");
  }

  String type(String id) {
    return world.plan().type(id).map(IncidentType::name).orElse(id);
  }

  private String sub(String type, String id) {
    return world.plan().type(type).map(known -> known.subs().getOrDefault(id, id)).orElse(id);
  }

  private String step(String id) {
    return world.plan().steps().stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .map(PlanStep::name)
        .orElse(id);
  }

  String body(String id) {
    return world.plan().nameOf(id);
  }
}
