package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Played.minute;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;

/** Drafts say what is known, and nothing that is not. */
class PapersTest {

  private final Played played = new Played(Profile.MERGED);

  private FormDraft draft(Form form, Instant now) {
    return Forms.of(form, played.incident(), played.world, now);
  }

  /** Label → what stands there. */
  private static Map<String, String> lines(FormDraft draft) {
    return draft.sections().stream()
        .flatMap(section -> section.lines().stream())
        .collect(
            Collectors.toMap(
                FormDraft.Line::label,
                line ->
                    switch (line.value()) {
                      case FormDraft.Known(String text) -> text;
                      case FormDraft.Missing(boolean mandatory) -> mandatory ? "(*)" : "( )";
                      case FormDraft.Choices(var choices) ->
                          choices.stream()
                              .filter(FormDraft.Choice::ticked)
                              .map(FormDraft.Choice::text)
                              .collect(Collectors.joining("|"));
                    },
                (first, _) -> first));
  }

  private void defaced() {
    played.found("w0", Signal.CONTENT_SUSPECT, T0);
    played.pass(1, 5);
    played.classified(minute(10), "thay-doi-giao-dien", Severity.S1, true);
  }

  @Test
  void whatAnsweredAllTheTimeWasNotInterrupted() {
    defaced();
    for (Form form : new Form[] {Form.INITIAL, Form.STATEMENT}) {
      assertThat(lines(draft(form, minute(120))).keySet())
          .contains("Thời gian có dấu hiệu")
          .noneMatch(label -> label.contains("gián đoạn"));
    }
    assertThat(lines(draft(Form.INITIAL, minute(120))))
        .containsEntry("Hiện trạng", "Chưa được xử lý")
        .containsEntry("Thời gian có dấu hiệu", "2 giờ");
  }

  @Test
  void anInterruptionIsCalledOne() {
    played.down("w0", T0, T0.plusSeconds(40));
    played.up("w0", minute(25));
    assertThat(lines(draft(Form.INITIAL, minute(120))))
        .containsEntry("Thời gian gián đoạn", "25 phút")
        .containsEntry("Hiện trạng", "Đã được xử lý");
  }

  @Test
  void whatAPersonClosedHasEndedThen() {
    defaced();
    assertThat(played.act(new Event.Closed(minute(360), AN, "đã gỡ", "", false))).isEmpty();
    assertThat(lines(draft(Form.CLOSING, T0.plus(Duration.ofDays(1)))))
        .containsEntry("Kết thúc", "16:00:00 25/11/2026")
        .containsEntry("Thời gian có dấu hiệu", "6 giờ")
        .containsEntry("Hiện trạng", "Đã được xử lý");
  }

  @Test
  void toWhomItWasSentStandsThereOrIsAskedFor() {
    defaced();
    String asked = "Đã gửi thông báo cho";
    assertThat(lines(draft(Form.INITIAL, minute(20)))).containsEntry(asked, "(*)");
    assertThat(played.act(new Event.DocumentSent(minute(21), AN, "thong-bao-5-ngay", "1/TB", "")))
        .isEmpty();
    assertThat(lines(draft(Form.INITIAL, minute(22)))).containsEntry(asked, "(*)");
    assertThat(
            played.act(
                new Event.DocumentSent(minute(23), AN, "thong-bao-ngay", "2/TB-STTTT", "VNCERT")))
        .isEmpty();
    assertThat(lines(draft(Form.INITIAL, minute(24))))
        .containsEntry(asked, "VNCERT (số 2/TB-STTTT, 10:23:00 25/11/2026)");
  }

  @Test
  void theInitialReportAsksForAllThatItsFormHas() {
    defaced();
    FormDraft draft = draft(Form.INITIAL, minute(20));
    assertThat(lines(draft).keySet())
        .contains(
            "Cơ quan chủ quản",
            "Địa chỉ IP công khai",
            "Mục đích sử dụng",
            "Tổ chức cung cấp dịch vụ an toàn thông tin",
            "Nhà cung cấp kết nối");
    assertThat(draft.missing()).contains("Ngày, tháng, năm, giờ, phút");
    assertThat(draft.kind()).isNotEqualTo(draft(Form.CLOSING, minute(20)).kind());
  }

  @Test
  void aLetterGoesToThoseOfTheProfileWhoseStepHasCome() {
    Played old = new Played(Profile.QD05_2017);
    old.found("w0", Signal.CONTENT_SUSPECT, T0);
    old.classified(minute(1), "thay-doi-giao-dien", Severity.S1, true);
    old.pass(2, 18);
    assertThat(Form.DIRECTION.addressees(old.incident(), old.world))
        .isNotEmpty()
        .noneMatch(name -> name.contains("Ủy ban nhân dân tỉnh") || name.contains("Bộ Công an"));
    old.pass(19, 40);
    assertThat(old.drafts)
        .filteredOn(draft -> draft.rule().equals("s1-30p"))
        .singleElement()
        .satisfies(draft -> assertThat(draft.bodies()).contains("ppc").doesNotContain("police"));
  }
}
