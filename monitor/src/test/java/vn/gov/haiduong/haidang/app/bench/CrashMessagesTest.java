package vn.gov.haiduong.haidang.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@code bench crash} counts as forgotten and as told twice, with planted cases. */
class CrashMessagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NO_ANSWER = "không gọi được: TimeoutException";

  /** The first life ends at 100 s, the second at 300 s, when the outbox had been seen empty. */
  private static final List<CrashRun.Life> LIVES =
      List.of(
          new CrashRun.Life(0, OptionalLong.of(1_000), 100_000),
          new CrashRun.Life(1, OptionalLong.of(101_000), 300_000));

  private static final long DRAINED = 290_000;

  private final List<CrashLedger.Row> rows = new ArrayList<>();
  private final List<CrashSite.Receipt> receipts = new ArrayList<>();

  private void row(long at, String kind, String key, String what, ObjectNode inner) {
    ObjectNode body = JSON.createObjectNode().put("what", what).put("incident", "SC-1");
    body.set("body", inner.put("person", "mot"));
    rows.add(new CrashLedger.Row(rows.size() + 1L, at, kind, key, body));
  }

  private void noted(long at, String key, String what, String said) {
    row(at, "notification", key, what, JSON.createObjectNode().put("said", said));
  }

  private void bundled(long at, String key, String... members) {
    ObjectNode inner = JSON.createObjectNode();
    ArrayNode list = inner.putArray("members");
    List.of(members).forEach(list::add);
    row(at, "notification", key, "bundled", inner);
  }

  /** Sent, and 20 ms later in the receiver's hands. */
  private void taken(long at, String key) {
    int life = at < LIVES.getFirst().killed() ? 0 : 1;
    receipts.add(new CrashSite.Receipt(life, "mot", key, at / 1_000 * 1_000, at + 20, true));
  }

  private CrashMessages counted() {
    return new CrashMessages(new CrashLedger(rows, Map.of()), LIVES, receipts, DRAINED);
  }

  private List<String> problems() {
    return counted().problems();
  }

  @Test
  void aMessageThatNobodyTookIsForgotten() {
    noted(50_000, "k", "queued", "");
    noted(55_000, "k", "failed", NO_ANSWER);
    assertThat(problems()).containsExactly("forgotten: k to mot");
  }

  @Test
  void whatIsQueuedAfterTheOutboxWasSeenEmptyIsStillOnItsWay() {
    noted(295_000, "k", "queued", "");
    assertThat(problems()).isEmpty();
    noted(280_000, "lost", "queued", "");
    assertThat(problems()).containsExactly("forgotten: lost to mot");
  }

  @Test
  void whatIsTakenAsTheLastLifeEndsIsTheOneInFlight() {
    noted(295_000, "k", "queued", "");
    taken(299_900, "k");
    assertThat(problems()).isEmpty();
    assertThat(counted().repeated()).isEqualTo(1);
    noted(295_000, "other", "queued", "");
    taken(299_950, "other");
    assertThat(problems()).containsExactly("more than the one in flight, life and person 1 mot: 2");
  }

  @Test
  void anAnswerThatCameAfterTheDeadlineAllowsTheRepeat() {
    noted(50_000, "k", "queued", "");
    taken(50_100, "k");
    noted(55_120, "k", "failed", NO_ANSWER);
    taken(57_200, "k");
    noted(57_300, "k", "delivered", "HTTP 200");
    assertThat(problems()).isEmpty();
    assertThat(counted().repeated()).isEqualTo(1);
  }

  @Test
  void anUnheardAnswerDoesNotTakeThePlaceOfTheOneInFlightAtTheKill() {
    noted(50_000, "late", "queued", "");
    taken(50_100, "late");
    noted(55_120, "late", "failed", NO_ANSWER);
    noted(90_000, "cut", "queued", "");
    taken(99_900, "cut");
    taken(101_500, "cut");
    noted(101_600, "cut", "delivered", "HTTP 200");
    taken(102_000, "late");
    noted(102_100, "late", "delivered", "HTTP 200");
    assertThat(problems()).isEmpty();
    noted(90_000, "too", "queued", "");
    taken(99_950, "too");
    taken(103_000, "too");
    noted(103_100, "too", "delivered", "HTTP 200");
    assertThat(problems()).containsExactly("more than the one in flight, life and person 0 mot: 2");
  }

  @Test
  void oneThatWasInFlightAtEachOfTwoKillsCountsOnceForEach() {
    List<CrashRun.Life> lives = new ArrayList<>(LIVES);
    lives.add(new CrashRun.Life(2, OptionalLong.of(301_000), 500_000));
    noted(90_000, "k", "queued", "");
    taken(99_000, "k");
    taken(299_000, "k");
    receipts.add(new CrashSite.Receipt(2, "mot", "k", 302_000, 302_020, true));
    noted(302_100, "k", "delivered", "HTTP 200");
    CrashMessages counted =
        new CrashMessages(new CrashLedger(rows, Map.of()), lives, receipts, 490_000);
    assertThat(counted.problems()).isEmpty();
    assertThat(counted.repeated()).isEqualTo(2);
  }

  @Test
  void aBundleWhoseAnswerWasNotHeardMayComeAgainToo() {
    noted(50_000, "a", "queued", "");
    noted(50_000, "b", "queued", "");
    bundled(50_010, "bundle:1", "a", "b");
    taken(50_100, "bundle:1");
    noted(55_200, "a", "failed", NO_ANSWER);
    noted(55_200, "b", "failed", NO_ANSWER);
    taken(58_000, "bundle:1");
    noted(58_100, "a", "delivered", "HTTP 200");
    noted(58_100, "b", "delivered", "HTTP 200");
    assertThat(problems()).isEmpty();
    taken(60_000, "a");
    assertThat(problems()).containsExactly("told by itself, though it went in a bundle: a");
  }

  @Test
  void whatWasAnsweredInTimeAndComesAgainIsADouble() {
    noted(50_000, "k", "queued", "");
    taken(50_100, "k");
    taken(57_200, "k");
    noted(57_300, "k", "delivered", "HTTP 200");
    assertThat(problems()).containsExactly("told twice in one life: k");
  }

  @Test
  void aFailureBeforeTheDeadlineOrOneThatWasAnAnswerExcusesNothing() {
    noted(50_000, "k", "queued", "");
    taken(50_100, "k");
    noted(52_000, "k", "failed", NO_ANSWER);
    noted(56_000, "k", "failed", "HTTP 500");
    taken(57_200, "k");
    noted(57_300, "k", "delivered", "HTTP 200");
    assertThat(problems()).containsExactly("told twice in one life: k");
  }

  @Test
  void aFailureOfTheNextAttemptOrOfTheNextLifeExcusesNothing() {
    noted(50_000, "k", "queued", "");
    taken(50_100, "k");
    taken(52_000, "k");
    noted(57_100, "k", "failed", NO_ANSWER);
    taken(59_000, "k");
    noted(59_100, "k", "delivered", "HTTP 200");
    assertThat(problems()).containsExactly("told twice in one life: k");
  }

  @Test
  void whatIsRecordedAsDeliveredAndComesAgainInTheNextLifeIsADouble() {
    noted(50_000, "k", "queued", "");
    taken(50_100, "k");
    noted(50_200, "k", "delivered", "HTTP 200");
    taken(103_000, "k");
    assertThat(problems()).containsExactly("told again though recorded as delivered: k");
    noted(103_100, "k", "delivered", "HTTP 200");
    assertThat(problems()).contains("delivered 2 times: k");
  }

  @Test
  void aMessageThatTheLedgerDoesNotKnowIsFound() {
    taken(50_100, "k");
    assertThat(problems()).containsExactly("told, and the ledger does not know: k");
  }

  @Test
  void anIncidentOfWhichNobodyIsToHearIsFoundUnlessNothingWasDue() {
    row(50_000, "incident", "SC-2", "opened", JSON.createObjectNode());
    assertThat(problems()).isEmpty();
    row(70_000, "incident", "SC-2", "gathered", JSON.createObjectNode());
    assertThat(problems()).containsExactly("an incident of which nobody was to hear: SC-2");
  }
}
