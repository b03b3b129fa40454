package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.recording.Played;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.sandbox.Fault;
import vn.gov.haiduong.haidang.sandbox.ProvincePlan;
import vn.gov.haiduong.haidang.sandbox.Sandbox;
import vn.gov.haiduong.haidang.sandbox.Scope;
import vn.gov.haiduong.haidang.sandbox.Switch;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/**
 * {@code demo --month}: two months of the simulated province in two minutes. Each server is really
 * asked while it is sound and while its fault is on; only the waiting between is left out. What was
 * seen is counted as {@code replay} counts it.
 */
final class DemoMonth {

  private static final List<Fault> FAULTS =
      List.of(
          Fault.WRONG_STATUS,
          Fault.REFUSED,
          Fault.ERROR_PAGE,
          Fault.DEAD,
          Fault.EXPIRED,
          Fault.RESET,
          Fault.DNS_SERVFAIL,
          Fault.TLS_BROKEN,
          Fault.EMPTY_PAGE,
          Fault.SLOW);

  private static final int VICTIMS = 32;
  private static final int ASK_AGAIN = 4;

  private final Surroundings surroundings;
  private final DemoUnits units;
  private final long seed;
  private final YearMonth month;
  private final PrintWriter out;

  DemoMonth(Surroundings surroundings, DemoUnits units, long seed) {
    this.surroundings = surroundings;
    this.units = units;
    this.seed = seed;
    this.month = YearMonth.from(Province.local(surroundings.clock().now())).minusMonths(1);
    this.out = surroundings.screen().out();
  }

  YearMonth month() {
    return month;
  }

  /** Measures, counts, and leaves a ledger in the folder, which is new or empty. */
  int into(Path folder) throws Exception {
    // The ledger wants its folder empty: what is kept beside it moves in afterwards.
    Path beside = Files.createTempDirectory("haidang-nghia-vu");
    int counted = into(folder, beside);
    Path _ = Files.move(beside.resolve("duties"), folder.resolve("duties"));
    Files.delete(beside);
    return counted;
  }

