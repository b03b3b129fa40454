package vn.gov.haiduong.haidang.net;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * ICMP echo. Where the machine does not let us send any, the target is {@code not_measured}:
 * nothing that is not an echo takes its place.
 */
final class IcmpProber implements Prober<ProbeSpec.Icmp>, AutoCloseable {

  private static final long MAX_SPACING = TimeUnit.MILLISECONDS.toNanos(20);

  /** Once some have come back, the missing are waited for so long, or ten of the longest trips. */
  private static final long STRAGGLERS = TimeUnit.SECONDS.toNanos(1);

  private final Clock clock;
  private final Map<Where, EchoSocket> sockets = new ConcurrentHashMap<>();

  private record Where(ProbeLoop loop, boolean six) {}

  IcmpProber(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Future<AddressResult> probe(ProbeSpec.Icmp spec, InetAddress address, ProbeLoop loop) {
    Series series = new Series(spec, address, loop);
    try {
      series.begin(socket(loop, address instanceof Inet6Address));
    } catch (IcmpUnavailable e) {
      series.end(new Outcome.Unknown(Cause.NOT_MEASURED, String.valueOf(e.getMessage())));
    }
    return series.promise.future();
  }

  private EchoSocket socket(ProbeLoop loop, boolean six) throws IcmpUnavailable {
    Where where = new Where(loop, six);
    EchoSocket socket = sockets.get(where);
    if (socket == null) {
      socket = new EchoSocket(loop, clock, six);
      sockets.put(where, socket);
    }
    return socket;
  }

  @Override
  public void close() {
    sockets.values().forEach(EchoSocket::stop);
    sockets.clear();
  }

  /** The packets to one address; lives on its loop. */
  private final class Series implements EchoSocket.Listener {

    private final ProbeSpec.Icmp spec;
    private final InetAddress address;
    private final ProbeLoop loop;
    private final Promise<AddressResult> promise = Promise.promise();
    private final long start = clock.nanos();
    private final List<Runnable> withdrawals = new ArrayList<>();
    private final List<ScheduledFuture<?>> timers = new ArrayList<>();
    private final List<Long> trips = new ArrayList<>();
    private int sent;
    private int hopLimit;

    Series(ProbeSpec.Icmp spec, InetAddress address, ProbeLoop loop) {
      this.spec = spec;
      this.address = address;
      this.loop = loop;
    }

    void begin(EchoSocket socket) {
      long budget = spec.budget().timeout().toNanos();
      timers.add(loop.netty().schedule(this::giveUp, budget, TimeUnit.NANOSECONDS));
      sendNext(socket, Math.min(MAX_SPACING, budget / (2L * spec.count())));
    }

    private void sendNext(EchoSocket socket, long spacing) {
      if (promise.future().isComplete()) {
        return;
      }
      sent++;
      withdrawals.add(socket.send(address, this));
      if (sent < spec.count()) {
        timers.add(
            loop.netty().schedule(() -> sendNext(socket, spacing), spacing, TimeUnit.NANOSECONDS));
      }
    }

    @Override
    public void echoed(long rttNanos, int hops) {
      trips.add(rttNanos);
      hopLimit = hops;
      if (trips.size() == spec.count()) {
        end(new Outcome.Up());
      } else if (trips.size() == 1) {
        long patience = Math.max(STRAGGLERS, 10 * rttNanos);
        timers.add(
            loop.netty()
                .schedule(
                    this::giveUp, patience + spec.count() * MAX_SPACING, TimeUnit.NANOSECONDS));
      }
    }

    @Override
    public void failed(Throwable cause) {
      end(DialFaults.of(cause, true, address));
    }

    private void giveUp() {
      int lost = spec.count() - trips.size();
      if (trips.isEmpty()) {
        end(
            DialFaults.silence(
                address,
                new Outcome.Down(
                    Cause.ECHO_TIMEOUT, "Không gói nào trong " + sent + " gói ICMP được trả lời")));
      } else if (lost * 5 >= spec.count()) {
        end(
            new Outcome.Degraded(
                Cause.ECHO_LOSS, "Mất " + lost + " trên " + spec.count() + " gói ICMP"));
      } else {
        end(new Outcome.Up());
      }
    }

    void end(Outcome outcome) {
      for (ScheduledFuture<?> timer : timers) {
        boolean _ = timer.cancel(false);
      }
      withdrawals.forEach(Runnable::run);
      long elapsed = clock.nanos() - start;
      long waited = sent == 0 ? Phases.ABSENT : trips.isEmpty() ? elapsed : trips.getFirst();
      boolean _ =
          promise.tryComplete(
              new AddressResult(
                  address,
                  outcome,
                  new Phases(Phases.ABSENT, Phases.ABSENT, Phases.ABSENT, waited, Phases.ABSENT),
                  elapsed,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(new ProtocolFacts.Echo(sent, trips.size(), trips, hopLimit))));
    }
  }
}
