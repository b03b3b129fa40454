package vn.gov.haiduong.haidang.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.sandbox.Await.await;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.gov.haiduong.haidang.page.ContentVerdict;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.page.PageContext;
import vn.gov.haiduong.haidang.page.PageKind;
import vn.gov.haiduong.haidang.page.PageReader;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * A month in which nothing happens but news: the home pages of the province are fetched all through
 * it and read beside the copies that were approved on the first day. Only the days pass faster.
 */
@NullMarked
class QuietMonthTest {

  private static final int DAYS = 31;

  /** Each page is read on every so many days, on each day others. */
  private static final int EVERY = 3;

  private static final Days CLOCK = new Days(Instant.parse("2026-09-30T01:30:00Z"));
  private static Vertx vertx;
  private static Sandbox sandbox;

  /** The time of day stands still, the day is said. */
  private static final class Days implements Clock {
    private final Instant first;
    private volatile int day;

    Days(Instant first) {
      this.first = first;
    }

    @Override
    public Instant now() {
      return first.plus(Duration.ofDays(day));
    }

    @Override
    public long nanos() {
      return Clock.system().nanos();
    }
  }

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    sandbox = await(Sandbox.start(ProvincePlanTest.plan(), vertx, CLOCK));
  }

  @AfterAll
  static void stop() {
    await(sandbox.close());
    await(vertx.close());
  }

  @Test
  @Timeout(300)
  void noPageOfAQuietMonthIsSuspectedOrAskedAbout() throws Exception {
    List<Located> sites =
        sandbox.located().stream()
            .filter(at -> at.thing() instanceof Simulated.Web)
            .filter(
                at ->
                    at.thing().about().kind() == TargetKind.WEBSITE
                        || at.thing().about().kind() == TargetKind.PORTAL)
            .toList();
    Set<String> hosts = sites.stream().map(Located::host).collect(Collectors.toSet());
    Client client = new Client(sandbox.ca());
    Map<String, byte[]> approved = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int read = 0;
    int changed = 0;
    for (int day = 0; day < DAYS; day++) {
      CLOCK.day = day;
      for (Located site : sites) {
        if (day > 0 && (day + sites.indexOf(site)) % EVERY > 0) {
          continue;
        }
        Client.Reply page = client.get(site, ((Simulated.Web) site.thing()).path(), true);
        assertThat(page.status()).isEqualTo(200);
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        Optional<byte[]> first = Optional.ofNullable(approved.putIfAbsent(site.host(), body));
        changed += first.filter(copy -> !Arrays.equals(copy, body)).isPresent() ? 1 : 0;
        Findings found =
            PageReader.read(body, Optional.of("text/html"), context(site, hosts), first);
        read++;
        if (found.verdict() != ContentVerdict.CLEAN) {
          wrong.add(CLOCK.now() + " " + site.host() + " " + found.verdict() + found.signals());
        }
      }
    }
    assertThat(wrong).as("of %d readings", read).isEmpty();
    assertThat(read).isGreaterThan(3_500);
    assertThat(changed).as("pages that were not as approved").isGreaterThan(read / 2);
  }

  private static PageContext context(Located site, Set<String> hosts) {
    Simulated.Web web = (Simulated.Web) site.thing();
    return new PageContext(
        Optional.of(site.host()),
        "http://" + site.host() + web.path(),
        CLOCK.now(),
        web.about().kind() == TargetKind.PORTAL ? PageKind.PORTAL : PageKind.HOME,
        PageContext.PORTAL,
        hosts,
        Optional.empty());
  }
}
