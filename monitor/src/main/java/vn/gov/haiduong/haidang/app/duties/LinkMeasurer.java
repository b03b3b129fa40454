package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.engine.Listener;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.ExpectedLink;
import vn.gov.haiduong.haidang.linkage.LinkSight;
import vn.gov.haiduong.haidang.linkage.Linkage;
import vn.gov.haiduong.haidang.linkage.Linkage.Seen;
import vn.gov.haiduong.haidang.linkage.PageLinks;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Measures links: reads the pages that must have the link (one reading serves all links of a page),
 * looks for it, and opens where it leads. Everything that is no link goes to the plain measurer.
 */
public final class LinkMeasurer implements Measurer, Listener {

  private static final long FRESH_NANOS = Duration.ofSeconds(15).toNanos();

  private final Measurer plain;
  private final PageShelf shelf;
  private final LinkOpening opening;
  private final Clock clock;
  private final DutyDesk desk;
  private volatile LinkTargets known = LinkTargets.NONE;

  /**
   * @param plain measures what is no link, and links where one address does not answer
   * @param workers whose worker threads read pages
   * @param desk knows what is demanded, and hears of what was read
   */
  public LinkMeasurer(
      Measurer plain,
      ProbeLoops loops,
      Probes probes,
      Courtesy courtesy,
      Vertx workers,
      Clock clock,
      DutyDesk desk) {
    this.plain = plain;
    this.clock = clock;
    this.desk = desk;
    this.shelf = new PageShelf(loops, probes, courtesy, workers, clock, this::heard);
    this.opening = new LinkOpening(plain, shelf, workers, clock, desk.ports());
  }

  @Override
  public void adopted(Monitoring monitoring, Changes changes, Instant now) {
    adopt(monitoring);
  }

  /** Learns which links are expected; also before the engine begins to ask. */
  public void adopt(Monitoring monitoring) {
    known = LinkTargets.of(monitoring.assignments(), monitoring.units(), desk.listing());
    shelf.forget();
  }

  @Override
  public Future<Measured> measure(Order order) {
    LinkTargets now = known;
    ExpectedLink link = now.expected().get(order.id());
    if (link == null) {
      return plain.measure(order);
    }
    long started = clock.nanos();
    long age = Math.min(order.interval().toNanos() / 3, Duration.ofMinutes(5).toNanos());
    return look(now, link, order, age)
        .compose(
            read ->
                read.seen().isPresent() && !(read.seen().get() instanceof Seen.Present)
                    ? look(now, link, order, FRESH_NANOS) // Nothing is said from an old copy.
                    : Future.succeededFuture(read))
        .compose(read -> outcome(link, order, read))
        .otherwise(
            trouble ->
                new Outcome.Unknown(Cause.OWN_OVERLOAD, "Lỗi của máy giám sát khi xét liên kết"))
        .map(outcome -> measured(order, outcome, started));
  }

  private Measured measured(Order order, Outcome outcome, long started) {
    long ended = clock.nanos();
    return new Measured(
        new Observation(
            ProbeKind.HTTP,
            order.intendedAt(),
            ended - started,
            outcome,
            Phases.ABSENT,
            List.of(),
            Optional.empty()),
        started,
        ended,
        false,
        false);
  }

  /**
   * What was read for a link.
   *
   * @param seen empty when none of its pages could be read
   * @param complete whether all of them could
   */
  private record Read(Optional<Seen> seen, boolean complete) {}

  private Future<Read> look(LinkTargets now, ExpectedLink link, Order order, long maxAgeNanos) {
    List<Future<Optional<PageShelf.Text>>> reading =
        link.pages().stream()
            .map(
                page -> {
                  ProbeSpec.Http spec = now.pages().get(page);
                  return spec == null
                      ? Future.succeededFuture(Optional.<PageShelf.Text>empty())
                      : shelf.read(page, spec, order, maxAgeNanos);
                })
            .toList();
    return Future.join(reading)
        .map(
            all -> {
              List<PageLinks> pages = new ArrayList<>();
              for (int i = 0; i < reading.size(); i++) {
                Optional<PageShelf.Text> text = all.resultAt(i);
                text.ifPresent(read -> pages.add(read.links()));
              }
              return new Read(
                  pages.isEmpty()
                      ? Optional.empty()
                      : Optional.of(Linkage.look(link, pages, now.ambiguous())),
                  pages.size() == reading.size());
            });
  }

  /** A page was read: what it says beside its links is told to the desk. */
  private void heard(String page, PageShelf.Text text) {
    LinkTargets now = known;
    TargetId site = now.sites().get(page);
    if (site != null) {
      desk.read(
          site,
          new HomePages.Home(
              clock.now(), text.html(), text.page().finalUrl(), text.page().strictTransport()));
    }
    if (now.listing().contains(page)) {
      Set<String> registered = new HashSet<>(desk.registeredHosts());
      registered.addAll(now.hosts());
      desk.listed(page, Linkage.unlisted(text.links(), registered, desk.listing()));
    }
  }

  private Future<Outcome> outcome(ExpectedLink link, Order order, Read read) {
    if (read.seen().isEmpty()) {
      return Future.succeededFuture(unread(link, "Không đọc được trang của"));
    }
    Seen seen = read.seen().get();
    if (!(seen instanceof Seen.Present) && !read.complete()) {
      return Future.succeededFuture(unread(link, "Không đọc được mọi trang liệt kê của"));
    }
    return opening
        .open(link, order, seen)
        .map(
            opened -> {
              desk.looked(
                  link.id(),
                  new LinkSight(clock.now(), seen.found(), opened.href(), opened.landed()));
              return opened.outcome();
            });
  }

  private static Outcome unread(ExpectedLink link, String what) {
    return new Outcome.Unknown(
        Cause.PARENT_UNREACHABLE,
        what
            + (link.direction() == Direction.FROM_PORTAL ? " Cổng" : " đơn vị")
            + " nên chưa biết có liên kết hay không");
  }
}
