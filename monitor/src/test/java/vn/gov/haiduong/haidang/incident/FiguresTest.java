package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;
import static vn.gov.haiduong.haidang.incident.Plans.outage;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;

/** Times that metrics tell: from when somebody could have known. */
class FiguresTest {

  private final World world = Plans.world();

  private double detect(Input input) {
    Figures figures = new Figures();
    figures.take(IncidentBook.EMPTY.next(input, world));
    return List.of(Severity.values()).stream()
        .mapToDouble(severity -> figures.histogram(Figures.Measure.DETECT, severity).sumSeconds())
        .sum();
  }

  @Test
  void anOutageIsDetectedFromItsFirstFailure() {
    assertThat(detect(new Input.OutageDue(T0.plusSeconds(40), id("w0"), outage(T0), List.of())))
        .isEqualTo(40);
  }

  @Test
  void aCertificateThatEndedLongAgoWasNotDetectedLate() {
    for (Signal signal : List.of(Signal.CERT_EXPIRED, Signal.STALE, Signal.DOMAIN_EXPIRING)) {
      assertThat(
              detect(
                  new Input.Found(T0, id("w0"), signal, T0.minus(Duration.ofDays(400)), "hết hạn")))
          .as(signal.label())
          .isZero();
    }
  }

  @Test
  void whatAPageShowsIsDetectedFromItsFirstReading() {
    assertThat(
            detect(
                new Input.Found(
                    T0, id("w0"), Signal.CONTENT_SUSPECT, T0.minusSeconds(60), "nội dung lạ")))
        .isEqualTo(60);
  }
}
