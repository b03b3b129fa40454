package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.sandbox.About;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/** The simulated province's goal groups: what has a goal in the province has it here too. */
class DemoTargetsTest {

  private static final Path GOALS = Path.of("..", "targets", "goals.yml");

  @ParameterizedTest
  @CsvSource({
    "PORTAL, ubnd-tinh, , 1",
    "SERVICE, ubnd-tinh, , 1",
    "MAIL, stttt, , 1",
    "WEBSITE, stttt, , 2",
    "WEBSITE, 288, 288, 2",
    "WEBSITE, 10510, 288, 3",
    "WAN, 288, 288, wan",
  })
  void eachKindIsOfAGroupThatHasAGoal(TargetKind kind, String unit, String district, String tier)
      throws IOException {
    About about =
        new About(
            new TargetId("x"),
            "X",
            kind,
            new UnitCode(unit),
            "X",
            Optional.ofNullable(district).map(UnitCode::new),
            Side.INTERNET,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(DemoTargets.tier(about)).isEqualTo(tier);
    assertThat(Files.readString(GOALS))
        .containsPattern("(?m)^    tier: \"?" + Pattern.quote(tier) + "\"?$");
  }
}
