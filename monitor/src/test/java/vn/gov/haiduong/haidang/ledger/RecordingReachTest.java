package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/** How far a recording reaches (section 4, rule 11). */
class RecordingReachTest {

  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Cadence MINUTE = new Cadence(Duration.ofSeconds(60), 3);

  @TempDir Path folder;

  private static Entry up(String id, int second) {
    return new Entry.Observed(
        START.plusSeconds(second),
        new TargetId(id),
        Verdict.UP,
        Optional.empty(),
        MINUTE,
        OptionalLong.empty());
  }

  @Test
  void toItsLastLineAlsoWhereThatIsOfATargetThatHasLeft() throws Exception {
    try (RecordingLedger ledger = RecordingLedger.create(folder, List.of(), (_, _) -> {})) {
      ledger.accept(up("gone", 0));
      ledger.removed(START.plusSeconds(30), new TargetId("gone"));
      ledger.accept(up("stays", 60));
      ledger.accept(up("gone", 150));
      ledger.end(Optional.empty());
      ledger.finish();
    }
    try (var history = Ledgers.read(folder, Optional.empty())) {
      var spans = history.spans(new TargetId("stays"), START, START.plusSeconds(150));
      assertThat(spans).last().satisfies(it -> assertThat(it.state()).isEqualTo(State.UP));
      assertThat(spans.getLast().to()).isEqualTo(START.plusSeconds(150));
    }
  }
}
