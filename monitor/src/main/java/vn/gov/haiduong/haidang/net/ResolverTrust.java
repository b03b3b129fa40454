package vn.gov.haiduong.haidang.net;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Whether silence is the name's fault or that of our own resolver (interfaces, "In the loop"): it
 * is the name's only where a second server was silent too and our resolvers answered about another
 * name within the interval. By hand silence is said as it is seen. Safe from any thread.
 */
final class ResolverTrust {

  private final Clock clock;
  private final Optional<Duration> interval;

  /** The last answer, and the last before it that was about another name. */
  private final AtomicReference<@Nullable Heard> heard = new AtomicReference<>();

  private record Heard(String name, long nanos, @Nullable String otherName, long otherNanos) {}

  ResolverTrust(ProbeEnvironment environment) {
    this.clock = environment.clock();
    this.interval =
        switch (environment.setting()) {
          case ProbeEnvironment.ByHand() -> Optional.empty();
          case ProbeEnvironment.InLoop(Duration every) -> Optional.of(every);
        };
  }

  /** Whether silence of our resolvers alone proves nothing: in the loop, where there is but one. */
  boolean needsWitness(int resolvers) {
    return interval.isPresent() && resolvers < 2;
  }

  /**
   * Remembers an answer; turns silence that proves nothing into our own fault.
   *
   * @param zoneSilent whether the zone's own servers were asked and silent too
   */
  NameAnswer judge(String name, DnsSaid said, boolean zoneSilent, NameAnswer answer) {
    if (interval.isEmpty()) {
      return answer;
    }
    return switch (said) {
      case DnsSaid.Answer _ -> {
        remember(name);
        yield answer;
      }
      case DnsSaid.Silent(int servers, long _) -> judge(name, servers >= 2 || zoneSilent, answer);
      case DnsSaid.Broken _, DnsSaid.Closed _, DnsSaid.NoRoute _, DnsSaid.Exhausted _ -> answer;
    };
  }

  /**
   * Judges silence.
   *
   * @param othersSilent whether a second resolver or the zone's own servers were silent too
   */
  private NameAnswer judge(String name, boolean othersSilent, NameAnswer answer) {
    if (othersSilent && answeredAnother(name)) {
      return answer;
    }
    return new NameAnswer.Fault(
        new Outcome.Unknown(
            Cause.OWN_NETWORK,
            "Máy phân giải tên miền của bộ giám sát không trả lời, nên chưa thể nói tên có lỗi"),
        answer.said());
  }

  private void remember(String name) {
    long now = clock.nanos();
    Heard _ =
        heard.updateAndGet(
            before -> {
              if (before == null) {
                return new Heard(name, now, null, 0);
              }
              return before.name().equals(name)
                  ? new Heard(name, now, before.otherName(), before.otherNanos())
                  : new Heard(name, now, before.name(), before.nanos());
            });
  }

  private boolean answeredAnother(String name) {
    Heard last = heard.get();
    if (last == null) {
      return false;
    }
    boolean sameName = last.name().equals(name);
    if (sameName && last.otherName() == null) {
      return false;
    }
    long at = sameName ? last.otherNanos() : last.nanos();
    return clock.nanos() - at <= interval.orElseThrow().toNanos();
  }
}
