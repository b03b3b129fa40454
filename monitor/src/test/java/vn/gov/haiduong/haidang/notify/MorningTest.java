package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;

/** What is gathered for a working morning: one message for each person, and nothing before. */
class MorningTest {

  /** Friday evening, and the Monday after. */
  private static final Instant FRIDAY = Instant.parse("2026-11-27T11:00:00Z");

  private static final Instant MONDAY = Instant.parse("2026-11-30T00:30:00Z");
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Secret SECRET = new Secret(new byte[32]);

  private final Vertx vertx = Vertx.vertx();
  private final Outside outside = Outside.status(vertx, 200, "");
  private final Wall clock = new Wall();
  private final Kept journal = new Kept();
  private final List<PostOffice> open = new ArrayList<>();

  @AfterEach
  void shut() {
    open.forEach(office -> Outside.await(office.close()));
    outside.close();
    Outside.await(vertx.close());
  }

  private static final class Wall implements Clock {
    private volatile Instant now = FRIDAY;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public long nanos() {
      return Duration.between(FRIDAY, now).toNanos();
    }
  }

  private static final class Kept implements Journal {
    private final List<Entry.Notification> entries = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Journal.Kept> append(List<Entry> batch) {
      batch.forEach(entry -> entries.add((Entry.Notification) entry));
      return CompletableFuture.completedFuture(Journal.Kept.LEDGER);
    }
  }

  private static final Missing TODAY =
      new Missing() {
        @Override
        public Recipient recipient(String person, List<Channel> order) {
          return new Recipient(person, person, List.of(Sample.hook("soc")));
        }

        @Override
        public String link(String incident, String person) {
          return "https://giamsat.example.vn/ack/moi";
        }

        @Override
        public String code(String incident, String person) {
          return "654321";
        }
      };

  private PostOffice office() {
    PostOffice office =
        Outside.await(
            PostOffice.start(
                vertx,
                new JournalOutbox(journal, journal.entries, clock, TODAY),
                List.of(
                    new Webhook(
                        vertx,
                        Map.of("soc", new Webhook.Hook(outside.url("/"), SECRET)),
                        clock,
                        SOON)),
                PostOffice.Rules.USUAL,
                clock,
                new PostOffice.Listener() {
                  @Override
                  public void attempted(Attempt attempt) {}

                  @Override
                  public void unreached(Message message) {}
                }));
    open.add(office);
    return office;
  }

  private static Message message(String key, String incident, String person, boolean gathered) {
    return new Message(
        key,
        incident,
        new Recipient(person, person, List.of(Sample.hook("soc"))),
        Purpose.OPENED,
        Sample.letter("Chứng thư của " + incident, false).text(),
        FRIDAY,
        false,
        gathered ? Optional.of(MONDAY) : Optional.empty());
  }

  private static List<Message> found() {
    return List.of(
        message("k1", "SC-1", "lan", true),
        message("k2", "SC-2", "lan", true),
        message("k3", "SC-3", "lan", true),
        message("k4", "SC-4", "minh", true),
        message("k5", "SC-5", "lan", false));
  }

  private List<String> told() {
    return outside.seen.stream()
        .map(seen -> new JsonObject(seen.body()))
        .map(body -> body.getString("subject") + " " + body.getString("text"))
        .toList();
  }

  /** The office has looked at everything that lies there. */
  private void looked(PostOffice office) {
    Set<Purpose> none = Set.of();
    office.drop("none", none, "");
    long until = System.nanoTime() + Duration.ofMillis(700).toNanos();
    await().until(() -> System.nanoTime() > until);
  }

  @Test
  void onlyWhatIsNotGatheredGoesAtOnceAndTheRestIsOneMessageOfEachOnMonday() {
    PostOffice office = office();
    Outside.await(office.post(found()));
    await().until(() -> outside.seen.size() == 1);
    assertThat(told().getFirst()).contains("của SC-5");
    // What waits for its time is no message that nobody takes.
    await().until(() -> office.deliveries().depth() == 0);
    clock.now = MONDAY.minusSeconds(1);
    looked(office);
    assertThat(outside.seen).hasSize(1);

    clock.now = MONDAY;
    await().until(() -> outside.seen.size() == 3);
    assertThat(told())
        .anySatisfy(
            said ->
                assertThat(said)
                    .contains("3 tin", "của SC-1", "của SC-2", "của SC-3")
                    .doesNotContain("của SC-5"))
        .anySatisfy(said -> assertThat(said).contains("của SC-4"));
    looked(office);
    assertThat(outside.seen).hasSize(3);
  }

  @Test
  void aRestartOverTheWeekendForgetsNothingAndTellsNothingTwice() {
    PostOffice first = office();
    Outside.await(first.post(found()));
    await().until(() -> outside.seen.size() == 1 && journal.entries.size() >= 6);
    Outside.await(first.close());
    open.clear();

    clock.now = FRIDAY.plus(Duration.ofDays(1));
    PostOffice second = office();
    looked(second);
    assertThat(outside.seen).hasSize(1);
    clock.now = MONDAY;
    await().until(() -> outside.seen.size() == 3);
    assertThat(told())
        .anySatisfy(
            said ->
                assertThat(said).contains("3 tin", "của SC-1", "của SC-2", "của SC-3", "654321"));
  }

  @Test
  void whatHasBecomeGraverIsNotSaidAgainInTheMorning() {
    PostOffice office = office();
    Outside.await(office.post(found()));
    await().until(() -> outside.seen.size() == 1);
    office.dropGathered("SC-4", "đã nâng mức, báo ngay");
    office.dropGathered("SC-2", "đã nâng mức, báo ngay");
    await()
        .until(
            () ->
                journal.entries.stream()
                        .filter(entry -> entry.what().equals(JournalOutbox.GIVEN_UP))
                        .count()
                    == 2);
    clock.now = MONDAY;
    await().until(() -> outside.seen.size() == 2);
    looked(office);
    assertThat(outside.seen).hasSize(2);
    assertThat(told().getLast())
        .contains("2 tin", "của SC-1", "của SC-3")
        .doesNotContain("của SC-2", "của SC-4");
  }
}
