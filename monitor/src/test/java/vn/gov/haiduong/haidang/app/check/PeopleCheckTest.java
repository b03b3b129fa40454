package vn.gov.haiduong.haidang.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.time.Clock;

/** Once a roster is in use, people can be told and can answer, or check says so. */
class PeopleCheckTest {

  private static final Map<String, String> LINKED =
      Map.of("HAIDANG_PUBLIC_URL", "https://giam-sat.test/");

  @TempDir Path folder;

  @BeforeEach
  void theShippedPlan() throws Exception {
    try (var files = Files.list(Path.of("..", "alerts"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  private void somebodyOnDuty(String contact) throws Exception {
    Files.writeString(
        folder.resolve("contacts.yml"),
        "people:\n  - {id: doic-leader, mail: gd@so.test}\n  - {id: an, " + contact + "}\n");
    Files.writeString(
        folder.resolve("roster.yml"),
        """
        rosters:
          - id: desk
            name: "Trực vận hành"
            active: true
            slots:
              - {id: chinh, people: [an], start: 2026-11-01, days: 1, hand_over: "07:30"}
              - {id: du-phong, people: [an], start: 2026-11-01, days: 7, hand_over: "07:30"}
            changes: []
          - id: csirt
            name: "Đội ứng cứu sự cố"
            active: false
            slots:
              - {id: chinh, people: [], start: 2026-12-01, days: 7, hand_over: "07:30"}
              - {id: du-phong, people: [], start: 2026-12-01, days: 7, hand_over: "07:30"}
            changes: []
        """);
  }

  private void channels(String text) throws Exception {
    Files.writeString(folder.resolve("channels.yml"), text);
  }

  private List<String> problems(Map<String, String> environment) {
    return switch (AlertsLoader.load(folder, LocalDate.of(2026, 11, 25))) {
      case Alerts.Result.Loaded(Alerts read) ->
          new PeopleCheck(folder, null, environment, Clock.system())
              .problems(read).stream().map(Problem::message).toList();
      case Alerts.Result.Refused(List<Problem> found) -> throw new AssertionError(found);
    };
  }

  @Test
  void asShippedNobodyIsOnDutyAndNothingIsAsked() {
    assertThat(problems(Map.of())).isEmpty();
  }

  @Test
  void aRosterInUseWithoutChannelsIsAProblem() throws Exception {
    somebodyOnDuty("mail: an@so.test");
    assertThat(problems(LINKED))
        .singleElement()
        .asString()
        .contains("channels.yml", "ít nhất một kênh báo tin");
  }

  @Test
  void whoIsReachedByNoConfiguredChannelIsNamedWithTheLine() throws Exception {
    somebodyOnDuty("sms: \"0900000000\"");
    channels("commands:\n  modem: [/bin/true]\n");
    assertThat(problems(LINKED))
        .singleElement()
        .asString()
        .contains("contacts.yml:3", "command", "\"an\"");
  }

  @Test
  void nobodyWhoCouldAcknowledgeIsAProblemAndALinkIsEnough() throws Exception {
    somebodyOnDuty("command: \"0900000000\"");
    channels("commands:\n  modem: [/bin/true]\n");
    assertThat(problems(LINKED)).isEmpty();
    assertThat(problems(Map.of()))
        .singleElement()
        .asString()
        .contains("roster.yml:4", "một cách để người trực xác nhận");
  }

  @Test
  void aMailboxThatIsReadIsAWayToAnswerForWhoHasMail() throws Exception {
    String mail =
        """
        mail: {host: 127.0.0.1, port: 25, starttls: disabled, from: hd@so.test}
        mailbox: {host: 127.0.0.1, tls: none, user: a, password: {env: P}, address: b@so.test}
        commands: {modem: [/bin/true]}
        """;
    channels(mail);
    somebodyOnDuty("mail: an@so.test");
    assertThat(problems(Map.of("P", "x"))).isEmpty();
    somebodyOnDuty("command: modem");
    assertThat(problems(Map.of("P", "x")))
        .singleElement()
        .asString()
        .contains("một cách để người trực xác nhận", "mailbox");
  }

  @Test
  void whatIsWrongWithAChannelIsToldWithItsLine() throws Exception {
    channels("# kênh\nsms: {}\nfax: {}\n");
    assertThat(problems(Map.of()))
        .anySatisfy(said -> assertThat(said).contains("channels.yml:2", "sms"))
        .anySatisfy(said -> assertThat(said).contains("channels.yml:3", "fax"));
  }
}
