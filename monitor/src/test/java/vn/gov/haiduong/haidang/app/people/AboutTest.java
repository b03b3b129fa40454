package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Of a server that carries several agencies each hears that it is about his own site. */
class AboutTest {

  private static final List<TargetId> SITES =
      Stream.of("so-a", "so-b", "so-c").map(TargetId::new).toList();

  private final World world = world();

  private static World world() {
    World people =
        OneSite.world(
            Channel.SMS,
            Map.of("mot", "0912000001", "vien-a", "0912000002", "vien-b", "0912000003"),
            OneSite.roster("desk", "mot", "mot"));
    Map<TargetId, Subject> subjects = new HashMap<>();
    for (TargetId site : SITES) {
      String letter = site.value().substring(3);
      Optional<PersonId> specialist =
          letter.equals("c") ? Optional.empty() : Optional.of(new PersonId("vien-" + letter));
      subjects.put(
          site,
          new Subject(
              site,
              "Sở " + letter.toUpperCase(Locale.ROOT),
              TargetKind.WEBSITE,
              new UnitCode(site.value()),
              "Sở",
              "https://" + site + ".test/",
              0,
              3,
              Optional.empty(),
              Optional.empty(),
              "",
              Optional.empty(),
              specialist,
              false));
    }
    return new World(people.plan(), people.calendar(), people.directory(), subjects);
  }

  private Map<String, String> heard(Turn turn) {
    return OneSite.messages(turn, world).stream()
        .collect(
            Collectors.toMap(message -> message.recipient().id(), AboutTest::all, (a, b) -> a + b));
  }

  private static String all(Message message) {
    return String.join(
        " | ", message.text().subject(), message.text().brief(), message.text().plain());
  }

  /** All three are down at one address; nobody has heard yet. */
  private IncidentBook down() {
    IncidentBook book = IncidentBook.EMPTY;
    CommonCauses.Group group =
        new CommonCauses.Group(CommonCauses.Shared.ADDRESS, "203.0.113.7", SITES, SITES.size());
    for (TargetId site : SITES) {
      book =
          book.next(
                  new Input.OutageDue(
                      OneSite.T0.plusSeconds(60),
                      site,
                      new Outage(
                          OneSite.T0,
                          Optional.empty(),
                          OneSite.T0.plusSeconds(40),
                          Optional.of(Cause.CONNECT_REFUSED),
                          Optional.of(OneSite.T0.plusSeconds(40))),
                      List.of(group)),
                  world)
              .book();
    }
    return book;
  }

  @Test
  void eachHearsOfHisOwnSiteAndHowManyOthers() {
    Turn turn = down().next(new Input.Passed(OneSite.T0.plusSeconds(90)), world);
    Map<String, String> heard = heard(turn);
    assertThat(heard.get("vien-b"))
        .contains("Sở B (và 2 đối tượng khác)", "So B (va 2 doi tuong khac)", "https://so-b.test/")
        .doesNotContain("Sở A (");
    assertThat(heard.get("vien-a")).contains("Sở A (và 2 đối tượng khác)");
    assertThat(heard.get("mot")).contains("(và 2 đối tượng khác)");
  }

  @Test
  void whatAnswersAgainIsTheSiteAndNotWhatWasWrongWithIt() {
    IncidentBook book = down().next(new Input.Passed(OneSite.T0.plusSeconds(90)), world).book();
    Instant end = OneSite.T0.plusSeconds(600);
    Map<String, String> heard = Map.of();
    for (TargetId site : SITES) {
      book = book.next(new Input.OutageEnded(end, site, end), world).book();
      Turn turn = book.next(new Input.RecoveryDue(end.plusSeconds(60), site, end), world);
      book = turn.book();
      heard = heard(turn);
    }
    assertThat(heard.keySet()).containsExactlyInAnyOrder("mot", "vien-a", "vien-b");
    assertThat(heard.get("vien-b"))
        .contains(
            "Đã khôi phục: Sở B (và 2 đối tượng khác) – mức",
            "Sở B (và 2 đối tượng khác) đã hoạt động trở lại lúc 10:10",
            "So B (va 2 doi tuong khac) da hoat dong tro lai luc 10:10")
        .contains("Xem sự cố: https://a.vn/ack/")
        .doesNotContain("Kết nối bị từ chối", "Xác nhận đã nhận");
  }
}
