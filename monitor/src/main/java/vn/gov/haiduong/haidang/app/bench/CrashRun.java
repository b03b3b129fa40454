package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Kills the service again and again while targets fail and recover and messages flow, and looks
 * after each kill and at the end whether anything was lost, forgotten or told twice.
 */
final class CrashRun {

  private static final int TARGETS = 8;

  /** What broke last is gathered for 20 s before anybody is told of it. */
  private static final Duration SETTLING = Duration.ofSeconds(40);

  /** A machine that others use may starve a process for a while; that loses nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Incidents of one answer: as many as may be asked for, and what a look at the latest takes. */
  private static final int EVERY = 1_000;

  private static final int LATEST = 50;

  /** Who was refused four times waits two minutes for the next attempt. */
  private static final Duration DRAINING = Duration.ofMinutes(8);

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a run found.
   *
   * @param repeated messages that were in flight at a kill and came again
   * @param problems what must not be; empty when all held
   */
  record Found(
      int kills,
      int incidents,
      int acknowledged,
      int messages,
      int repeated,
      List<String> problems) {

    static final Found NONE = new Found(0, 0, 0, 0, 0, List.of());

    Found {
      problems = List.copyOf(problems);
    }

    /** This and what another run found, as one count. */
    Found and(Found other) {
      List<String> all = new ArrayList<>(problems);
      all.addAll(other.problems);
      return new Found(
          kills + other.kills,
          incidents + other.incidents,
          acknowledged + other.acknowledged,
          messages + other.messages,
          repeated + other.repeated,
          all);
    }
  }

  /**
   * When a process began to answer and when it was killed, in milliseconds of the wall clock.
   *
   * @param answered empty for one that died while it started
   */
  record Life(int number, OptionalLong answered, long killed) {}

  private final Path data;
  private final Optional<String> ledger;
  private final CrashSite site;
  private final Clock clock;
  private final Random random;
  private final Consumer<String> say;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final List<Life> lives = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> acknowledged = new TreeSet<>();
  private Map<String, JsonNode> seen = Map.of();
  private CrashLedger known = CrashLedger.EMPTY;
  private long drained;

  private CrashRun(
      Path data,
      Optional<String> ledger,
      CrashSite site,
      Clock clock,
      long seed,
      Consumer<String> say) {
    this.data = data;
    this.ledger = ledger;
    this.site = site;
    this.clock = clock;
    this.random = new Random(seed);
    this.say = say;
  }

  /**
   * Runs it; blocks for some seconds a kill.
   *
   * @param ledger address of a PostgreSQL database; empty for the embedded one
   */
  static Found run(
      Path data, Optional<String> ledger, int kills, long seed, Clock clock, Consumer<String> say)
      throws IOException, InterruptedException {
    try (CrashSite site = new CrashSite(seed, clock)) {
      return new CrashRun(data, ledger, site, clock, seed, say).run(kills);
    }
  }

  private Found run(int kills) throws IOException, InterruptedException {
    for (int kill = 0; kill < kills; kill++) {
      int before = problems.size();
      live(kill, false);
      problems.stream().skip(before).forEach(problem -> say.accept("SAI: " + problem));
      say.accept(
          "kill -9 thứ "
              + (kill + 1)
              + ": "
              + known.incidents().size()
              + " sự cố, "
              + site.receipts().size()
              + " tin, "
              + problems.size()
              + " sai");
    }
    for (int i = 0; i < TARGETS; i++) {
      site.fail(i, false);
    }
    live(kills, true);
    CrashChecks checks = new CrashChecks(data, ledger, lives, site.receipts(), drained, clock);
    problems.addAll(checks.all());
    CrashLedger last = CrashLedger.read(url());
    if (!last.rows().equals(known.rows())) {
      problems.add("an entry that was read after an earlier kill is gone or another");
    }
    return new Found(
        kills,
        last.incidents().size(),
        acknowledged.size(),
        site.receipts().size(),
        checks.repeated(),
        problems);
  }

  private String url() {
    return ledger
        .map(address -> address.startsWith("jdbc:") ? address : "jdbc:" + address)
        .orElseGet(() -> "jdbc:sqlite:" + data.resolve("ledger.db"));
  }

  /** One life of the process, which ends by a kill or, the last one, in good order. */
  private void live(int number, boolean last) throws IOException, InterruptedException {
    OptionalLong answered = OptionalLong.empty();
    Child child =
        Child.java(
            data.resolveSibling("service-" + number + ".log"),
            List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
            CrashService.class,
            data.toString(),
            ledger.orElse("-"),
            new Load(Load.Kind.HTTP, TARGETS, Duration.ofSeconds(1), site.port()).line(),
            site.receiverRoot().toString());
    try {
      // One in eight dies while it starts.
      boolean young = !last && random.nextInt(8) == 0;
      if (young) {
        Thread.sleep(200 + random.nextInt(3_000));
      } else {
        URI service = URI.create(child.line());
        answered = OptionalLong.of(clock.now().toEpochMilli());
        // Read first: what is opened between the two is no loss.
        same(ledger().incidents(), incidents(service, EVERY));
        for (int i = 0; i < TARGETS && !last; i++) {
          site.fail(i, random.nextInt(5) < 2);
        }
        long begun = clock.now().toEpochMilli();
        long end = begun + (last ? DRAINING.toMillis() : dwelling());
        long settled = begun + SETTLING.toMillis();
        while (clock.now().toEpochMilli() < end
            && !(last && clock.now().toEpochMilli() > settled && drained(service))) {
          switchFaults(last);
          Thread.sleep(random.nextInt(300));
          seen = incidents(service, LATEST);
          acknowledge(service);
        }
      }
      if (last) {
        child.end(30);
      } else {
        child.kill();
      }
    } finally {
      child.close();
    }
    lives.add(new Life(number, answered, clock.now().toEpochMilli()));
    site.nextLife();
    survived(ledger());
  }

