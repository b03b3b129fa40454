package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cookies;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

/**
 * Opens the pages of a public service one after the other with the cookies that it is given, as a
 * citizen would before filling anything in. Only GET is ever sent; a page or a redirect behind
 * which something would be created ends it before the request ({@link
 * vn.gov.haiduong.haidang.probe.DossierStop}).
 */
final class JourneyProber {

  private final HttpProber http;

  JourneyProber(HttpProber http) {
    this.http = http;
  }

  Future<AddressResult> probe(
      ProbeSpec.Journey spec, InetAddress address, ProbeLoop loop, Turns turns) {
    long start = http.clock().nanos();
    return step(new Trip(spec, address, loop, turns, new Cookies(), start), 0, Phases.NONE);
  }

  /** What stays the same from page to page. */
  private record Trip(
      ProbeSpec.Journey spec,
      InetAddress address,
      ProbeLoop loop,
      Turns turns,
      Cookies cookies,
      long start) {}

  private Future<AddressResult> step(Trip trip, int index, Phases before) {
    ProbeSpec.Http page = trip.spec.pages().get(index);
    long spent = http.clock().nanos() - trip.start;
    Budget budget = Probes.rest(trip.spec.budget(), spent);
    ProbeSpec.Http within =
        new ProbeSpec.Http(
            page.endpoint(), budget, page.addressing(), page.scheme(), page.path(), page.rules());
    return where(trip, within)
        .compose(
            at ->
                switch (at) {
                  case AddressLookup.Found.Addresses(List<InetAddress> all, long _, NameStory _) ->
                      new HttpRun(http, within, all.getFirst(), trip.loop, trip.turns, trip.cookies)
                          .run();
                  case AddressLookup.Found.Nothing(Outcome why, long nanos, NameStory _) ->
                      Future.succeededFuture(
                          new AddressResult(
                              trip.address,
                              why,
                              Phases.NONE.withResolve(nanos),
                              nanos,
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty()));
                })
        .compose(
            result -> {
              Phases phases = before.plus(result.phases());
              boolean last = index == trip.spec.pages().size() - 1;
              return result.outcome().verdict().good() && !last
                  ? step(trip, index + 1, phases)
                  : Future.succeededFuture(told(trip, index, result, phases));
            });
  }

  /** The measured address for pages of its host, a look-up for others. */
  private Future<AddressLookup.Found> where(Trip trip, ProbeSpec.Http page) {
    if (page.endpoint().host().equals(trip.spec.endpoint().host())) {
      return Future.succeededFuture(
          new AddressLookup.Found.Addresses(List.of(trip.address), Phases.ABSENT));
    }
    return http.names()
        .lookup(
            page.endpoint().host(),
            page.addressing().family(),
            trip.start + trip.spec.budget().timeout().toNanos(),
            trip.loop);
  }

  private AddressResult told(Trip trip, int index, AddressResult result, Phases phases) {
    int pages = trip.spec.pages().size();
    String step = pages == 1 ? "" : "Bước " + (index + 1) + "/" + pages + ": ";
    Outcome outcome =
        switch (result.outcome()) {
          case Outcome.Up up -> up;
          case Outcome.Degraded(var cause, String said) -> new Outcome.Degraded(cause, step + said);
          case Outcome.Down(var cause, String said) -> new Outcome.Down(cause, step + said);
          case Outcome.Unknown(var cause, String said) -> new Outcome.Unknown(cause, step + said);
        };
    return new AddressResult(
        trip.address,
        outcome,
        phases,
        http.clock().nanos() - trip.start,
        result.http(),
        result.tls(),
        result.protocol());
  }
}
