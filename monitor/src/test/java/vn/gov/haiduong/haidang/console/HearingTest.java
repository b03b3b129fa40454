package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.access.DraftLinks;

/** An agency answers its draft by the link of a letter, over real HTTP. */
class HearingTest {

  private static final Map<String, String> OBJECTION =
      Map.of(
          "name", "Nguyễn Thị Lan",
          "about-0", SampleMonths.OUTAGE + "|a",
          "answer-0", "objected",
          "reason-0", "đã báo <trước>");

  private final PeopleHouse house = new PeopleHouse();
  private final DraftLinks links = new DraftLinks(house.secret);

  @AfterEach
  void close() {
    house.close();
  }

  private String link(String unit) {
    return Hearing.PATH
        + links.token(
            new DraftLinks.Draft("2026-10", unit, "truc-lan"),
            house.clock.now().plus(DraftLinks.LIFE));
  }

  private static Map<String, String> sure(Map<String, String> form) {
    Map<String, String> more = new HashMap<>(form);
    more.put("sure", "1");
    return more;
  }

  @Test
  void lookingAndTheFirstPressKeepNothingTheSecondDoes() {
    HttpResponse<String> page = house.getAlone(link("ua"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Dự thảo kết quả tháng 10/2026: Sở A", "99,462", "Trang &lt;a&gt;")
        .contains("Nguyễn Thị Lan")
        .doesNotContain("<a>");

    HttpResponse<String> review = house.postAlone(link("ua"), OBJECTION);
    assertThat(review.body())
        .contains("Sắp gửi", "phản đối, lý do: đã báo &lt;trước&gt;", "Chưa có gì được ghi");
    assertThat(house.months.heard).isEmpty();

    HttpResponse<String> kept = house.postAlone(link("ua"), sure(OBJECTION));
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.body()).contains("Đã ghi ý kiến");
    assertThat(house.months.heard).containsExactly("ua Nguyễn Thị Lan đã báo <trước>");
    assertThat(house.audit).containsExactly("truc-lan report_answer_by_link 2026-10 ua");
  }

  @Test
  void anObjectionWithoutReasonAnAnswerToNothingAndOneWithoutNameAreAskedAgain() {
    assertThat(
            house.postAlone(
                link("ua"),
                Map.of(
                    "name", "Lan", "about-0", SampleMonths.OUTAGE + "|a", "answer-0", "objected")))
        .satisfies(
            it -> assertThat(it.statusCode()).isEqualTo(400),
            it -> assertThat(it.body()).contains("Phản đối cần nêu lý do"));
    assertThat(house.postAlone(link("ua"), Map.of("name", "Lan")).body())
        .contains("Chưa chọn đồng ý hay phản đối");
    assertThat(house.postAlone(link("ua"), Map.of("answer-0", "confirmed")).body())
        .contains("Cần tên người trả lời");
    assertThat(
            house
                .postAlone(
                    link("ua"),
                    sure(
                        Map.of(
                            "name",
                            "Lan",
                            "about-0",
                            SampleMonths.OUTAGE.plusMillis(1) + "|a",
                            "answer-0",
                            "confirmed")))
                .statusCode())
        .isEqualTo(409);
    assertThat(house.months.heard).isEmpty();
  }

  @Test
  void anAgencyWithMoreOutagesThanOnePageHoldsReachesAndAnswersEachOfThem() {
    house.months.outages = 95;
    assertThat(house.getAlone(link("ua")).body())
        .contains("Có 95 lần", "1–40</strong>", "?tu=40\"", ">81–95</a>", "about-39\"")
        .doesNotContain("about-40\"");
    String last = link("ua") + "?tu=80";
    assertThat(house.getAlone(last).body())
        .contains("81–95</strong>", "about-14\"")
        .doesNotContain("about-15\"");
    assertThat(house.getAlone(link("ua") + "?tu=4000").statusCode()).isEqualTo(200);

    Map<String, String> answer =
        Map.of(
            "name",
            "Lan",
            "about-14",
            SampleMonths.OUTAGE.plusSeconds(94 * 3_600L) + "|a",
            "answer-14",
            "confirmed");
    assertThat(house.postAlone(last, Map.of("name", "")).body())
        .as("asked again on the same page")
        .contains("81–95</strong>");
    assertThat(house.postAlone(last, answer).body()).contains("Sắp gửi", "?tu=80\"");
    assertThat(house.postAlone(last, sure(answer)).body()).contains("Đã ghi ý kiến");
    assertThat(house.months.heard).containsExactly("ua Lan đồng ý");
  }

  @Test
  void theMeasurementsOfOnesOwnOutageAreShownAndNoOthers() {
    String own = link("ua") + "/xem-lai?target=a&outage=" + SampleMonths.OUTAGE;
    assertThat(house.getAlone(own).body())
        .contains("Trang &lt;a&gt;", "Không kết nối được", "đúng như sổ")
        .doesNotContain("SC-20261010-001", "./haidang");
    assertThat(
            house
                .getAlone(link("ua") + "/xem-lai?target=b&outage=" + SampleMonths.OUTAGE)
                .statusCode())
        .isEqualTo(404);
    assertThat(house.getAlone(link("ub") + "/xem-lai?target=a&outage=" + SampleMonths.OUTAGE))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(404));
    assertThat(house.getAlone(link("ua") + "/xem-lai?target=a&outage=x").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aLinkIsGoodForOneAgencyAndNotForEver() {
    assertThat(house.getAlone(link("ub")).statusCode()).isEqualTo(404);
    String altered = link("ua");
    assertThat(house.getAlone(altered.substring(0, altered.length() - 2)).statusCode())
        .isEqualTo(403);
    assertThat(
            house
                .getAlone(
                    Hearing.PATH
                        + house.links.token(
                            "2026-10 ua", "truc-lan", house.clock.now().plusSeconds(60)))
                .statusCode())
        .as("a link for an incident opens no draft")
        .isEqualTo(403);
    String good = link("ua");
    house.clock.pass(DraftLinks.LIFE.plus(Duration.ofSeconds(1)));
    assertThat(house.getAlone(good).statusCode()).isEqualTo(410);
    assertThat(house.postAlone(good, sure(OBJECTION)).statusCode()).isEqualTo(410);
    assertThat(house.months.heard).isEmpty();
  }
}
