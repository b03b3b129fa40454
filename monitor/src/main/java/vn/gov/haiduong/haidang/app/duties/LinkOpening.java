package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.engine.Measurer.Order;
import vn.gov.haiduong.haidang.linkage.ExpectedLink;
import vn.gov.haiduong.haidang.linkage.Found;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.linkage.Linkage.Seen;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebUrl;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Opens where a link leads, through redirects, and asks whether it is the registered place and that
 * unit's page. Of several links the first that is right stands for all.
 */
final class LinkOpening {

  /** Different addresses of one link that are tried, politely one after the other. */
  private static final int MOST_TRIED = 3;

  private final Measurer plain;
  private final PageShelf shelf;
  private final Vertx workers;
  private final Clock clock;
  private final UsualPorts ports;

  /**
   * Where one link led.
   *
   * @param landed after redirects; empty where it did not answer
   */
  record Opened(Outcome outcome, String href, String landed) {
    static Opened nowhere(Outcome outcome) {
      return new Opened(outcome, "", "");
    }
  }

  LinkOpening(Measurer plain, PageShelf shelf, Vertx workers, Clock clock, UsualPorts ports) {
    this.plain = plain;
    this.shelf = shelf;
    this.workers = workers;
    this.clock = clock;
    this.ports = ports;
  }

  /** The verdict on a link of which the pages say {@code seen}. */
  Future<Opened> open(ExpectedLink link, Order order, Seen seen) {
    return switch (seen) {
      case Seen.Missing() ->
          Future.succeededFuture(
              Opened.nowhere(
                  new Outcome.Down(
                      Cause.LINK_MISSING,
                      switch (link.direction()) {
                        case FROM_PORTAL -> "Cổng không có liên kết tới trang của đơn vị";
                        case TO_PORTAL -> "Trang của đơn vị không có liên kết về Cổng";
                      })));
      case Seen.Present(List<Found> right, List<Found> _) ->
          firstRight(link, order, right.stream().limit(MOST_TRIED).toList(), 0);
      case Seen.Wrong(List<Found> wrong) -> claimed(link, order, wrong);
    };
  }

  private Future<Opened> firstRight(ExpectedLink link, Order order, List<Found> right, int at) {
    return follow(link, order, right.get(at))
        .compose(
            opened ->
                opened.outcome().verdict().good() || at + 1 == right.size()
                    ? Future.succeededFuture(opened)
                    : firstRight(link, order, right, at + 1)
                        .map(next -> next.outcome().verdict().good() ? next : opened));
  }

  /**
   * A link under the unit's words that names another host may still lead there: portals count
   * clicks by redirects that do not show where they lead.
   */
  private Future<Opened> claimed(ExpectedLink link, Order order, List<Found> wrong) {
    Found first = wrong.getFirst();
    Optional<Found> named = wrong.stream().filter(Found::named).findFirst();
    if (named.isEmpty()) {
      return Future.succeededFuture(Opened.nowhere(elsewhere(first)));
    }
    boolean ownRedirector =
        HostName.ofAddress(named.get().page()).equals(Optional.of(named.get().host()));
    return follow(link, order, named.get())
        .map(
            opened ->
                switch (opened.outcome()) {
                  case Outcome.Up _, Outcome.Degraded _, Outcome.Unknown _ -> opened;
                  case Outcome.Down(Cause cause, String _)
                      when cause == Cause.LINK_BROKEN && ownRedirector ->
                      opened;
                  case Outcome.Down _ ->
                      new Opened(elsewhere(named.get()), opened.href(), opened.landed());
                });
  }

  private static Outcome elsewhere(Found found) {
    return new Outcome.Down(
        Cause.LINK_WRONG,
        "Liên kết “"
            + Printable.of(found.link().text(), Printable.SHORT)
            + "” dẫn tới "
            + Printable.of(found.host())
            + ", không phải nơi đã đăng ký");
  }

