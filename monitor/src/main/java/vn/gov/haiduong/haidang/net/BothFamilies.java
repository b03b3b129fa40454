package vn.gov.haiduong.haidang.net;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.net.AddressLookup.Found;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Joins the look-ups of the families asked, A before AAAA. If one is good, a failed one of the
 * other does not count; nor does one that is much later. Confined to the probing loop.
 */
final class BothFamilies implements NameStory {

  private final Clock clock;
  private final long start;
  private final ProbeLoop loop;
  private final Map<Integer, Future<NameAnswer>> asked = new LinkedHashMap<>();
  private final Promise<Found> promise = Promise.promise();
  private final String name;

  /** Questions whose answers only led on, for they are rare; made at the first. */
  private @Nullable List<Step> before;

  private record Step(String name, int type, DnsSaid said, String next) {}

  BothFamilies(String name, Clock clock, long start, ProbeLoop loop) {
    this.name = name;
    this.clock = clock;
    this.start = start;
    this.loop = loop;
  }

  void expect(int type, Future<NameAnswer> answer) {
    asked.put(type, answer);
  }

  /** An answer that only led on to another name. */
  void ledOn(String asked, int type, DnsSaid said, String next) {
    List<Step> steps = before;
    if (steps == null) {
      steps = new ArrayList<>(2);
      before = steps;
    }
    steps.add(new Step(asked, type, said, next));
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<Step> steps = before;
    asked.forEach(
        (type, answer) -> {
          String last = name;
          for (Step step : steps == null ? List.<Step>of() : steps) {
            if (step.type() == type) {
              lines.addAll(NameLines.of(step.name(), type, step.said()));
              last = step.next();
            }
          }
          if (answer.isComplete() && answer.succeeded()) {
            lines.addAll(NameLines.of(last, type, answer.result().said()));
          } else {
            lines.add(last + " " + DnsMessage.Rr.typeName(type) + " → chưa trả lời");
          }
        });
    return lines;
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
                ? new Found.Nothing(fault(), nanos, this)
                : new Found.Addresses(List.copyOf(addresses), nanos, this));
  }

  private Set<InetAddress> addresses() {
    Set<InetAddress> found = new LinkedHashSet<>();
    for (Future<NameAnswer> answer : asked.values()) {
      if (answer.isComplete() && answer.result() instanceof NameAnswer.Addresses(var list, var _)) {
        found.addAll(list);
      }
    }
    return found;
  }

  /** Of two faults the one that says more: no record of one family says nothing about the name. */
  private Outcome fault() {
    return asked.values().stream()
        .map(
            answer ->
                answer.result() instanceof NameAnswer.Fault(Outcome outcome, var _)
                    ? outcome
                    : null)
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
