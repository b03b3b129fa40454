package vn.gov.haiduong.haidang.net;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.net.AddressLookup.Found;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Joins the look-ups of the families asked, A before AAAA. If one is good, a failed one of the
 * other does not count; nor does one that is much later. Confined to the probing loop.
 */
final class BothFamilies {

  private final Clock clock;
  private final long start;
  private final ProbeLoop loop;
  private final Map<Integer, Future<NameAnswer>> asked = new LinkedHashMap<>();
  private final Promise<Found> promise = Promise.promise();

  BothFamilies(Clock clock, long start, ProbeLoop loop) {
    this.clock = clock;
    this.start = start;
    this.loop = loop;
  }

  void expect(int type, Future<NameAnswer> answer) {
    asked.put(type, answer);
  }

  /**
   * What is found in the end.
   *
   * @param graceNanos how long a good family waits for the other
   */
  Future<Found> future(long graceNanos) {
    asked.values().forEach(answer -> answer.onComplete(_ -> look(graceNanos)));
    return promise.future();
  }

  private void look(long graceNanos) {
    if (asked.values().stream().allMatch(Future::isComplete)) {
      end();
    } else if (!addresses().isEmpty()) {
      ScheduledFuture<?> _ = loop.netty().schedule(this::end, graceNanos, TimeUnit.NANOSECONDS);
    }
  }

  private void end() {
    Set<InetAddress> addresses = addresses();
    long nanos = clock.nanos() - start;
    boolean _ =
        promise.tryComplete(
            addresses.isEmpty()
                ? new Found.Nothing(fault(), nanos)
                : new Found.Addresses(List.copyOf(addresses), nanos));
  }

  private Set<InetAddress> addresses() {
    Set<InetAddress> found = new LinkedHashSet<>();
    for (Future<NameAnswer> answer : asked.values()) {
      if (answer.isComplete() && answer.result() instanceof NameAnswer.Addresses(var list)) {
        found.addAll(list);
      }
    }
    return found;
  }

  /** Of two faults the one that says more: no record of one family says nothing about the name. */
  private Outcome fault() {
    return asked.values().stream()
        .map(
            answer -> answer.result() instanceof NameAnswer.Fault(Outcome outcome) ? outcome : null)
        .filter(Objects::nonNull)
        .min((a, b) -> Integer.compare(weight(a), weight(b)))
        .orElse(new Outcome.Unknown(Cause.OWN_OVERLOAD, "Việc hỏi tên miền bị bỏ dở"));
  }

  private static int weight(Outcome outcome) {
    return switch (outcome.cause().orElse(Cause.DNS_NODATA)) {
      case DNS_NXDOMAIN -> 0;
      case DNS_NODATA -> 2;
      default -> 1;
    };
  }
}
