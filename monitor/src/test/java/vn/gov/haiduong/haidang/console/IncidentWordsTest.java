package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.incident.CauseKey;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Twins;

/** What pages say of incidents is said in words, not in the machine's keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentWordsTest {

  private final PeopleHouse house = new PeopleHouse();

  @AfterAll
  void close() {
    house.close();
  }

  @Test
  void aCommonCauseIsNamed() {
    StoryWords words = new StoryWords(house.world);
    String name = words.name(house.target(0));
    assertThat(said(words, CauseKey.parent(house.target(0)))).isEqualTo("cùng điểm cha: " + name);
    assertThat(said(words, new CauseKey(CauseKey.Shared.ADDRESS, "203.0.113.7")))
        .isEqualTo("cùng địa chỉ máy chủ: 203.0.113.7");
    assertThat(said(words, new CauseKey(CauseKey.Shared.RESOLVER, "all")))
        .isEqualTo("cùng máy chủ phân giải tên miền");
  }

  @Test
  void aProposedSubTypeIsNamed() {
    StoryWords words = new StoryWords(house.world);
    Event proposed =
        new Event.TypeProposed(house.clock.now(), "loi-ha-tang", "phan-mem", "ung-dung");
    assertThat(words.of(proposed).detail()).isEqualTo("Phần mềm, ứng dụng");
  }

  private String said(StoryWords words, CauseKey cause) {
    return words.of(new Event.CauseFound(house.clock.now(), cause)).detail();
  }

  @Test
  void oneThatBecamePartOfAnotherSaysWhichAndCountsNothing() {
    Incident older = house.fails(2);
    Incident newer = house.fails(3);
    var _ =
        house.take(new Input.TwinFound(house.clock.now(), new Twins.Twin(older.id(), newer.id())));
    String bearer = "Bearer " + house.tokens.get(Role.VIEWER);
    String merged = "Đã gộp vào " + older.id().value();
    String history = house.get("/lich-su", "Authorization", bearer).body();
    String row = history.substring(history.indexOf(newer.id().value() + " · "));
    assertThat(row.substring(0, row.indexOf("</td>")))
        .contains(merged)
        .doesNotContain("còn hỏng", "Đã đóng");
    assertThat(house.get("/incidents/" + newer.id().value(), "Authorization", bearer).body())
        .contains("/incidents/" + older.id().value() + "\"")
        .contains("Đã gộp vào");
    assertThat(house.now(older).members()).hasSize(2);
  }
}
