package vn.gov.haiduong.haidang.app.pagewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.pagewatch.Ask;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * A look of several visitors is made once a span, and again soon where one of them heard nothing.
 */
class LooksTest {

  private static final TargetId SITE = new TargetId("so-yte");
  private static final Instant T0 = Instant.parse("2026-11-25T01:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Looks looks = new Looks();

  @Test
  void aWholeLookIsEnoughForItsSpan() {
    assertThat(due(T0)).isTrue();
    looks.took(SITE, "/", T0, List.of(heard(200), heard(403)));
    assertThat(due(T0.plus(DAY).minusMillis(1))).isFalse();
    assertThat(due(T0.plus(DAY))).isTrue();
  }

  @Test
  void whereOneHeardNothingItIsRepeatedAFewTimes() {
    looks.took(SITE, "/", T0, List.of(heard(200), silent()));
    assertThat(due(T0.plusSeconds(900))).isTrue();
    looks.took(SITE, "/", T0.plusSeconds(900), List.of());
    assertThat(due(T0.plusSeconds(1_800))).isTrue();
    looks.took(SITE, "/", T0.plusSeconds(1_800), List.of(heard(200), silent()));
    assertThat(due(T0.plusSeconds(2_700))).isFalse();
    assertThat(due(T0.plusSeconds(1_800).plus(DAY))).isTrue();
    looks.took(SITE, "/", T0.plus(DAY), List.of(heard(200), heard(200)));
    assertThat(due(T0.plus(DAY).plusSeconds(900))).isFalse();
  }

  private boolean due(Instant now) {
    return looks.due(SITE, new Ask("/", now, false, false), DAY, now);
  }

  private static Fetch heard(int status) {
    return new Fetch(
        "browser",
        new FetchedPage(
            seen(new Outcome.Up()),
            Optional.of(
                new FetchedPage.Kept("", "text/html", "", status, List.of(), new byte[0]))));
  }

  private static Fetch silent() {
    return new Fetch(
        "crawler",
        new FetchedPage(seen(new Outcome.Down(Cause.HTTP_TIMEOUT, "")), Optional.empty()));
  }

  private static Observation seen(Outcome outcome) {
    return new Observation(
        ProbeKind.HTTP, T0, 1, outcome, Phases.ABSENT, List.of(), Optional.empty());
  }
}
