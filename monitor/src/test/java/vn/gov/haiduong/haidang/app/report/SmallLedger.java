package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.RecordingLedger;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Interval;

/** October 2026 of three sites: one mostly good, one with odd thirds, one little known. */
final class SmallLedger {

  static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final Cadence HOURLY = new Cadence(Duration.ofMinutes(30), 3);

  private SmallLedger() {}

  /** A site of a unit of its own. */
  static TargetFacts site(String id, TargetKind kind, Cadence cadence) {
    return new TargetFacts(
        new TargetId(id),
        "Trang " + id,
        kind,
        new UnitCode("u" + id),
        "Sở " + id,
        Optional.empty(),
        "3",
        "https://" + id + ".test/",
        cadence,
        Side.INTERNET,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Books make(Path folder) throws IOException, SQLException {
    Path _ = Files.createDirectories(folder);
    Interval whole = Period.month(MONTH);
    List<TargetFacts> facts = new ArrayList<>();
    for (String id : List.of("a", "b", "c")) {
      facts.add(site(id, id.equals("b") ? TargetKind.PORTAL : TargetKind.WEBSITE, HOURLY));
    }
    try (RecordingLedger ledger = RecordingLedger.create(folder, facts, (_, _) -> {})) {
      int step = 0;
      for (Instant at = whole.from(); at.isBefore(whole.to()); at = at.plusSeconds(1800)) {
        for (TargetFacts of : facts) {
          String id = of.id().value();
          boolean down = step % (id.equals("b") ? 97 : 311) < 5;
          if (!id.equals("c") || step % 2 == 0) {
            ledger.accept(
                new Entry.Observed(
                    at.plusMillis(id.equals("a") ? 7 : 333),
                    of.id(),
                    down ? Verdict.DOWN : Verdict.UP,
                    down ? Optional.of(Cause.HTTP_STATUS) : Optional.empty(),
                    id.equals("c") ? new Cadence(Duration.ofMinutes(10), 3) : HOURLY,
                    OptionalLong.of(90_000)));
          }
        }
        step++;
      }
      ledger.end(Optional.of(whole.to()));
      ledger.add(new Entry.Configured(whole.from(), "small", facts, List.of()));
      ledger.finish();
    }
    return new Books(folder, Optional.empty());
  }
}
