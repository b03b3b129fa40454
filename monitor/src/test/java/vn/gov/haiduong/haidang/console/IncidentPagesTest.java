package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.console.PeoplePorts.Told.State;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.probe.Cause;

/** What the pages say of who was told, and of incidents that were closed long ago. */
class IncidentPagesTest {

  private final PeopleHouse house = new PeopleHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private String page(String path) {
    return house.get(path, "Cookie", house.enter("lan").cookie()).body();
  }

  private static String path(Incident incident) {
    return "/incidents/" + incident.id().value();
  }

  @Test
  void whatWaitsAndWhatWasGivenUpIsSaidInWordsAndItsReaderMayStillGiveTheCode() {
    Incident incident = house.fails(0);
    house.told.clear();
    assertThat(page(path(incident))).contains("Chưa báo cho ai.").doesNotContain("Người đọc mã");
    String id = incident.id().value();
    house.told.add(
        new PeoplePorts.Told(
            house.clock.now(), id, "truc-lan", "", "báo sự cố", " (đã thử 3 lần)", State.WAITING));
    house.told.add(
        new PeoplePorts.Told(
            house.clock.now(), id, "truc-minh", "", "nhắc", "quá 24 giờ", State.GIVEN_UP));
    assertThat(page(path(incident)))
        .contains("… đang chờ gửi (đã thử 3 lần)")
        .contains("✖ đã thôi gửi: quá 24 giờ")
        .contains("Người đọc mã")
        .doesNotContain("Chưa báo cho ai.");
  }

  @Test
  void theHistoryCountsAllAndSaysHowManyItShows() {
    for (int i = 0; i < 340; i++) {
      house.old.add(old(i));
    }
    assertThat(page("/lich-su"))
        .contains("340 sự cố,")
        .contains("Bảng chỉ hiện 300 sự cố mới nhất");
  }

  @Test
  void draftsOfAnIncidentThatTheBookLetGoOfAreThere() {
    Incident old = old(1);
    house.old.add(old);
    String cookie = house.enter("lan").cookie();
    assertThat(house.get(path(old), "Cookie", cookie).body()).contains("Dự thảo văn bản");
    assertThat(house.get(path(old) + "/mau-03.docx", "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  /** One of many weeks ago, known to the pages alone. */
  private Incident old(int nth) {
    var start = house.clock.now().minus(Duration.ofDays(30)).minusSeconds(60L * nth);
    return IncidentBook.EMPTY
        .next(
            new Input.OutageDue(
                start.plusSeconds(40),
                house.target(0),
                new Outage(
                    start,
                    Optional.empty(),
                    start.plusSeconds(40),
                    Optional.of(Cause.CONNECT_REFUSED),
                    Optional.of(start.plusSeconds(40))),
                List.of()),
            house.world)
        .book()
        .all()
        .iterator()
        .next();
  }
}