  private int into(Path folder, Path duties) throws Exception {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setPreferNativeTransport(true));
    ProbeLoops loops = ProbeLoops.start(2, surroundings.clock());
    try {
      Sandbox sandbox =
          Ending.start(
              Sandbox.start(
                  ProvincePlan.of(seed, OptionalInt.empty(), units.units(), units.knownHosts()),
                  vertx,
                  surroundings.clock()));
      List<Assignment> assignments =
          DemoTargets.assignments(sandbox).stream()
              .filter(it -> it.method() instanceof Assignment.Active)
              .toList();
      say("Đo thật " + assignments.size() + " máy chủ của tỉnh mô phỏng khi chúng bình thường…");
      Map<Assignment, MonthLines.Seen> sound = sound(sandbox, loops, assignments);
      say("Xem liên kết với Cổng, dịch vụ công, chứng thư, tên miền…");
      new DemoDutyDay(surroundings.clock(), units, sandbox)
          .keep(vertx, month.atEndOfMonth(), duties);
      List<Assignment> victims = victims(assignments);
      say("Gây lỗi thật ở " + victims.size() + " máy chủ rồi đo lại…");
      List<Switch> switches = new ArrayList<>();
      for (int i = 0; i < victims.size(); i++) {
        switches.add(
            Switch.of(new Scope.One(victims.get(i).target().id()), FAULTS.get(i % FAULTS.size())));
      }
      Void _ = Ending.start(sandbox.apply(switches));
      Map<Assignment, MonthLines.Seen> broken = measure(sandbox, loops, victims);
      Void _ = Ending.start(sandbox.close());
      return count(folder, sound, broken);
    } finally {
      Void _ = Ending.start(loops.close());
      Void _ = Ending.start(vertx.close());
    }
  }

  private void say(String sentence) {
    out.println(sentence);
    out.flush();
  }

  /** What is not good is asked again: the servers are sound, so the fault is this machine's. */
  private Map<Assignment, MonthLines.Seen> sound(
      Sandbox sandbox, ProbeLoops loops, List<Assignment> assignments) throws Exception {
    Map<Assignment, MonthLines.Seen> sound = measure(sandbox, loops, assignments);
    for (int again = 0; again < ASK_AGAIN; again++) {
      List<Assignment> bad =
          sound.entrySet().stream()
              .filter(entry -> !entry.getValue().outcome().equals("up"))
              .map(Map.Entry::getKey)
              .toList();
      if (bad.isEmpty()) {
        return sound;
      }
      measure(sandbox, loops, bad).forEach(sound::put);
    }
    List<String> left =
        sound.entrySet().stream()
            .filter(entry -> entry.getValue().outcome().equals("down"))
            .map(entry -> entry.getKey().target().id().value())
            .toList();
    sound.values().removeIf(seen -> seen.outcome().equals("down"));
    if (!left.isEmpty()) {
      say("Máy này đang quá bận để đo, để ngoài: " + String.join(", ", left));
    }
    return sound;
  }

  private Map<Assignment, MonthLines.Seen> measure(
      Sandbox sandbox, ProbeLoops loops, List<Assignment> assignments) throws Exception {
    Map<Assignment, MonthLines.Seen> seen = new LinkedHashMap<>();
    try (Probes probes =
        new Probes(
            new ProbeEnvironment(
                sandbox.resolvers(),
                List.of(sandbox.ca().root()),
                surroundings.clock(),
                new ProbeEnvironment.ByHand()))) {
      // A few at a time, so that one machine is not too slow for itself.
      for (int from = 0; from < assignments.size(); from += 16) {
        List<Assignment> some = assignments.subList(from, Math.min(from + 16, assignments.size()));
        List<Future<Observation>> asked = new ArrayList<>();
        for (Assignment one : some) {
          Assignment.Active active = (Assignment.Active) one.method();
          asked.add(
              probes.measure(
                  active.spec(),
                  surroundings.clock().now(),
                  loops.of(one.target().id().hashCode()).loop()));
        }
        var _ = Ending.start(Future.join(asked));
        for (int i = 0; i < some.size(); i++) {
          seen.put(some.get(i), said(asked.get(i).result()));
        }
      }
    }
    return seen;
  }

  private static MonthLines.Seen said(Observation seen) {
    return new MonthLines.Seen(
        seen.outcome().verdict().label(),
        seen.outcome().cause().map(Cause::label).orElse(""),
        seen.durationNanos() / 1e9);
  }

  private List<Assignment> victims(List<Assignment> assignments) {
    List<Assignment> shuffled = new ArrayList<>(assignments);
    Collections.shuffle(shuffled, new Random(seed));
    return List.copyOf(shuffled.subList(0, Math.min(VICTIMS, shuffled.size())));
  }

  private int count(
      Path folder, Map<Assignment, MonthLines.Seen> sound, Map<Assignment, MonthLines.Seen> broken)
      throws Exception {
    Interval whole =
        new Interval(
            Province.startOf(month.minusMonths(1).atDay(1)),
            Province.startOf(month.plusMonths(1).atDay(1)));
    Random random = new Random(seed);
    List<MonthLines.Course> courses = new ArrayList<>();
    sound.forEach(
        (assignment, seen) -> {
          MonthLines.Seen hurt = broken.get(assignment);
          courses.add(
              new MonthLines.Course(
                  assignment.target().id(),
                  seen,
                  hurt == null ? List.of() : faults(random, whole, hurt)));
        });
    say(
        "Ghép thành hai tháng, đo mỗi "
            + MonthLines.INTERVAL.toMinutes()
            + " phút, và tính như ./haidang replay…");
    List<Target> targets = sound.keySet().stream().map(Assignment::target).toList();
    World world = units.world().about(Subject.of(targets, units.simulated()));
    Played played =
        Played.into(
            folder,
            new MonthLines(courses, whole, events(targets), seed),
            targets.stream().map(this::facts).toList(),
            Bookkeeper.facts(units.simulated()),
            world);
    say("Đã tính " + played.lines() + " lần đo, " + played.incidents() + " sự cố.");
    return ExitCode.DONE;
  }

  /** One to three times, most of them short, some for most of a day. */
  private static List<MonthLines.Fault> faults(
      Random random, Interval whole, MonthLines.Seen seen) {
    List<MonthLines.Fault> faults = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Instant from =
          whole.from().plusSeconds((long) (random.nextDouble() * whole.length().toSeconds()));
      long minutes = Math.round(15 * Math.exp(random.nextDouble() * 4.2));
      faults.add(
          new MonthLines.Fault(new Interval(from, from.plus(Duration.ofMinutes(minutes))), seen));
    }
    return faults;
  }

  /** Planned work, a quarter of an hour without a line of our own, and a stop of the monitor. */
  private Map<Instant, List<String>> events(List<Target> targets) {
    Map<Instant, List<String>> events = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      String target = targets.get(i * 7 % targets.size()).id().value();
      Instant from = at(month.atDay(8 + i * 6), 22);
      put(
          events,
          from,
          "\"event\":\"maintenance_start\",\"target\":\""
              + target
              + "\",\"document\":\""
              + (31 + i)
              + "/TB-STTTT\",\"announced\":\""
              + month.atDay(8 + i * 6).minusDays(i == 2 ? 2 : 14)
              + "\"");
      put(
          events,
          from.plus(Duration.ofMinutes(90L + 30L * i)),
          "\"event\":\"maintenance_end\",\"target\":\"" + target + "\"");
    }
    Instant blind = at(month.atDay(13), 3);
    put(events, blind, "\"event\":\"own_side_down\"");
    put(events, blind.plus(Duration.ofMinutes(17)), "\"event\":\"own_side_up\"");
    Instant stopped = at(month.atDay(24), 1);
    put(events, stopped, "\"event\":\"monitor_stopped\"");
    put(events, stopped.plus(Duration.ofMinutes(11)), "\"event\":\"monitor_started\"");
    return events;
  }

  private static void put(Map<Instant, List<String>> events, Instant at, String told) {
    events.computeIfAbsent(at, _ -> new ArrayList<>()).add(told);
  }

  private static Instant at(LocalDate day, int hour) {
    return Province.startOf(day).plus(Duration.ofHours(hour));
  }

  private TargetFacts facts(Target target) {
    Optional<String> unit =
        units.simulated().stream()
            .filter(it -> it.code().equals(target.unit()))
            .map(Unit::name)
            .findFirst();
    return new TargetFacts(
        target.id(),
        target.name(),
        target.kind(),
        target.unit(),
        unit.orElse(target.unit().value()),
        target.district(),
        target.tier(),
        target.address(),
        new Target.Cadence(MonthLines.INTERVAL, target.cadence().confirm()),
        target.side(),
        target.hostedOn(),
        target.reachedThrough(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether a ledger may be made there. */
  static boolean free(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }
}
