package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;

/** The office against real servers: webhooks stand for good and bad channels. */
class PostOfficeTest {

  private static final Duration SOON = Duration.ofSeconds(1);

  /** For an answer that comes, also on a machine that others use. */
  private static final Duration IN_TIME = Duration.ofSeconds(10);

  private static final Secret SECRET = new Secret(new byte[32]);
  private static final Duration FOR_EVER = Duration.ofDays(100_000);

  private final Vertx vertx = Vertx.vertx();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final List<Message> unreached = new CopyOnWriteArrayList<>();
  private final PostOffice.Listener listener =
      new PostOffice.Listener() {
        @Override
        public void attempted(Attempt attempt) {
          attempts.add(attempt);
        }

        @Override
        public void unreached(Message message) {
          unreached.add(message);
        }
      };

  @AfterEach
  void shut() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    Outside.await(vertx.close());
  }

  private static PostOffice.Rules rules(int burst, Duration every) {
    return new PostOffice.Rules(
        List.of(Duration.ofMillis(50)), 2, 2, Duration.ofMillis(300), FOR_EVER, burst, every);
  }

  private Outside outside(int status) {
    Outside outside = Outside.status(vertx, status, "");
    open.add(outside);
    return outside;
  }

  private Webhook hook(Outside outside) {
    return new Webhook(
        vertx, Map.of("soc", new Webhook.Hook(outside.url("/"), SECRET)), Clock.system(), IN_TIME);
  }

  private PostOffice office(Outbox outbox, PostOffice.Rules rules, Carrier... channels) {
    return Outside.await(
        PostOffice.start(vertx, outbox, List.of(channels), rules, Clock.system(), listener));
  }

  @Test
  void whenOneChannelFailsThePersonsNextOneTells() {
    Outside bad = outside(500);
    Outside good = outside(200);
    VoiceCall call = new VoiceCall(vertx, bad.url("/"), SECRET, SOON);
    PostOffice office = office(new MemoryOutbox(), rules(10, SOON), call, hook(good));
    Address voice = new Address(Channel.VOICE, "0912345678");
    Outside.await(
        office.post(List.of(Sample.message("k", "a", List.of(voice, Sample.hook("soc"))))));
    await().until(() -> good.seen.size() == 1);
    assertThat(bad.seen).hasSize(2);
    await().until(() -> office.deliveries().depth() == 0);
    assertThat(attempts)
        .extracting(a -> a.delivery().label())
        .containsExactly("later", "later", "accepted");
    assertThat(unreached).isEmpty();
  }

  @Test
  void whenAllChannelsFailItSaysSoOnceAndGoesOnTrying() {
    Outside bad = outside(400);
    PostOffice office = office(new MemoryOutbox(), rules(100, SOON), hook(bad));
    Outside.await(office.post(List.of(Sample.message("k", "a", List.of(Sample.hook("soc"))))));
    await().until(() -> bad.seen.size() >= 4);
    assertThat(unreached).hasSize(1);
    assertThat(office.deliveries().depth()).isEqualTo(1);
  }

  @Test
  void aPersonWithoutAnyChannelIsSaidAtOnce() {
    PostOffice office = office(new MemoryOutbox(), rules(1, SOON));
    Outside.await(office.post(List.of(Sample.message("k", "a", List.of(Sample.sms())))));
    await().until(() -> unreached.size() == 1);
  }

  @Test
  void aDeadChannelHoldsUpNoOther() {
    Outside hangs = Outside.start(vertx, (_, _) -> {});
    open.add(hangs);
    Outside good = outside(200);
    VoiceCall dead = new VoiceCall(vertx, hangs.url("/"), SECRET, Duration.ofSeconds(15));
    PostOffice office = office(new MemoryOutbox(), rules(10, SOON), dead, hook(good));
    List<Message> many = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      many.add(
          Sample.message("dead" + i, "p" + i, List.of(new Address(Channel.VOICE, "0912345678"))));
    }
    many.add(Sample.message("good", "q", List.of(Sample.hook("soc"))));
    Outside.await(office.post(many));
    await().atMost(Duration.ofSeconds(14)).until(() -> good.seen.size() == 1);
    assertThat(hangs.seen).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void whatComesTooThickComesTogether() {
    Outside good = outside(200);
    PostOffice office = office(new MemoryOutbox(), rules(2, Duration.ofHours(1)), hook(good));
    List<Message> many = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      many.add(Sample.message("k" + i, "a", List.of(Sample.hook("soc"))));
    }
    Outside.await(office.post(many));
    await().until(() -> office.deliveries().depth() == 0 && attempts.size() == 15);
    assertThat(good.seen).hasSize(2);
    // Which of the two connections is read first is not ours to say.
    assertThat(good.seen)
        .extracting(seen -> new JsonObject(seen.body()).getString("subject"))
        .anyMatch(subject -> subject.contains("14 tin"));
  }

  @Test
  void whatFailsAtOnceAllOverTheProvinceIsOneMessageAndNotTen() {
    Outside good = outside(200);
    PostOffice office = office(new MemoryOutbox(), rules(1, Duration.ofHours(1)), hook(good));
    List<Message> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(Sample.message("k" + i, "a", List.of(Sample.hook("soc"))));
    }
    Outside.await(office.post(many));
    await().until(() -> office.deliveries().depth() == 0);
    assertThat(good.seen).hasSize(1);
    JsonObject told = new JsonObject(good.seen.getFirst().body());
    assertThat(told.getString("subject")).contains("300 tin");
    assertThat(told.getString("text").lines()).hasSizeLessThan(310);
  }

  @Test
  void aBundleInFlightAtAKillGoesAgainUnderTheSameKeyWithTheSameMembers() {
    Outside bad = outside(503);
    MemoryOutbox outbox = new MemoryOutbox();
    PostOffice first = office(outbox, rules(2, Duration.ofHours(1)), hook(bad));
    List<Message> many = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      many.add(Sample.message("k" + i, "a", List.of(Sample.hook("soc"))));
    }
    Outside.await(first.post(many));
    await().until(() -> bundles(bad).size() == 1);
    Outside.await(first.close());
    Outside good = outside(200);
    Outside.await(outbox.put(List.of(Sample.message("later", "a", List.of(Sample.hook("soc"))))));

    PostOffice second = office(outbox, rules(20, SOON), hook(good));

    await().until(() -> Outside.await(outbox.waiting()).isEmpty());
    assertThat(good.seen)
        .extracting(seen -> new JsonObject(seen.body()).getString("key"))
        .containsExactlyInAnyOrder("k0", "later", bundles(bad).iterator().next());
    Outside.await(second.close());
  }

  @Test
  void oneThatMayHaveBeenOnItsWayAtAKillGoesInNoBundleThoughAnotherWasTriedBeforeIt() {
    MemoryOutbox outbox = new MemoryOutbox();
    List<Message> waiting = new ArrayList<>();
    for (String key : List.of("tried", "under-way", "x", "y")) {
      waiting.add(Sample.message(key, "a", List.of(Sample.hook("soc"))));
    }
    Outside.await(outbox.put(waiting));
    Outside.await(
        outbox.attempted(
            List.of(
                new Attempt(
                    "tried",
                    "SC-20261125-001",
                    "a",
                    Purpose.OPENED,
                    Channel.WEBHOOK,
                    Sample.NOW,
                    1,
                    new Delivery.Later("503", Optional.empty())))));
    Outside good = outside(200);

    PostOffice next = office(outbox, rules(1, Duration.ofMillis(100)), hook(good));

    await().until(() -> Outside.await(outbox.waiting()).isEmpty());
    assertThat(good.seen)
        .extracting(seen -> new JsonObject(seen.body()).getString("key"))
        .contains("tried", "under-way");
    assertThat(bundles(good)).hasSize(1);
    Outside.await(next.close());
  }

  /** An outbox that does what the one behind it does; a test says what it does otherwise. */
  private static class Passing implements Outbox {

    final MemoryOutbox behind = new MemoryOutbox();

    @Override
    public Future<Void> put(List<Message> messages) {
      return behind.put(messages);
    }

    @Override
    public Future<List<Waiting>> waiting() {
      return behind.waiting();
    }

    @Override
    public Future<Void> attempted(List<Attempt> attempts) {
      return behind.attempted(attempts);
    }

    @Override
    public Future<Void> finished(String key, String reason) {
      return behind.finished(key, reason);
    }

    @Override
    public Future<Void> bundled(String key, String person, List<String> members) {
      return behind.bundled(key, person, members);
    }
  }

  @Test
  void whatCameOfABundleIsOneRecord() {
    Outside good = outside(200);
    List<List<String>> records = new CopyOnWriteArrayList<>();
    Outbox outbox =
        new Passing() {
          @Override
          public Future<Void> attempted(List<Attempt> attempts) {
            records.add(attempts.stream().map(Attempt::key).toList());
            return super.attempted(attempts);
          }
        };
    PostOffice office = office(outbox, rules(1, Duration.ofHours(1)), hook(good));
    List<Message> many = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      many.add(Sample.message("k" + i, "a", List.of(Sample.hook("soc"))));
    }
    Outside.await(office.post(many));
    await().until(() -> Outside.await(outbox.waiting()).isEmpty());
    assertThat(good.seen).hasSize(1);
    assertThat(records).containsExactly(many.stream().map(Message::key).toList());
    Outside.await(office.close());
  }

  private static Set<String> bundles(Outside seen) {
    return seen.seen.stream()
        .map(one -> new JsonObject(one.body()).getString("key"))
        .filter(key -> key.startsWith("bundle:"))
        .collect(Collectors.toSet());
  }

  @Test
  void aRepeatedMessageIsToldOnce() {
    Outside good = outside(200);
    PostOffice office = office(new MemoryOutbox(), rules(10, SOON), hook(good));
    Message message = Sample.message("k", "a", List.of(Sample.hook("soc")));
    Outside.await(office.post(List.of(message, message)));
    await().until(() -> attempts.size() == 1);
    Outside.await(office.post(List.of(message)));
    Outside.await(office.post(List.of(Sample.message("last", "b", List.of(Sample.hook("soc"))))));
    await().until(() -> attempts.size() == 2);
    assertThat(good.seen).hasSize(2);
  }

  @Test
  void afterAKillTheNextProcessTellsWhatWasLeftAndNothingTwice() {
    Outside good = outside(200);
    MemoryOutbox outbox = new MemoryOutbox();
    PostOffice first = office(outbox, rules(10, SOON), hook(good));
    Outside.await(first.post(List.of(Sample.message("told", "a", List.of(Sample.hook("soc"))))));
    await().until(() -> Outside.await(outbox.waiting()).isEmpty());
    Outside.await(first.close());
    // Put by the dying process, never sent.
    Outside.await(outbox.put(List.of(Sample.message("left", "b", List.of(Sample.hook("soc"))))));
    PostOffice second = office(outbox, rules(10, SOON), hook(good));
    await().until(() -> Outside.await(outbox.waiting()).isEmpty());
    assertThat(good.seen)
        .extracting(seen -> new JsonObject(seen.body()).getString("key"))
        .containsExactly("told", "left");
    Outside.await(second.close());
  }

  /** An outbox whose disk is gone until it is mended. */
  private static final class Broken implements Outbox {
    final MemoryOutbox behind = new MemoryOutbox();
    volatile boolean mended;
    final boolean hangs;

    Broken(boolean hangs) {
      this.hangs = hangs;
    }

    private Future<Void> or(Future<Void> done) {
      return mended
          ? done
          : hangs ? Promise.<Void>promise().future() : Future.failedFuture("no space");
    }

    @Override
    public Future<Void> put(List<Message> messages) {
      return or(mended ? behind.put(messages) : Future.succeededFuture());
    }

    @Override
    public Future<List<Waiting>> waiting() {
      return behind.waiting();
    }

    @Override
    public Future<Void> attempted(List<Attempt> attempts) {
      return or(mended ? behind.attempted(attempts) : Future.succeededFuture());
    }

    @Override
    public Future<Void> bundled(String key, String person, List<String> members) {
      return or(Future.succeededFuture());
    }

    @Override
    public Future<Void> finished(String key, String reason) {
      return or(Future.succeededFuture());
    }
  }

  @Test
  void whenTheOutboxCannotBeWrittenItTellsAllTheSameAndSaysSo() {
    for (boolean hangs : new boolean[] {true, false}) {
      Outside good = outside(200);
      PostOffice office = office(new Broken(hangs), rules(10, SOON), hook(good));
      Outside.await(office.post(List.of(Sample.message("k", "a", List.of(Sample.hook("soc"))))));
      await().until(() -> good.seen.size() == 1);
      assertThat(new JsonObject(good.seen.getFirst().body()).getString("text"))
          .startsWith("(chưa ghi sổ)");
      Outside.await(office.close());
    }
  }

  @Test
  void toOnePersonOneMessageIsOnItsWayUntilWhatCameOfItIsKept() {
    Outside good = outside(200);
    List<Promise<Void>> records = new CopyOnWriteArrayList<>();
    Outbox slow =
        new Passing() {
          @Override
          public Future<Void> attempted(List<Attempt> attempts) {
            Promise<Void> record = Promise.promise();
            records.add(record);
            return record.future();
          }
        };
    PostOffice.Rules patient =
        new PostOffice.Rules(
            List.of(SOON), 2, 2, Duration.ofSeconds(30), FOR_EVER, 10, Duration.ofSeconds(1));
    PostOffice office = office(slow, patient, hook(good));
    Outside.await(
        office.post(
            List.of(
                Sample.message("k1", "a", List.of(Sample.hook("soc"))),
                Sample.message("k2", "a", List.of(Sample.hook("soc"))),
                Sample.message("k3", "b", List.of(Sample.hook("soc"))))));
    await().until(() -> good.seen.size() == 2 && records.size() == 1);
    assertThat(good.seen)
        .extracting(seen -> new JsonObject(seen.body()).getString("key"))
        .containsExactlyInAnyOrder("k1", "k3");
    records.getFirst().complete();
    await().until(() -> records.size() == 2);
    records.get(1).complete();
    await().until(() -> good.seen.size() == 3);
  }

  @Test
  void whatIsAcknowledgedIsNotReminded() {
    Outside bad = outside(500);
    PostOffice office = office(new MemoryOutbox(), rules(100, SOON), hook(bad));
    Outside.await(office.post(List.of(Sample.message("k", "a", List.of(Sample.hook("soc"))))));
    await().until(() -> !bad.seen.isEmpty());
    await()
        .until(
            () -> {
              office.drop("SC-20261125-001", Set.of(Purpose.OPENED), "đã xác nhận");
              return office.deliveries().depth() == 0;
            });
  }
}
