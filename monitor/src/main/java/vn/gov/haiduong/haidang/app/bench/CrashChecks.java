package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import vn.gov.haiduong.haidang.app.Screen;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.incidents.KeptSteps;
import vn.gov.haiduong.haidang.app.recording.ExportCommand;
import vn.gov.haiduong.haidang.app.recording.ReplayCommand;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.time.Clock;

/** What must hold after all lives of a {@link CrashRun}. */
final class CrashChecks {

  /** A sign of life is at most ten seconds old, and reaches the disk half a second later. */
  private static final long BEFORE_KILL = 11_000;

  /** Decided ten seconds later, and after a kill when each target was asked again. */
  private static final Duration STILL_DECIDING = Duration.ofMinutes(2);

  /** Within so long after a process answers each target is asked once. */
  private static final long ALL_ASKED = 15_000;

  private final Path data;
  private final Optional<String> ledger;
  private final List<CrashRun.Life> lives;
  private final CrashMessages messages;
  private final Clock clock;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param drained see {@link CrashMessages}
   */
  CrashChecks(
      Path data,
      Optional<String> ledger,
      List<CrashRun.Life> lives,
      List<CrashSite.Receipt> receipts,
      long drained,
      Clock clock) {
    this.data = data;
    this.ledger = ledger;
    this.lives = List.copyOf(lives);
    this.clock = clock;
    CrashLedger kept =
        CrashLedger.read(
            ledger
                .map(address -> address.startsWith("jdbc:") ? address : "jdbc:" + address)
                .orElseGet(() -> "jdbc:sqlite:" + data.resolve("ledger.db")));
    this.messages = new CrashMessages(kept, lives, receipts, drained);
  }