  private Future<Opened> follow(ExpectedLink link, Order order, Found found) {
    String href = found.link().href();
    Optional<WebUrl> url = WebUrl.parse(href);
    if (url.isEmpty() || !(order.spec() instanceof ProbeSpec.Http registered)) {
      return Future.succeededFuture(
          new Opened(
              new Outcome.Down(
                  Cause.LINK_BROKEN, "Liên kết không phải địa chỉ hợp lệ: " + Printable.of(href)),
              href,
              ""));
    }
    ProbeSpec.Http spec = spec(link, registered, url.get());
    return shelf
        .fetch(spec, order, order.id().hashCode())
        .compose(
            fetched ->
                fetched.observation().outcome().verdict().good()
                    ? named(link, registered, fetched)
                        .map(judged -> landed(link, fetched.observation(), judged, href))
                    : everyAddress(order, spec)
                        .map(seen -> landed(link, seen, seen.outcome(), href)));
  }

  /** One address failed: a visitor's browser would try the others. */
  private Future<Observation> everyAddress(Order order, ProbeSpec.Http spec) {
    return plain
        .measure(new Order(order.id(), order.interval(), spec, order.intendedAt(), clock.nanos()))
        .map(Measurer.Measured::observation);
  }

  /**
   * Whether the page names its unit, where the inventory has no text that must be on it. A guess:
   * what is not found is to be checked.
   */
  private Future<Outcome> named(ExpectedLink link, ProbeSpec.Http registered, FetchedPage fetched) {
    Outcome seen = fetched.observation().outcome();
    if (!registered.rules().expectText().isEmpty() || fetched.page().isEmpty()) {
      return Future.succeededFuture(seen);
    }
    FetchedPage.Kept page = fetched.page().get();
    return workers
        .<Outcome>executeBlocking(
            () -> {
              String text = Plain.unaccented(LinkReader.withoutReferences(PageShelf.decoded(page)));
              return link.names().stream().anyMatch(name -> text.contains(Plain.unaccented(name)))
                  ? seen
                  : new Outcome.Degraded(
                      Cause.TEXT_MISSING,
                      "Trang mở được nhưng không thấy tên “"
                          + link.names().getFirst()
                          + "”: cần kiểm tra");
            },
            false)
        .map(Objects::requireNonNull);
  }

  private static Opened landed(ExpectedLink link, Observation seen, Outcome judged, String href) {
    String last =
        seen.speaker().flatMap(speaker -> speaker.http()).map(http -> http.finalUrl()).orElse("");
    String host = HostName.ofAddress(last).orElse("");
    boolean elsewhere = !host.isEmpty() && !link.hosts().contains(host);
    Outcome outcome =
        switch (judged) {
          case Outcome.Unknown unknown -> unknown;
          case Outcome.Down(Cause cause, String said)
              when cause == Cause.TEXT_MISSING && !elsewhere ->
              new Outcome.Down(
                  Cause.LINK_WRONG, "Nơi liên kết dẫn tới không phải trang đã đăng ký: " + said);
          case Outcome.Down(Cause _, String said) ->
              new Outcome.Down(
                  Cause.LINK_BROKEN, "Liên kết tới " + Printable.of(href) + " hỏng: " + said);
          case Outcome.Up _, Outcome.Degraded _ when elsewhere ->
              new Outcome.Down(
                  Cause.LINK_WRONG,
                  "Liên kết chuyển hướng tới "
                      + Printable.of(host)
                      + ", không phải nơi đã đăng ký");
          case Outcome.Degraded(Cause cause, String said) when cause == Cause.TEXT_MISSING ->
              new Outcome.Degraded(cause, said);
          case Outcome.Up _, Outcome.Degraded _ -> new Outcome.Up();
        };
    return new Opened(outcome, href, last);
  }

  private ProbeSpec.Http spec(ExpectedLink link, ProbeSpec.Http registered, WebUrl to) {
    boolean registeredHost = link.hosts().contains(HostName.canonical(to.host()));
    return new ProbeSpec.Http(
        new Endpoint(to.host().toLowerCase(Locale.ROOT), ports.of(to)),
        registered.budget(),
        registered.addressing(),
        to.tls() ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
        to.path(),
        PageShelf.rules(
            registered.rules(),
            registeredHost ? registered.rules().expectText() : List.of(),
            link.hosts(),
            registered.rules().maxBody()));
  }
}
