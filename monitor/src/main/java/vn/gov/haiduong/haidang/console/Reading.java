package vn.gov.haiduong.haidang.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Stage;

/** What a person asks to be done, read from a form or from JSON. */
sealed interface Reading {

  record Good(Event.Done act) implements Reading {}

  /** Not understood; the sentence is for the person. */
  record Bad(String sentence) implements Reading {}

  /** Understood, but not for this role. */
  record Forbidden(String sentence) implements Reading {}

  /** Longest estimate that is taken. */
  Duration LONGEST_ESTIMATE = Duration.ofDays(30);

  /** For whoever asks with a token and names nobody. */
  String PERSON_NEEDED =
      "Cần tên người chịu trách nhiệm (by): mã truy cập không tự phân loại tấn công, nghiêm trọng,"
          + " dữ liệu cá nhân, nhận định vượt khả năng, ghi văn bản đã gửi hay đóng sự cố tấn công";

  /** Whether it stands for a person's judgement or signature: the law's clocks hang on it. */
  static boolean needsPerson(Event.Done act) {
    return switch (act) {
      case Event.Classified said -> said.attack() || said.serious() || said.personalData();
      case Event.DocumentSent _, Event.Judged _ -> true;
      case Event.Acknowledged _,
          Event.Assigned _,
          Event.Escalated _,
          Event.StepDone _,
          Event.StageEntered _,
          Event.Noted _,
          Event.Muted _,
          Event.Unmuted _,
          Event.Closed _,
          Event.Reopened _ ->
          false;
    };
  }

  /** Reads one act. */
  static Reading of(String act, FormData data, Who who, Actor actor, World world, Instant now) {
    return switch (act) {
      case "acknowledge" -> acknowledge(data, actor, now);
      case "note" ->
          data.text("text").isEmpty()
              ? new Bad("Cần nội dung ghi chú")
              : new Good(new Event.Noted(now, actor, data.text("text")));
      case "classify" -> classify(data, who, actor, world, now);
      case "close" ->
          new Good(
              new Event.Closed(
                  now, actor, data.text("reason"), data.text("lessons"), data.flag("falseAlarm")));
      case "reopen" -> new Good(new Event.Reopened(now, actor, data.text("reason")));
      case "assign", "hand-over" ->
          data.text("to").isEmpty()
              ? new Bad("Cần tên người nhận việc")
              : new Good(new Event.Assigned(now, actor, data.text("to"), data.text("note")));
      case "escalate" -> new Good(new Event.Escalated(now, actor, data.text("reason")));
      case "judge" -> new Good(new Event.Judged(now, actor, data.text("reason")));
      case "step" ->
          new Good(new Event.StepDone(now, actor, data.text("step"), data.text("document")));
      case "stage" ->
          Stage.of(data.text("stage"))
              .<Reading>map(stage -> new Good(new Event.StageEntered(now, actor, stage)))
              .orElseGet(() -> new Bad("Giai đoạn không có trong kế hoạch"));
      case "sent" ->
          new Good(
              new Event.DocumentSent(
                  now, actor, data.text("clock"), data.text("number"), data.text("to")));
      case "mute" -> mute(data, actor, now);
      case "unmute" -> new Good(new Event.Unmuted(now, actor));
      default -> new Bad("Không có thao tác này");
    };
  }

  private static Reading acknowledge(FormData data, Actor actor, Instant now) {
    String minutes = data.text("minutes");
    Optional<Instant> estimate = Optional.empty();
    if (!minutes.isEmpty()) {
      if (!minutes.matches("\\d{1,5}")
          || Duration.ofMinutes(Long.parseLong(minutes)).compareTo(LONGEST_ESTIMATE) > 0) {
        return new Bad("Thời gian dự kiến: cần số phút, tối đa 30 ngày");
      }
      estimate = Optional.of(now.plus(Duration.ofMinutes(Long.parseLong(minutes))));
    }
    return new Good(new Event.Acknowledged(now, actor, data.text("note"), estimate));
  }

  private static Reading classify(FormData data, Who who, Actor actor, World world, Instant now) {
    Optional<Severity> severity = Severity.of(data.text("severity"));
    Optional<IncidentType> type = world.plan().type(data.text("type"));
    if (severity.isEmpty() || type.isEmpty()) {
      return new Bad("Cần loại sự cố và mức độ có trong kế hoạch");
    }
    boolean serious = data.flag("serious");
    // QĐ 05/2017 Điều 14.2: "nghiêm trọng" is somebody's decision, not the desk's.
    if (serious && !who.may(Role.LEADER)) {
      return new Forbidden("Chỉ lãnh đạo mới xác nhận được sự cố nghiêm trọng");
    }
    return new Good(
        new Event.Classified(
            now,
            actor,
            type.get().id(),
            data.text("sub"),
            severity.get(),
            type.get().attack(),
            serious,
            data.flag("personalData"),
            data.text("reason")));
  }

  private static Reading mute(FormData data, Actor actor, Instant now) {
    String hours = data.text("hours");
    return hours.matches("\\d{1,3}") && !hours.equals("0")
        ? new Good(
            new Event.Muted(
                now, actor, now.plus(Duration.ofHours(Long.parseLong(hours))), data.text("reason")))
        : new Bad("Ngừng nhắc: cần số giờ, tối đa 168 (7 ngày)");
  }
}
