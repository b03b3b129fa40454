package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Scorecard;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/** Pages of duties say what is known, and never nought for what nobody knows. */
class DutyPagesTest {

  private static final UnitCode HEALTH = new UnitCode("syt");
  private static final UnitCode LAW = new UnitCode("stp");

  @Test
  void aShareOfServicesThatNobodyConfirmedIsNotNought() {
    String html =
        services(
            service("cap-phep", HEALTH, Result.UNCONFIRMED),
            service("ho-tich", LAW, Result.MET),
            service("ly-lich", LAW, Result.UNCONFIRMED));
    assertThat(row(html, ">syt<")).containsExactly("1", "0", "0", "1", "–");
    assertThat(row(html, ">stp<")).containsExactly("2", "1", "0", "1", "50,0 %");
  }

  @Test
  void aServiceThatFailsIsNoughtWhenItIsKnownTo() {
    String html = services(service("cap-phep", HEALTH, Result.NOT_MET));
    assertThat(row(html, ">syt<")).containsExactly("1", "0", "1", "0", "0,0 %");
  }

  @Test
  void namesAreTextWhateverTheyHold() {
    String html = services(service("<script>alert(1)</script>", HEALTH, Result.MET));
    assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>a");
  }

  private static Standing.OfService service(String name, UnitCode unit, Result result) {
    return new Standing.OfService(
        new TargetId("dvc/" + unit),
        unit,
        "",
        name,
        3,
        result,
        "",
        result == Result.UNCONFIRMED ? 0 : 2,
        OptionalDouble.empty());
  }

  private static String services(Standing.OfService... services) {
    Sheet sheet = Sheet.plain("Dịch vụ công", new Build("1", "r", "v"));
    new ServicePage(sheet, standing(List.of(services))).services();
    return sheet.finish();
  }

  private static Standing standing(List<Standing.OfService> services) {
    Standing.OfLink link =
        new Standing.OfLink(
            Optional.empty(),
            Direction.TO_PORTAL,
            HEALTH,
            Linking.UNKNOWN,
            "Chưa đo",
            Optional.empty());
    return new Standing(
        Instant.EPOCH,
        Scorecard.NONE,
        List.of(unit(HEALTH, "Sở Y tế"), unit(LAW, "Sở Tư pháp")),
        List.of(),
        List.of(),
        List.of(link),
        Map.of(),
        services,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Standing.OfUnit unit(UnitCode code, String name) {
    return new Standing.OfUnit(
        new Unit(
            code,
            name,
            UnitKind.DEPARTMENT,
            Optional.empty(),
            LocalDate.of(2010, 1, 1),
            Optional.empty(),
            Optional.empty(),
            SiteStanding.REGISTERED,
            true),
        Result.UNCONFIRMED,
        "",
        List.of(),
        new Standing.Score(OptionalDouble.empty(), 0, "", List.of()));
  }

  /** The figures of a unit's row in the first table. */
  private static List<String> row(String html, String unit) {
    String rest = html.substring(html.indexOf(unit));
    String line = rest.substring(rest.indexOf("</td>") + 5, rest.indexOf("</tr>"));
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("</td>", 0)) {
      cells.add(cell.replaceAll("<[^>]*>", "").strip());
    }
    return cells;
  }
}
