package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Addresses;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The door of the probers: one specification in, one observation out. Finds the addresses, measures
 * all of them at once, each by the prober of its kind, and combines the verdicts.
 */
public final class Probes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Probes.class);

  private final Clock clock;
  private final AddressLookup lookup;
  private final Probers probers;

  public Probes(ProbeEnvironment environment) {
    this(environment, Optional.empty());
  }

  /**
   * With a place for evidence.
   *
   * @param copies takes the bodies of what is down; empty for nobody
   */
  public Probes(ProbeEnvironment environment, Optional<BodyCopies> copies) {
    this.clock = environment.clock();
    this.lookup = new Resolver(environment);
    this.probers = new Probers(environment, lookup, copies);
  }

  /**
   * Measures once. May be called on any thread; the future completes on the loop and never fails.
   * An error of our own code costs this probe alone: it is logged and is {@code own_overload}.
   *
   * @param startedAt stands in the observation: the intended time in the loop, now by hand
   */
  public Future<Observation> measure(ProbeSpec spec, Instant startedAt, ProbeLoop loop) {
    return measure(spec, startedAt, loop, Turns.AT_ONCE);
  }

  /**
   * The same, waiting for its turn before each web request.
   *
   * @param turns politeness towards the address
   */
  public Future<Observation> measure(
      ProbeSpec spec, Instant startedAt, ProbeLoop loop, Turns turns) {
    Promise<Observation> promise = Promise.promise();
    loop.context()
        .runOnContext(
            _ ->
                guarded(() -> onLoop(spec, startedAt, loop, turns))
                    .onComplete(
                        promise::complete,
                        failure -> promise.complete(broken(spec, startedAt, failure))));
    return promise.future();
  }

  /**
   * Measures one address of a page and keeps what came. Like {@link #measure}, but without HTTP/2.
   *
   * @param spec its body limit bounds what is kept
   */
  public Future<FetchedPage> fetch(
      ProbeSpec.Http spec, Instant startedAt, ProbeLoop loop, Turns turns) {
    return fetch(spec, startedAt, loop, turns, PageWish.NONE);
  }

  /** The same, saying whose face is wanted and what is there already. */
  public Future<FetchedPage> fetch(
      ProbeSpec.Http spec, Instant startedAt, ProbeLoop loop, Turns turns, PageWish wish) {
    Promise<FetchedPage> promise = Promise.promise();
    loop.context()
        .runOnContext(
            _ ->
                guarded(() -> fetchOnLoop(spec, startedAt, loop, turns, wish))
                    .onComplete(
                        promise::complete,
                        failure ->
                            promise.complete(
                                new FetchedPage(
                                    broken(spec, startedAt, failure), Optional.empty()))));
    return promise.future();
  }

  private Future<FetchedPage> fetchOnLoop(
      ProbeSpec.Http spec, Instant startedAt, ProbeLoop loop, Turns turns, PageWish wish) {
    long deadline = clock.nanos() + spec.budget().timeout().toNanos();
    return addresses(spec, deadline, loop)
        .compose(
            found ->
                switch (found) {
                  case AddressLookup.Found.Nothing(Outcome why, long nanos, NameStory _) ->
                      Future.succeededFuture(
                          new FetchedPage(
                              new Observation(
                                  spec.kind(),
                                  startedAt,
                                  nanos,
                                  why,
                                  nanos,
                                  List.of(),
                                  Optional.empty()),
                              Optional.empty()));
                  case AddressLookup.Found.Addresses(
                          List<InetAddress> list,
                          long nanos,
                          NameStory _) ->
                      probers
                          .fetch(spec, list.getFirst(), loop, turns, wish)
                          .map(
                              kept ->
                                  new FetchedPage(
                                      Addresses.combine(
                                          spec.kind(), startedAt, nanos, List.of(kept.result())),
                                      kept.page()));
                });
  }

  private Future<Observation> onLoop(
      ProbeSpec spec, Instant startedAt, ProbeLoop loop, Turns turns) {
    long start = clock.nanos();
    long deadline = start + spec.budget().timeout().toNanos();
    return addresses(spec, deadline, loop)
        .compose(
            found ->
                switch (found) {
                  case AddressLookup.Found.Nothing(Outcome why, long nanos, NameStory story) ->
                      Future.succeededFuture(
                          new Observation(
                              spec.kind(),
                              startedAt,
                              nanos,
                              why,
                              nanos,
                              List.of(),
                              Optional.empty(),
                              story.lines()));
                  case AddressLookup.Found.Addresses(
                          List<InetAddress> list,
                          long nanos,
                          NameStory story) ->
                      each(spec, list, nanos, loop, turns)
                          .map(
                              results ->
                                  named(
                                      Addresses.combine(spec.kind(), startedAt, nanos, results),
                                      story));
                });
  }

  /** What the resolvers said is kept of a failure alone. */
  private static Observation named(Observation seen, NameStory story) {
    return seen.outcome().verdict() == Verdict.DOWN ? seen.named(story.lines()) : seen;
  }

  /** A fixed address is not looked up, and no time is counted for it. */
  private Future<AddressLookup.Found> addresses(ProbeSpec spec, long deadline, ProbeLoop loop) {
    Addressing addressing = spec.addressing();
    return addressing
        .fixed()
        .map(
            address ->
                Future.<AddressLookup.Found>succeededFuture(
                    new AddressLookup.Found.Addresses(List.of(address), Phases.ABSENT)))
        .orElseGet(
            () -> {
              String host = spec.endpoint().host();
              boolean literal = HostText.read(host) instanceof HostText.Literal;
              return lookup
                  .lookup(host, addressing.family(), deadline, loop)
                  .map(found -> literal ? untimed(found) : found);
            });
  }

  private static AddressLookup.Found untimed(AddressLookup.Found found) {
    return switch (found) {
      case AddressLookup.Found.Addresses(List<InetAddress> list, long _, NameStory _) ->
          new AddressLookup.Found.Addresses(list, Phases.ABSENT);
      case AddressLookup.Found.Nothing(Outcome why, long _, NameStory _) ->
          new AddressLookup.Found.Nothing(why, Phases.ABSENT);
    };
  }

  /** All at once; at most as many as the resolver gives. */
  private Future<List<AddressResult>> each(
      ProbeSpec spec, List<InetAddress> addresses, long resolveNanos, ProbeLoop loop, Turns turns) {
    long spent = Math.max(0, resolveNanos);
    ProbeSpec rest = spec.within(rest(spec.budget(), spent));
    List<Future<AddressResult>> running =
        addresses.stream()
            .map(
                address ->
                    guarded(() -> measureOne(rest, address, loop, turns))
                        .otherwise(failure -> brokenAddress(spec, address, failure))
                        .map(result -> whole(result, resolveNanos, spent, spec.budget())))
            .toList();
    return Future.join(running)
        .map(
            all ->
                IntStream.range(0, all.size())
                    .mapToObj(i -> all.<AddressResult>resultAt(i))
                    .toList());
  }

  private Future<AddressResult> measureOne(
      ProbeSpec spec, InetAddress address, ProbeLoop loop, Turns turns) {
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      // The kernel would take 0.0.0.0 for itself, and then our own machine were measured.
      return Future.succeededFuture(
          result(
              address,
              new Outcome.Down(
                  Cause.UNREACHABLE,
                  "Địa chỉ " + address.getHostAddress() + " không phải là địa chỉ của một máy")));
    }
    return probers.probe(spec, address, loop, turns);
  }

  /** What is left of the budget; never nothing, so that each address gets its chance. */
  static Budget rest(Budget budget, long spentNanos) {
    Duration left = budget.timeout().minusNanos(spentNanos);
    Duration least = Duration.ofMillis(1);
    return new Budget(left.compareTo(least) < 0 ? least : left, budget.slowAfter());
  }

  /** The time of the look-up is part of the measurement of each address. */
  private static AddressResult whole(
      AddressResult result, long resolveNanos, long spentNanos, Budget budget) {
    long duration = result.durationNanos() + spentNanos;
    Phases phases = result.phases().plus(Phases.NONE.withResolve(resolveNanos));
    return new AddressResult(
        result.ip(),
        Addresses.judgeSpeed(result.outcome(), duration, budget.slowAfter()),
        phases,
        duration,
        result.http(),
        result.tls(),
        result.protocol());
  }

  private static AddressResult result(InetAddress address, Outcome outcome) {
    return new AddressResult(
        address, outcome, Phases.NONE, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static <T> Future<T> guarded(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static Observation broken(ProbeSpec spec, Instant startedAt, Throwable failure) {
    log(spec, failure);
    return Observation.unknown(
        spec.kind(), startedAt, Cause.OWN_OVERLOAD, "Bộ giám sát gặp lỗi khi đo");
  }

  private static AddressResult brokenAddress(
      ProbeSpec spec, InetAddress address, Throwable failure) {
    log(spec, failure);
    return result(address, new Outcome.Unknown(Cause.OWN_OVERLOAD, "Bộ giám sát gặp lỗi khi đo"));
  }

  private static void log(ProbeSpec spec, Throwable failure) {
    LOG.atError()
        .addKeyValue("kind", spec.kind().label())
        .addKeyValue("host", spec.endpoint().host())
        .setCause(failure)
        .log("probe broke");
  }

  /** Makes ready what the first TLS handshake would wait for; takes up to a second. Any thread. */
  public void rehearseTls() {
    probers.rehearseTls();
  }

  /** Closes what outlives single probes. */
  @Override
  public void close() {
    probers.close();
  }
}
