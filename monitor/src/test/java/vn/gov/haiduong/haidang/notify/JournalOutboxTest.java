package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;

/** What of messages is kept in the journal, and what an outbox made of it again still tells. */
class JournalOutboxTest {

  private static final String LINK = "https://giamsat.example.vn/ack/abc.def";

  /** A journal in memory that says how well it keeps. */
  private static final class Kept implements Journal {
    final List<Entry> entries = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    How how = How.WELL;

    enum How {
      WELL,
      IN_MEMORY
    }

    @Override
    public CompletionStage<Journal.Kept> append(List<Entry> more) {
      entries.addAll(more);
      batches.add(more.size());
      return CompletableFuture.completedFuture(
          how == How.WELL ? Journal.Kept.LEDGER : Journal.Kept.MEMORY);
    }

    List<Entry.Notification> notifications() {
      return entries.stream().map(Entry.Notification.class::cast).toList();
    }
  }

  private static final Missing TODAY =
      new Missing() {
        @Override
        public Recipient recipient(String person, List<Channel> order) {
          return new Recipient(
              person,
              "Tên hôm nay",
              order.stream()
                  .map(
                      kind ->
                          switch (kind) {
                            case SMS -> new Address(kind, "0987654321");
                            case MAIL -> Sample.mail("moi");
                            case ZALO, VOICE, WEBHOOK, COMMAND, TELEGRAM -> Sample.hook("soc");
                          })
                  .toList());
        }

        @Override
        public String link(String incident, String person) {
          return "https://moi.example.vn/ack/" + incident + "." + person;
        }

        @Override
        public String code(String incident, String person) {
          return "654321";
        }
      };

  private final Kept journal = new Kept();

  private JournalOutbox outbox() {
    return new JournalOutbox(journal, journal.notifications(), Clock.system(), TODAY);
  }

  private static Message message(String key) {
    return Sample.message(key, "lan", List.of(Sample.mail("lan"), Sample.sms()));
  }

  private static Attempt attempt(String key, int nth, Delivery delivery) {
    return new Attempt(
        key, "SC-20261125-001", "lan", Purpose.OPENED, Channel.MAIL, Sample.NOW, nth, delivery);
  }

  private static List<String> keys(Outbox outbox) {
    return Outside.await(outbox.waiting()).stream().map(w -> w.message().key()).toList();
  }

  @Test
  void neitherAddressesNorLinksNorCodesReachTheJournal() {
    Outside.await(outbox().put(List.of(message("k"))));
    String kept = journal.entries.toString();
    assertThat(kept).contains("Cổng tỉnh không kết nối được", "person=lan");
    assertThat(kept).doesNotContain(LINK, "123456", "0912345678", "lan@example.vn", "Nguyễn");
  }

  @Test
  void aMessageOfAnEarlierProcessIsSaidAgainWithTheAddressesLinkAndCodeOfToday() {
    Outside.await(outbox().put(List.of(message("k"))));
    Message again = Outside.await(outbox().waiting()).getFirst().message();
    assertThat(again.recipient().addresses())
        .containsExactly(Sample.mail("moi"), new Address(Channel.SMS, "0987654321"));
    assertThat(again.text().link()).contains("https://moi.example.vn/ack/SC-20261125-001.lan");
    assertThat(again.text().plain())
        .isEqualTo(
            message("k")
                .text()
                .plain()
                .replace(LINK, again.text().link().orElseThrow())
                .replace("123456", "654321"));
    assertThat(again.text().brief()).contains("654321").doesNotContain("{{");
    assertThat(again.at()).isEqualTo(Sample.NOW);
  }

  @Test
  void whatWasDeliveredOrGivenUpIsNotToldAgainAndWhatFailedIs() {
    JournalOutbox first = outbox();
    Outside.await(first.put(List.of(message("told"), message("given-up"), message("failed"))));
    Outside.await(
        first.attempted(List.of(attempt("told", 1, new Delivery.Accepted("250 queued")))));
    Outside.await(first.finished("given-up", "quá 24 giờ"));
    Outside.await(
        first.attempted(
            List.of(attempt("failed", 1, new Delivery.Later("451", Optional.empty())))));
    JournalOutbox second = outbox();
    assertThat(Outside.await(second.waiting()))
        .singleElement()
        .satisfies(w -> assertThat(w.message().key()).isEqualTo("failed"))
        .satisfies(w -> assertThat(w.attempts()).isEqualTo(1));
    Outside.await(second.put(List.of(message("told"), message("given-up"), message("failed"))));
    assertThat(keys(second)).containsExactly("failed");
    assertThat(second.before())
        .extracting(a -> a.key() + " " + a.delivery().said())
        .containsExactly("told 250 queued", "failed 451");
  }

  /** A kill between two appends would leave a part of a bundle told, and the rest told again. */
  @Test
  void whatCameOfABundleIsKeptInOneBatch() {
    JournalOutbox outbox = outbox();
    Outside.await(outbox.put(List.of(message("a"), message("b"), message("c"))));
    int before = journal.batches.size();
    Outside.await(
        outbox.attempted(
            Stream.of("a", "b", "c")
                .map(key -> attempt(key, 1, new Delivery.Accepted("ok")))
                .toList()));
    assertThat(journal.batches.subList(before, journal.batches.size())).containsExactly(3);
    assertThat(keys(outbox())).isEmpty();
  }

  @Test
  void aMessageIsEnteredOnce() {
    JournalOutbox outbox = outbox();
    assertThat(outbox.entries(List.of(message("k"), message("k")))).hasSize(1);
    assertThat(outbox.entries(List.of(message("k")))).isEmpty();
  }

  @Test
  void whatIsKeptInMemoryAloneFailsTheFirstTimeAndIsNotEnteredTwice() {
    journal.how = Kept.How.IN_MEMORY;
    JournalOutbox outbox = outbox();
    assertThat(outbox.put(List.of(message("k"))).failed()).isTrue();
    assertThat(outbox.attempted(List.of(attempt("k", 1, new Delivery.Accepted("ok")))).succeeded())
        .isTrue();
    assertThat(journal.notifications())
        .extracting(Entry.Notification::what)
        .containsExactly("queued", "delivered");
  }

  @Test
  void oneThatIsInNoContactsAnyMoreComesWithoutAddresses() {
    Outside.await(outbox().put(List.of(Sample.message("k", "lan", List.of()))));
    assertThat(Outside.await(outbox().waiting()).getFirst().message().recipient().addresses())
        .isEmpty();
  }

  @Test
  void aBundleIsKnownAgainAfterARestart() {
    JournalOutbox first = outbox();
    Outside.await(first.put(List.of(message("a"), message("b"), message("c"))));
    Outside.await(first.bundled("bundle:1", "lan", List.of("a", "b")));

    assertThat(Outside.await(outbox().waiting()))
        .extracting(one -> one.message().key() + " " + one.bundle().orElse("-"))
        .containsExactly("a bundle:1", "b bundle:1", "c -");
  }
}
