package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.DraftLinks;
import vn.gov.haiduong.haidang.console.MonthPorts.Said;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * An agency's answer to its draft, by the link of a letter. Looking keeps nothing, and neither does
 * the first press of the button, which only shows what would be kept: link scanners that follow
 * links, and even such that send forms, answer for nobody.
 */
final class Hearing {

  static final String PATH = "/y-kien/";

  /** Each outage with a reason, and every letter of it as three bytes in percent signs. */
  static final int LARGEST = 256 * 1024;

  private static final int LONGEST_REASON = 500;

  private final Reception reception;
  private final MonthPorts ports;

  Hearing(Reception reception, MonthPorts ports) {
    this.reception = reception;
    this.ports = ports;
  }

  /** What a link turns out to be. */
  private sealed interface Link {

    record Good(DraftLinks.Draft draft, YearMonth month) implements Link {}

    /** With the page that says so. */
    record Bad(Answer answer) implements Link {}
  }

  private Link read(String token) {
    return switch (reception.ports().draftLinks().read(token, reception.clock().now())) {
      case DraftLinks.Reading.Forged _ ->
          bad(403, "Liên kết không đúng", "Liên kết bị thiếu ký tự hoặc đã bị sửa.");
      case DraftLinks.Reading.Expired _ ->
          bad(
              410,
              "Liên kết đã hết hạn",
              "Muốn phản đối, hãy gọi hoặc gửi văn bản cho Sở Thông tin và Truyền thông.");
      case DraftLinks.Reading.Good(DraftLinks.Draft draft) ->
          MonthRoutes.month(draft.month())
              .<Link>map(month -> new Link.Good(draft, month))
              .orElseGet(() -> bad(404, "Không có tháng này", "Liên kết không chỉ tháng nào."));
    };
  }

  private Link bad(int status, String title, String sentence) {
    return new Link.Bad(reception.said(status, title, sentence));
  }

  private boolean tooMany(HttpServerRequest request) {
    return !reception.gate().take("draft " + Gate.caller(request), 30, 0.5);
  }

  Work ask(HttpServerRequest request, String token) {
    if (tooMany(request)) {
      return Routes.now(Routes.tooMany());
    }
    int from = from(request);
    return new Work.Render(() -> answer(token, FormData.NONE, from, HearingPage.Stage.ASKING));
  }

  /** What was measured around one of the agency's outages. */
  Work evidence(HttpServerRequest request, String token) {
    if (tooMany(request)) {
      return Routes.now(Routes.tooMany());
    }
    String target = String.valueOf(request.getParam("target"));
    Optional<Instant> outage = instant(String.valueOf(request.getParam("outage")));
    return new Work.Render(
        () ->
            switch (read(token)) {
              case Link.Bad(Answer answer) -> answer;
              case Link.Good(DraftLinks.Draft draft, YearMonth month) ->
                  ports
                      .own(month, draft.unit())
                      .filter(
                          own ->
                              own.outages().stream()
                                  .anyMatch(
                                      it ->
                                          it.target().equals(target)
                                              && outage.filter(it.start()::equals).isPresent()))
                      .flatMap(_ -> ports.evidence(month, target, outage.orElseThrow()))
                      .map(found -> evidence(token, found))
                      .orElseGet(
                          () ->
                              reception.said(
                                  404, "Không có", "Cơ quan không có lần gián đoạn đó."));
            });
  }

  private Answer evidence(String token, MonthPorts.Evidence found) {
    Sheet sheet = Sheet.alone("Xem lại giờ gián đoạn", reception.clock().now(), reception.build());
    new EvidencePage(sheet).write(found, false, PATH + token);
    return Answer.of(200, Answer.HTML, sheet.finish());
  }

  Work answer(HttpServerRequest request, String token, byte[] body) {
    if (tooMany(request)) {
      return Routes.now(Routes.tooMany());
    }
    FormData data = FormData.read(Reception.type(request), body).orElse(FormData.NONE);
    int from = from(request);
    return new Work.Render(
        () ->
            answer(
                token,
                data,
                from,
                data.flag("sure") ? HearingPage.Stage.KEPT : HearingPage.Stage.REVIEW));
  }

