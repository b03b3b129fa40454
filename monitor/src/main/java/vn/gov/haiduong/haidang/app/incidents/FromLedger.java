package vn.gov.haiduong.haidang.app.incidents;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Overrides;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.config.TargetsLoader;
import vn.gov.haiduong.haidang.config.Worlds;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Rules;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.IncidentStory;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.time.Province;

/**
 * One incident of a ledger, and the plan that it is looked at with. Blocks.
 *
 * @param events as they were kept, in order
 * @param mutes of targets and units as they stand at the end of the ledger
 * @param seen the last moment that the ledger of a recording knows; empty of a running service
 */
public record FromLedger(
    Incident incident, List<Event> events, Mutes mutes, Optional<Instant> seen) {

  private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  public FromLedger {
    events = List.copyOf(events);
  }

  /**
   * Looks for it.
   *
   * @return empty when the ledger has no incident of this id that can be read
   * @throws UnreadableJournal when there is no ledger
   */
  public static Optional<FromLedger> find(Path data, Optional<String> url, String id) {
    if (!IncidentId.is(id)) {
      return Optional.empty();
    }
    try (History history = Ledgers.read(data, url)) {
      Optional<IncidentStory> story =
          history.incidents(Instant.EPOCH, EVER).stream()
              .filter(one -> one.id().equals(id))
              .findFirst();
      if (story.isEmpty()) {
        return Optional.empty();
      }
      List<Event> events =
          story.get().steps().stream().flatMap(step -> event(step).stream()).toList();
      IncidentBook book = IncidentBook.EMPTY;
      for (Event event : events) {
        book = book.restored(new IncidentId(id), event);
      }
      Optional<History.Recorded> recorded = history.recorded();
      AtomicReference<Mutes> mutes = new AtomicReference<>(Mutes.NONE);
      // No mute lasts longer than that, so no older one holds.
      Instant since =
          recorded.map(History.Recorded::to).orElse(Instant.EPOCH).minus(Rules.LONGEST_MUTE);
      history.entries(
          since,
          EVER,
          entry -> {
            if (entry instanceof Entry.Act act) {
              var _ = mutes.updateAndGet(before -> MuteActs.after(before, act));
            }
          });
      Optional<Instant> seen = recorded.filter(known -> !known.live()).map(History.Recorded::to);
      return book.incident(new IncidentId(id))
          .map(incident -> new FromLedger(incident, events, mutes.get(), seen));
    }
  }

  private static Optional<Event> event(Entry.IncidentStep step) {
    try {
      return KeptSteps.event(step);
    } catch (IllegalArgumentException kept) {
      return Optional.empty(); // Kept by another version; the others still tell the story.
    }
  }

  /**
   * The plan and the inventory as they are now.
   *
   * @param problems takes what is wrong with the files, in the words of {@code check}
   */
  public static Optional<World> world(
      @Nullable Path targets, @Nullable Path alerts, Instant now, List<Problem> problems) {
    Path home = Path.of(System.getProperty("haidang.home", "."));
    LocalDate day = Province.local(now).toLocalDate();
    LoadResult inventory =
        TargetsLoader.load(
            targets == null ? home.resolve("targets") : targets, Overrides.NONE, day);
    Alerts.Result plan = AlertsLoader.load(alerts == null ? home.resolve("alerts") : alerts, day);
    if (inventory instanceof LoadResult.Refused(List<Problem> found)) {
      problems.addAll(found);
    }
    if (plan instanceof Alerts.Result.Refused(List<Problem> found)) {
      problems.addAll(found);
    }
    return inventory instanceof LoadResult.Loaded(Configuration read)
            && plan instanceof Alerts.Result.Loaded(Alerts with)
        ? Optional.of(Worlds.of(read.with(with)))
        : Optional.empty();
  }
}