  static boolean sameMoment(String one, String other) {
    return moment(one).equals(moment(other));
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  List<String> all() {
    problems.addAll(messages.problems());
    everyOutageHasItsIncident();
    unknownOnlyAroundKills();
    replayGivesTheSame();
    return problems;
  }

  int repeated() {
    return messages.repeated();
  }

  private History history() {
    return Ledgers.read(data, ledger);
  }

  private void unknownOnlyAroundKills() {
    try (History history = history()) {
      Instant from = history.recorded().orElseThrow().from();
      Instant to = history.recorded().orElseThrow().to();
      TreeSet<Instant> starts = new TreeSet<>();
      history.entries(
          from,
          to,
          entry -> {
            if (entry instanceof Entry.MonitorStarted) {
              boolean _ = starts.add(entry.at());
            }
          });
      for (TargetFacts target : history.targets(from, to)) {
        Instant end = from;
        for (Span span : history.spans(target.id(), from, to)) {
          if (!span.from().equals(end)) {
            problems.add(target.id() + ": hole or overlap at " + span.from());
          }
          end = span.to();
          if (span.state() == State.UNKNOWN && !excused(span, starts)) {
            problems.add(target.id() + ": unknown for no reason, " + span);
          }
        }
        if (!end.equals(to)) {
          problems.add(target.id() + ": ends at " + end + ", not at " + to);
        }
      }
    }
  }

  /** Who was certainly down is in an incident from the moment at which the outage began. */
  private void everyOutageHasItsIncident() {
    try (History history = history()) {
      Instant from = history.recorded().orElseThrow().from();
      Instant to = history.recorded().orElseThrow().to();
      Set<String> known = new HashSet<>();
      Set<String> ended = new HashSet<>();
      history.entries(
          from,
          to,
          entry -> {
            if (entry instanceof Entry.IncidentStep step) {
              KeptSteps.event(step).ifPresent(event -> trace(event, known, ended));
            }
          });
      for (TargetFacts target : history.targets(from, to)) {
        for (Outage outage : history.outages(target.id(), from, to)) {
          // What the last kill left is heard by the next start.
          if (outage.incidentAt().isPresent()
              && outage.confirmedAt().isBefore(to.minus(STILL_DECIDING))
              && !known.contains(target.id() + " " + outage.start())) {
            problems.add(target.id() + ": an outage without incident, " + outage);
          }
          if (outage.incidentAt().isPresent()
              && outage.end().filter(end -> end.isBefore(to.minus(STILL_DECIDING))).isPresent()
              && !ended.contains(target.id() + " " + outage.end().get())) {
            problems.add(target.id() + ": an end that no incident heard of, " + outage);
          }
        }
      }
    }
  }

  private static void trace(Event event, Set<String> known, Set<String> ended) {
    if (event instanceof Event.Opened opened) {
      opened.members().forEach(one -> known.add(one.target() + " " + one.start()));
    } else if (event instanceof Event.Joined joined) {
      known.add(joined.member().target() + " " + joined.member().start());
    } else if (event instanceof Event.Ended over) {
      ended.add(over.target() + " " + over.end());
    } else if (event instanceof Event.Recovered over) {
      ended.add(over.target() + " " + over.end());
    }
  }

  /**
   * In pieces from start to start: of a process that died before it had asked anybody its start is
   * the only sign, and two stops lie side by side.
   */
  private boolean excused(Span span, NavigableSet<Instant> starts) {
    Instant from = span.from();
    for (Instant start : starts.subSet(from, false, span.to(), false)) {
      if (!excused(from, start)) {
        return false;
      }
      from = start;
    }
    return excused(from, span.to());
  }

  /** Not before the last sign before a kill, and not long after the next process ran. */
  private boolean excused(Instant from, Instant to) {
    for (int i = 0; i < lives.size(); i++) {
      long dead = i == 0 ? 0 : lives.get(i - 1).killed() - BEFORE_KILL;
      if (from.toEpochMilli() >= dead && to.toEpochMilli() <= runningFrom(i)) {
        return true;
      }
    }
    return lives.size() > 1
        && to.toEpochMilli() >= lives.getLast().killed() - 5_000
        && from.toEpochMilli() >= lives.getLast().killed() - 5_000;
  }

  /** When the first process from this one on that lived to answer had asked each target. */
  private long runningFrom(int number) {
    return lives.stream()
        .skip(number)
        .flatMapToLong(life -> life.answered().stream())
        .map(answered -> answered + ALL_ASKED)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** The exported measurements, replayed, make the same intervals. */
  private void replayGivesTheSame() {
    try {
      Path lines = data.resolveSibling("observations.ndjson");
      Files.writeString(lines, export(data, "observations"), StandardCharsets.UTF_8);
      Path again = data.resolveSibling("replayed");
      List<String> replay = new ArrayList<>(List.of(lines.toString(), "--data", again.toString()));
      var _ = said(new CommandLine(new ReplayCommand(surroundings(new StringWriter()))), replay);
      String live = export(data, "intervals");
      String replayed = export(again, "intervals");
      if (!live.equals(replayed)) {
        problems.add("replay: " + difference(live, replayed));
      }
    } catch (IOException e) {
      problems.add("replay: " + e);
    }
  }

  private static String difference(String one, String other) {
    List<String> ours = one.lines().toList();
    List<String> theirs = other.lines().toList();
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String here = i < ours.size() ? ours.get(i) : "nothing";
      String there = i < theirs.size() ? theirs.get(i) : "nothing";
      if (!here.equals(there)) {
        return "live " + here + ", replayed " + there;
      }
    }
    return "the same";
  }

  private String export(Path from, String what) {
    StringWriter out = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("--what", what, "--data", from.toString()));
    if (ledger.isPresent() && from.equals(data)) {
      arguments.addAll(List.of("--ledger-url", ledger.get()));
    }
    var _ = said(new CommandLine(new ExportCommand(surroundings(out))), arguments);
    return out.toString();
  }

  private int said(CommandLine command, List<String> arguments) {
    int exit = command.execute(arguments.toArray(String[]::new));
    if (exit != 0) {
      problems.add(arguments + ": exit " + exit);
    }
    return exit;
  }

  private Surroundings surroundings(StringWriter out) {
    return new Surroundings(
        new Screen(
            new PrintWriter(out, true),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            false),
        clock);
  }
}
