package vn.gov.haiduong.haidang.app.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether after all lives of a {@link CrashRun} everybody was told, and nobody twice beyond the one
 * message in flight. In flight is a message whose answer was not heard: because the process was
 * killed, or because its own deadline was over. The first is allowed once for each person and life;
 * of the second the ledger says for each attempt that no answer came.
 */
final class CrashMessages {

  /** How long the service waits for an answer, in milliseconds: see {@link CrashService}. */
  private static final long DEADLINE = 5_000;

  /** What a gauge shows may be so old, in milliseconds. */
  private static final long GAUGE = 2_000;

  private final CrashLedger kept;
  private final List<CrashRun.Life> lives;
  private final List<CrashSite.Receipt> receipts;
  private final long drained;
  private final Map<String, List<String>> bundles = new LinkedHashMap<>();
  private final Set<String> recorded = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private int repeated;

  /**
   * @param drained when the last life was seen with an empty outbox, or when waiting for that
   *     ended; what was queued later may still be on its way
   */
  CrashMessages(
      CrashLedger kept, List<CrashRun.Life> lives, List<CrashSite.Receipt> receipts, long drained) {
    this.kept = kept;
    this.lives = List.copyOf(lives);
    this.receipts = List.copyOf(receipts);
    this.drained = drained;
    read();
    nobodyForgotten();
    nobodyTwice();
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Messages that came again, or of which only the receiver knows. */
  int repeated() {
    return repeated;
  }

  private void read() {
    Map<String, Integer> delivered = new HashMap<>();
    for (CrashLedger.Row row : kept.notifications("delivered")) {
      int _ = delivered.merge(row.subject(), 1, Integer::sum);
    }
    delivered.forEach(
        (key, times) -> {
          if (times > 1) {
            problems.add("delivered " + times + " times: " + key);
          }
        });
    recorded.addAll(delivered.keySet());
    Set<String> bundled = new HashSet<>();
    for (CrashLedger.Row row : kept.notifications("bundled")) {
      List<String> members = new ArrayList<>();
      row.body().path("body").path("members").forEach(one -> members.add(one.asText()));
      bundles.put(row.subject(), members);
      if (delivered.keySet().containsAll(members)) {
        boolean _ = recorded.add(row.subject());
      }
      for (String member : members) {
        if (!bundled.add(member)) {
          problems.add("in two bundles: " + member);
        }
      }
    }
  }

  /** Whoever was to be told was told, or there is a reason why not. */
  private void nobodyForgotten() {
    Set<String> ended = new HashSet<>();
    Set<String> queued = new HashSet<>(bundles.keySet());
    kept.notifications("delivered").forEach(row -> ended.add(row.subject()));
    kept.notifications("given_up").forEach(row -> ended.add(row.subject()));
    for (CrashLedger.Row row : kept.notifications("queued")) {
      boolean _ = queued.add(row.subject());
      // What is gathered for a working morning lies there until then.
      boolean waits = !row.inner("notBefore").isEmpty();
      if (!ended.contains(row.subject()) && !waits && row.at() < drained - GAUGE) {
        problems.add("forgotten: " + row.subject() + " to " + row.inner("person"));
      }
    }
    Set<String> told =
        kept.notifications("queued").stream()
            .map(row -> row.body().path("incident").asText())
            .collect(Collectors.toSet());
    for (String id : kept.incidents().keySet()) {
      if (!told.contains(id) && !neverDue(id)) {
        problems.add("an incident of which nobody was to hear: " + id);
      }
    }
    for (CrashSite.Receipt receipt : receipts) {
      if (!queued.contains(receipt.key())) {
        problems.add("told, and the ledger does not know: " + receipt.key());
      }
    }
  }

  /** It was over, or became part of another, while others were gathered. */
  private boolean neverDue(String id) {
    return kept.rows().stream()
        .filter(row -> row.kind().equals("incident") && row.subject().equals(id))
        .noneMatch(row -> row.what().equals("gathered") || row.what().equals("fired"));
  }

  /** Of what the receiver took in one life, all but one of each person is recorded in it. */
  private void nobodyTwice() {
    Set<String> bundled =
        bundles.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<String, List<CrashSite.Receipt>> taken = new LinkedHashMap<>();
    for (CrashSite.Receipt receipt : receipts) {
      if (receipt.taken()) {
        boolean _ = taken.computeIfAbsent(receipt.key(), _ -> new ArrayList<>()).add(receipt);
      }
    }
    Map<String, Integer> inFlight = new TreeMap<>();
    taken.forEach(
        (key, times) -> {
          if (bundled.contains(key)) {
            problems.add("told by itself, though it went in a bundle: " + key);
          }
          for (int i = 0; i < times.size(); i++) {
            CrashSite.Receipt one = times.get(i);
            boolean last = i == times.size() - 1;
            if (last && recorded.contains(key)) {
              continue;
            }
            repeated++;
            if (!last && deliveredBefore(key, times.get(i + 1))) {
              problems.add("told again though recorded as delivered: " + key);
            }
            if (unanswered(one)) {
              continue;
            }
            int _ = inFlight.merge(one.life() + " " + one.person(), 1, Integer::sum);
            if (!last && times.get(i + 1).life() == one.life()) {
              problems.add("told twice in one life: " + key);
            }
          }
        });
    inFlight.forEach(
        (who, times) -> {
          if (times > 1) {
            problems.add("more than the one in flight, life and person " + who + ": " + times);
          }
        });
  }

  private boolean deliveredBefore(String key, CrashSite.Receipt again) {
    String member = bundles.getOrDefault(key, List.of(key)).getFirst();
    return kept.notifications("delivered").stream()
        .anyMatch(row -> row.subject().equals(member) && row.at() < again.sentMillis());
  }

  /**
   * Whether the process that sent it wrote down, when its deadline was over and before it sent the
   * same again, that it had heard no answer.
   */
  private boolean unanswered(CrashSite.Receipt receipt) {
    String key = bundles.getOrDefault(receipt.key(), List.of(receipt.key())).getFirst();
    long until =
        Math.min(
            lives.get(receipt.life()).killed(),
            receipts.stream()
                .filter(one -> one.key().equals(receipt.key()))
                .filter(one -> one.atMillis() > receipt.atMillis())
                .mapToLong(CrashSite.Receipt::atMillis)
                .min()
                .orElse(Long.MAX_VALUE));
    return kept.notifications("failed").stream()
        .filter(row -> row.subject().equals(key))
        .filter(row -> row.inner("said").startsWith("không gọi được"))
        .anyMatch(row -> row.at() >= receipt.sentMillis() + DEADLINE && row.at() <= until);
  }
}
