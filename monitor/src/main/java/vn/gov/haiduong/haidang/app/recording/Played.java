package vn.gov.haiduong.haidang.app.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnitFacts;

/**
 * A recording that the program makes itself, counted into a ledger as {@code replay} does.
 *
 * @param lines read
 * @param incidents that came of them
 */
public record Played(long lines, int incidents) {

  /**
   * Counts the lines into a new ledger.
   *
   * @param folder new or empty
   * @throws IOException also when a line is wrong or the ledger cannot be written
   */
  public static Played into(
      Path folder, Reader lines, List<TargetFacts> targets, List<UnitFacts> units, World world)
      throws IOException {
    Replay replay =
        new Replay(
            targets,
            targets.stream().map(TargetFacts::id).toList(),
            units,
            world,
            Sharing.unknown(),
            Optional.empty());
    try (BufferedReader source = new BufferedReader(lines, 1 << 16)) {
      Replay.Result result =
          replay.into(folder, new RecordingReader(source, replay::cadence, Optional.empty()));
      return new Played(result.lines(), result.incidents().size());
    } catch (SQLException | WrongLine e) {
      throw new IOException("recording: expected to be counted", e);
    }
  }
}