  /** The first outage of the page that was asked for. */
  private static int from(HttpServerRequest request) {
    String text = String.valueOf(request.getParam("tu"));
    return text.matches("[0-9]{1,6}")
        ? Integer.parseInt(text) / HearingPage.MOST * HearingPage.MOST
        : 0;
  }

  private Answer answer(String token, FormData data, int from, HearingPage.Stage stage) {
    return switch (read(token)) {
      case Link.Bad(Answer answer) -> answer;
      case Link.Good(DraftLinks.Draft draft, YearMonth month) ->
          ports
              .own(month, draft.unit())
              .map(own -> answer(token, draft, month, own, data, from, stage))
              .orElseGet(
                  () ->
                      reception.said(
                          404, "Không có dự thảo", "Cơ quan không có đối tượng nào trong tháng."));
    };
  }

  private Answer answer(
      String token,
      DraftLinks.Draft draft,
      YearMonth month,
      MonthPorts.Own own,
      FormData data,
      int from,
      HearingPage.Stage stage) {
    String given = Reception.name(data.text("name"));
    String name = given.isEmpty() ? reception.nameOf(draft.person()) : given;
    HearingPage.View view = new HearingPage.View(token, month, own, name, from);
    if (stage == HearingPage.Stage.ASKING) {
      return page(200, view, stage, List.of(), "");
    }
    List<Said> said = said(data);
    Optional<String> wrong = wrong(said, given);
    if (wrong.isPresent()) {
      return page(400, view, HearingPage.Stage.ASKING, said, wrong.get());
    }
    if (stage == HearingPage.Stage.REVIEW) {
      return page(200, view, stage, said, "");
    }
    Optional<String> refused = ports.hear(month, Optional.of(draft.unit()), name, said);
    if (refused.isPresent()) {
      return page(409, view, HearingPage.Stage.ASKING, said, refused.get());
    }
    // The letter's person answers for the link, whatever name was given.
    reception
        .ports()
        .audit()
        .keep(draft.person(), "report_answer_by_link", month + " " + draft.unit());
    return page(
        200,
        ports
            .own(month, draft.unit())
            .map(now -> new HearingPage.View(token, month, now, name, from))
            .orElse(view),
        stage,
        List.of(),
        "");
  }

  private static Optional<String> wrong(List<Said> said, String name) {
    if (name.isEmpty()) {
      return Optional.of("Cần tên người trả lời, tối đa 100 ký tự.");
    }
    if (said.isEmpty()) {
      return Optional.of("Chưa chọn đồng ý hay phản đối ở lần nào.");
    }
    return said.stream().anyMatch(it -> !it.confirmed() && it.reason().isEmpty())
        ? Optional.of("Phản đối cần nêu lý do.")
        : Optional.empty();
  }

  /** What the form says; outages that were left open are not in it. */
  static List<Said> said(FormData data) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < HearingPage.MOST; i++) {
      String choice = data.text("answer-" + i);
      String[] about = data.text("about-" + i).split("\\|", 2);
      Optional<Instant> outage = instant(about[0]);
      if (about.length == 2
          && outage.isPresent()
          && (choice.equals("confirmed") || choice.equals("objected"))) {
        said.add(
            new Said(
                about[1],
                outage.get(),
                choice.equals("confirmed"),
                Plain.shown(data.text("reason-" + i), LONGEST_REASON).strip()));
      }
    }
    return said;
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Answer page(
      int status, HearingPage.View view, HearingPage.Stage stage, List<Said> said, String problem) {
    Sheet sheet =
        Sheet.alone("Dự thảo tháng " + view.month(), reception.clock().now(), reception.build());
    new HearingPage(sheet, view).write(stage, said, problem);
    return Answer.of(status, Answer.HTML, sheet.finish());
  }
}
