package vn.gov.haiduong.haidang.app.recording;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Some hours of a target counted again from its measurements, the way {@code export} and {@code
 * replay} do it one after the other.
 *
 * @param kept what the ledger says
 * @param counted what the measurements say, counted anew
 * @param seen the measurements themselves, in order
 */
public record Again(List<Span> kept, List<Span> counted, List<Entry.Observed> seen) {

  public Again {
    kept = List.copyOf(kept);
    counted = List.copyOf(counted);
    seen = List.copyOf(seen);
  }

  /** Whether both say the same to the millisecond. */
  public boolean same() {
    return kept.equals(counted);
  }

  /** Counts the hours again; the folder it needs is gone afterwards. */
  public static Again of(History history, TargetId target, Instant from, Instant to)
      throws IOException {
    List<Entry.Observed> seen = new ArrayList<>();
    history.observations(target, from, to, seen::add);
    StringWriter lines = new StringWriter();
    try (PrintWriter out = new PrintWriter(lines)) {
      new ObservationExport(history, Set.of(target), from, to, new Sheet.Lines(out))
          .write(from, to);
    }
    Path folder = Files.createTempDirectory("haidang-tinh-lai");
    try {
      // By the cadence of each line: the inventory of today has no say in what was.
      Played _ =
          Played.into(
              folder,
              new StringReader(lines.toString()),
              List.<TargetFacts>of(),
              List.of(),
              World.bare(List.of(), List.of()));
      try (History again = Ledgers.read(folder, Optional.empty())) {
        return new Again(history.spans(target, from, to), again.spans(target, from, to), seen);
      }
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