  /** Most die soon after they began to answer; one in four lives to see outages decided. */
  private long dwelling() {
    return random.nextInt(4) == 0 ? 3_000 + random.nextInt(9_000) : 500 + random.nextInt(3_500);
  }

  private CrashLedger ledger() {
    known = known.grown(url());
    return known;
  }

  private void switchFaults(boolean last) {
    if (last || random.nextInt(6) > 0) {
      return;
    }
    int index = random.nextInt(TARGETS);
    site.fail(index, !site.fails(index));
  }

  /** Nothing waits to be told, and no target is failing any more. */
  private boolean drained(URI service) throws IOException, InterruptedException {
    drained = clock.now().toEpochMilli();
    String metrics = get(service.resolve("/metrics")).body();
    return metrics.contains("\navail_outbox_messages 0.0\n")
        || metrics.contains("\navail_outbox_messages 0\n");
  }

  private HttpResponse<String> get(URI at) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(at)
            .header("Authorization", "Bearer " + CrashService.TOKEN)
            .timeout(PATIENCE)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /**
   * What it knows, the latest first.
   *
   * @param size how many an answer holds; where there are more, the further pages are asked for
   *     when {@link #EVERY} is wanted
   */
  private Map<String, JsonNode> incidents(URI service, int size)
      throws IOException, InterruptedException {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    int pages = 1;
    for (int page = 1; page <= pages; page++) {
      URI at = service.resolve("/api/v1/incidents?size=" + size + "&page=" + page);
      HttpResponse<String> answer = get(at);
      while (answer.statusCode() != 200) {
        Thread.sleep(500); // Asked too often, or too busy: what it knows is asked again.
        answer = get(at);
      }
      JsonNode said = JSON.readTree(answer.body());
      pages = size == EVERY ? said.path("pages").asInt() : 1;
      for (JsonNode one : said.path("incidents")) {
        found.put(one.path("id").asText(), one);
      }
    }
    return found;
  }

  private void acknowledge(URI service) throws IOException, InterruptedException {
    for (JsonNode one : seen.values()) {
      if (one.path("acknowledged").isNull() && random.nextInt(10) == 0) {
        String id = one.path("id").asText();
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(service.resolve("/api/v1/incidents/" + id + "/acknowledge"))
                    .header("Authorization", "Bearer " + CrashService.TOKEN)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString("note=da+nhan"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 == 2) {
          boolean _ = acknowledged.add(id);
        }
        return;
      }
    }
  }

  /** What was seen of the killed process is in its ledger. */
  private void survived(CrashLedger ledger) {
    Map<String, CrashLedger.Told> kept = ledger.incidents();
    ledger.disorder().ifPresent(problems::add);
    for (String id : acknowledged) {
      if (!kept.containsKey(id) || !kept.get(id).acknowledged()) {
        problems.add("acknowledged, and the ledger does not know: " + id);
      }
    }
  }

  /** The restarted service has what the ledger has, as it was. */
  private void same(Map<String, CrashLedger.Told> kept, Map<String, JsonNode> now) {
    for (CrashLedger.Told told : kept.values()) {
      JsonNode one = now.get(told.id());
      if (one == null) {
        problems.add("incident lost by the restart: " + told.id());
      } else if (!CrashChecks.sameMoment(one.path("start").asText(), told.start())) {
        problems.add(
            "start of " + told.id() + ": " + told.start() + " before, now " + one.path("start"));
      }
    }
    for (Map.Entry<String, JsonNode> before : seen.entrySet()) {
      JsonNode after = now.get(before.getKey());
      if (after == null) {
        // Shown before it was kept: only what was told or answered must survive.
        continue;
      }
      for (JsonNode clockBefore : before.getValue().path("clocks")) {
        for (JsonNode clockNow : after.path("clocks")) {
          if (clockNow.path("id").equals(clockBefore.path("id"))
              && before.getValue().path("phase").equals(after.path("phase"))
              // One that has lasted long enough is raised meanwhile, and has shorter deadlines.
              && before.getValue().path("severity").equals(after.path("severity"))
              && !clockNow.path("due").equals(clockBefore.path("due"))) {
            problems.add(
                "deadline "
                    + clockNow.path("id").asText()
                    + " of "
                    + before.getKey()
                    + ": "
                    + clockBefore.path("due")
                    + " before, now "
                    + clockNow.path("due"));
          }
        }
      }
    }
  }
}
