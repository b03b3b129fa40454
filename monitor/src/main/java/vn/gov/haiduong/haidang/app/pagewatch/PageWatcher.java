package vn.gov.haiduong.haidang.app.pagewatch;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.engine.Listener;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.net.PageWish;
import vn.gov.haiduong.haidang.pagewatch.Ask;
import vn.gov.haiduong.haidang.pagewatch.Course;
import vn.gov.haiduong.haidang.pagewatch.Effect;
import vn.gov.haiduong.haidang.pagewatch.Event;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.pagewatch.Kin;
import vn.gov.haiduong.haidang.pagewatch.Overlay;
import vn.gov.haiduong.haidang.pagewatch.PagePlan;
import vn.gov.haiduong.haidang.pagewatch.Rhythm;
import vn.gov.haiduong.haidang.pagewatch.Step;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Reads pages when they are due, a few at a time: fetched on the probing loops like any probe,
 * judged on one thread of its own, so that neither a slow server nor a heavy page makes a probe
 * late. Decisions are those of {@link Course}. Everything here runs on one context of its Vert.x;
 * {@link #overlay} may be asked from any thread.
 */
public final class PageWatcher implements Listener {

  private static final Logger LOG = LoggerFactory.getLogger(PageWatcher.class);
  private static final int MOST_AT_ONCE = 6;
  private static final long LOOK_MILLIS = 250;
  private static final Duration MAPPED_EVERY = Duration.ofHours(6);

  private final Context context;
  private final WorkerExecutor judging;
  private final Clock clock;
  private final PageSetup setup;
  private PagePlan plan;
  private final PageFetcher fetcher;
  private final InnerFinder finder;
  private final PageVerdicts verdicts;
  private final Baselines baselines;
  private final Map<TargetId, Watched> sites = new ConcurrentHashMap<>();
  private final Map<TargetId, Course> courses = new HashMap<>();
  private final Map<TargetId, Seen> seen = new ConcurrentHashMap<>();
  private final Map<TargetId, Instant> mapped = new HashMap<>();

  private final Looks looks = new Looks();

  private final Set<TargetId> busy = new HashSet<>();
  private final Kin kin = new Kin();
  private final Map<TargetId, Course> published = new ConcurrentHashMap<>();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong unread = new AtomicLong();
  private final AtomicLong judged = new AtomicLong();
  private volatile long behindMillis;
  private PageJudge judge;
  private Restored restored = Restored.NOTHING;
  private boolean begun;

  /** What was last seen of each page of a site; the copies' own bytes are not kept here. */
  record Seen(Map<String, Sight> pages) {
    Seen {
      pages = Map.copyOf(pages);
    }

    Seen without(String page) {
      Map<String, Sight> less = new HashMap<>(pages);
      less.remove(page);
      return new Seen(less);
    }

    Seen again(String page, Instant at) {
      Sight sight = pages.get(page);
      return sight == null ? this : with(sight.again(at));
    }

    Seen with(Sight sight) {
      Map<String, Sight> more = new HashMap<>(pages);
      if (more.size() > 60 && !more.containsKey(sight.page())) {
        more.clear();
      }
      more.put(sight.page(), sight);
      return new Seen(more);
    }
  }

  /**
   * @param judging on which threads pages are judged and copies kept
   * @param verdicts hears of what courses decide
   */
  PageWatcher(
      Vertx vertx,
      WorkerExecutor judging,
      Clock clock,
      PageSetup setup,
      PageFetcher fetcher,
      PageVerdicts verdicts,
      Baselines baselines) {
    this.context = vertx.getOrCreateContext();
    this.judging = judging;
    this.clock = clock;
    this.setup = setup;
    this.plan = setup.now();
    this.fetcher = fetcher;
    this.finder = new InnerFinder(fetcher, judging);
    this.verdicts = verdicts;
    this.baselines = baselines;
    this.judge = new PageJudge(setup.portalHosts(), Set.of());
  }

  /** Begins, knowing what the ledger remembers; ends with its Vert.x. */
  void start(Restored known) {
    context.runOnContext(
        _ -> {
          restored = known;
          begun = true;
          List.copyOf(courses.keySet()).forEach(this::restore);
          long timer = context.owner().setPeriodic(LOOK_MILLIS, _ -> look());
          LOG.atDebug().addKeyValue("timer", timer).log("page readings begin");
        });
  }

  /** The verdict that lies over the target's time at the moment; from any thread. */
  public Optional<Overlay> overlay(TargetId target, Instant moment) {
    return Optional.ofNullable(published.get(target)).flatMap(of -> of.overlay(moment));
  }

  // ---- what the engine tells -------------------------------------------------------------------

  @Override
  public void adopted(Monitoring monitoring, Changes changes, Instant now) {
    List<Watched> all = Watched.of(monitoring);
    Set<String> hosts = Watched.hosts(monitoring);
    context.runOnContext(_ -> adopt(all, hosts));
  }

  private void adopt(List<Watched> all, Set<String> hosts) {
    judge = new PageJudge(setup.portalHosts(), hosts);
    plan = setup.now();
    Rhythm rhythm = plan.rhythm();
    Instant now = clock.now();
    Set<TargetId> here = new HashSet<>();
    for (Watched site : all) {
      TargetId id = site.target().id();
      here.add(id);
      Course known = courses.get(id);
      sites.put(id, site);
      kin.know(id, "platform", site.systems());
      if (known == null) {
        courses.put(id, Course.from(id, site.spec().path(), rhythm, now));
        if (begun) {
          restore(id);
        }
      } else {
        courses.put(id, known.under(site.spec().path(), rhythm, now));
      }
    }
    List<TargetId> gone = courses.keySet().stream().filter(id -> !here.contains(id)).toList();
    for (TargetId id : gone) {
      sites.remove(id);
      courses.remove(id);
      published.remove(id);
      seen.remove(id);
      mapped.remove(id);
      looks.forget(id);
      kin.forget(id);
    }
  }

  private void restore(TargetId id) {
    courses.computeIfPresent(
        id,
        (_, course) -> {
          Course again = restored.of(course, clock.now());
          published.put(id, again);
          return again;
        });
  }

  // ---- the round -------------------------------------------------------------------------------

  private void look() {
    Instant now = clock.now();
    if (busy.size() >= MOST_AT_ONCE) {
      return;
    }
    record Due(TargetId id, Ask ask) {}
    List<Due> due = new ArrayList<>();
    courses.forEach(
        (id, course) -> {
          Ask ask = course.ask();
          if (!busy.contains(id) && !ask.due().isAfter(now)) {
            due.add(new Due(id, ask));
          }
        });
    due.sort(Comparator.comparing(one -> one.ask().due()));
    behindMillis = due.isEmpty() ? 0 : Duration.between(due.getFirst().ask().due(), now).toMillis();
    due.stream().limit(MOST_AT_ONCE - busy.size()).forEach(one -> begin(one.id(), one.ask()));
  }

  private void begin(TargetId id, Ask ask) {
    Watched site = sites.get(id);
    if (site == null || !busy.add(id)) {
      return;
    }
    boolean several =
        plan.authority(id).isPresent() && looks.due(id, ask, plan.rhythm().close(), clock.now());
    Sight last = seen.getOrDefault(id, new Seen(Map.of())).pages().get(ask.page());
    PageWish wish =
        ask.fresh() || several || last == null
            ? PageWish.NONE
            : PageWish.unless(last.etag(), last.etag().isEmpty() ? last.modified() : "");
    Promise<Step> done = Promise.promise();
    fetcher
        .fetch(site, ask.page(), several, wish)
        .onComplete(
            got ->
                context.runOnContext(
                    _ -> {
                      if (got.failed()) {
                        LOG.atWarn()
                            .addKeyValue("site", id)
                            .setCause(got.cause())
                            .log("page could not be fetched");
                      }
                      List<Fetch> faces = got.succeeded() ? got.result() : List.of();
                      if (several) {
                        looks.took(id, ask.page(), clock.now(), faces);
                      }
                      // Composed, so that a judging thread that is gone at the end fails it in
                      // order.
                      Future.succeededFuture(faces)
                          .compose(all -> fetched(site, ask, last, all))
                          .onComplete(done);
                    }));
    done.future()
        .onComplete(
            step ->
                context.runOnContext(
                    _ -> {
                      busy.remove(id);
                      if (step.failed()) {
                        LOG.atWarn()
                            .addKeyValue("site", id)
                            .setCause(step.cause())
                            .log("page could not be judged");
                        Step _ =
                            took(site, new Event.Unread(clock.now(), ask.page()), Optional.empty());
                      }
                    }));
  }

  private Future<Step> fetched(Watched site, Ask ask, @Nullable Sight last, List<Fetch> faces) {
    Instant at = clock.now();
    Optional<Fetch> first = faces.stream().findFirst();
    first.ifPresent(face -> learn(site, face.page()));
    if (last != null && first.filter(face -> face.status() == 304).isPresent()) {
      read.incrementAndGet();
      return Future.succeededFuture(took(site, new Event.Same(at, ask.page()), Optional.empty()));
    }
    List<PageJudge.Face> readable =
        faces.stream()
            .filter(Fetch::readable)
            .map(face -> new PageJudge.Face(face.visitor(), face.page().page().orElseThrow()))
            .toList();
    if (readable.isEmpty() || !readable.getFirst().visitor().equals(PageFetcher.BROWSER)) {
      unread.incrementAndGet();
      return Future.succeededFuture(took(site, new Event.Unread(at, ask.page()), Optional.empty()));
    }
    PageJudge with = judge;
    // Where the bytes of the last reading will do, what they came to needs no second judgement.
    Optional<String> enough =
        !ask.fresh() && readable.size() == 1
            ? Optional.ofNullable(last).map(Sight::sha256)
            : Optional.empty();
    return judging
        .executeBlocking(
            () -> {
              FetchedPage.Kept kept = readable.getFirst().kept();
              String hash = PageArchive.sha256(kept.body());
              if (enough.filter(hash::equals).isPresent()) {
                return Optional.<Copy>empty();
              }
              return Optional.of(
                  with.judge(
                      site,
                      ask.page(),
                      at,
                      readable,
                      baselines.bytes(site.target().id(), ask.page())));
            },
            true)
        .map(
            copy -> {
              read.incrementAndGet();
              if (copy == null || copy.isEmpty()) {
                return took(site, new Event.Same(at, ask.page()), Optional.empty());
              }
              judged.incrementAndGet();
              return took(site, new Event.Read(at, ask.page(), copy.get().judged()), copy);
            });
  }

  /** What a reading decided, on the context. */
  private Step took(Watched site, Event event, Optional<Copy> copy) {
    TargetId id = site.target().id();
    Course before = courses.get(id);
    if (before == null) {
      return new Step(Course.from(id, site.spec().path(), plan.rhythm(), event.at()), List.of());
    }
    Step step = before.next(event);
    courses.put(id, step.course());
    published.put(id, step.course());
    if (event instanceof Event.Same(Instant at, String page)) {
      seen.computeIfPresent(id, (_, of) -> of.again(page, at));
    }
    copy.ifPresent(
        one -> {
          seen.merge(
              id, new Seen(Map.of(one.page(), Sight.of(one))), (old, _) -> old.with(Sight.of(one)));
          verdicts.heard(site, one, step);
          map(site, one);
        });
    verdicts.follow(site, step, copy, plan.rhythm());
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Suspected) {
        alarm(id, event.at());
      }
    }
    return step;
  }

  /** One confirmed: whoever shares its system or its address is looked at now. */
  private void alarm(TargetId id, Instant at) {
    Set<TargetId> near = kin.of(id);
    LOG.atInfo().addKeyValue("site", id).addKeyValue("kin", near.size()).log("page alarm");
    for (TargetId other : near) {
      courses.computeIfPresent(other, (_, course) -> course.next(new Event.Alarmed(at)).course());
    }
  }

  private void learn(Watched site, FetchedPage page) {
    Set<String> addresses = new HashSet<>();
    page.observation().addresses().stream()
        .map(AddressResult::ip)
        .map(InetAddress::getHostAddress)
        .forEach(addresses::add);
    if (!addresses.isEmpty()) {
      kin.know(site.target().id(), "address", addresses);
    }
  }

  /** Now and then the inner pages are found out anew, from a home page that looks sound. */
  private void map(Watched site, Copy copy) {
    TargetId id = site.target().id();
    Instant before = mapped.get(id);
    boolean due = before == null || before.plus(MAPPED_EVERY).isBefore(copy.at());
    if (!due || !copy.page().equals(site.spec().path()) || copy.judged().grave()) {
      return;
    }
    mapped.put(id, copy.at());
    int round = (int) (copy.at().toEpochMilli() / MAPPED_EVERY.toMillis());
    finder
        .find(site, copy, plan.authority(id).isPresent(), round)
        .timeout(2, TimeUnit.MINUTES)
        .onComplete(
            pages ->
                context.runOnContext(
                    _ -> {
                      if (pages.failed()) {
                        LOG.atInfo()
                            .addKeyValue("site", id)
                            .setCause(pages.cause())
                            .log("inner pages could not be found out");
                      } else {
                        courses.computeIfPresent(
                            id,
                            (_, course) ->
                                course
                                    .next(new Event.Mapped(clock.now(), pages.result()))
                                    .course());
                      }
                    }));
  }

  // ---- what others see -------------------------------------------------------------------------

  /** How it does; from any thread. */
  public Figures figures() {
    return new Figures(read.get(), unread.get(), judged.get(), behindMillis, courses().size());
  }

  /** How many sites come to this; from any thread. */
  long sites(Judged judged) {
    return published.values().stream().filter(course -> course.worst() == judged).count();
  }

  /**
   * Counters since the start.
   *
   * @param read pages that were read, the same bytes as before included
   * @param judged of those the ones that were judged
   * @param behindMillis how late the next reading is
   */
  public record Figures(long read, long unread, long judged, long behindMillis, int sites) {}

  Map<TargetId, Course> courses() {
    return Map.copyOf(published);
  }

  Map<String, Sight> seen(TargetId id) {
    return seen.getOrDefault(id, new Seen(Map.of())).pages();
  }

  /** A person approved a copy: its page is judged by it from now on. */
  Future<Boolean> approved(TargetId id, String page) {
    Promise<Boolean> done = Promise.promise();
    context.runOnContext(
        _ -> {
          Watched site = sites.get(id);
          if (site != null) {
            Step _ = took(site, new Event.Approved(clock.now(), page), Optional.empty());
            seen.computeIfPresent(id, (_, of) -> of.without(page));
          }
          done.complete(site != null);
        });
    return done.future();
  }

  Optional<Watched> site(TargetId id) {
    return Optional.ofNullable(sites.get(id));
  }
}
