package vn.gov.haiduong.haidang.app.pagewatch;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.console.PageDesk;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.page.PageLines;
import vn.gov.haiduong.haidang.pagewatch.Course;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** What people see of the readings, and what they decide about copies. From any thread. */
final class PageCounter implements PageDesk {

  private final PageWatcher watcher;
  private final Baselines baselines;
  private final WorkerExecutor files;
  private final Journal journal;
  private final Clock clock;

  PageCounter(
      PageWatcher watcher,
      Baselines baselines,
      WorkerExecutor files,
      Journal journal,
      Clock clock) {
    this.watcher = watcher;
    this.baselines = baselines;
    this.files = files;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    new TreeMap<>(watcher.courses())
        .forEach((id, course) -> watcher.site(id).ifPresent(site -> rows.add(row(site, course))));
    return rows;
  }

  private Row row(Watched site, Course course) {
    TargetId id = site.target().id();
    Optional<Baselines.Proposal> waiting = baselines.proposal(id, course.home());
    List<Seen> pages =
        watcher.seen(id).values().stream()
            .sorted(
                Comparator.comparing((Sight sight) -> !sight.page().equals(course.home()))
                    .thenComparing(Sight::page))
            .map(sight -> seen(site, course, sight))
            .toList();
    return new Row(
        id,
        site.target().name(),
        site.unit(),
        course.home(),
        pages,
        baselines.approved(id, course.home()).map(of -> new Kept(of.sha256(), of.at(), of.who())),
        waiting.map(of -> new Kept(of.sha256(), of.at(), "")),
        waiting.filter(Baselines.Proposal::redesign).isPresent(),
        Optional.of(course.ask().due()));
  }

  private static Seen seen(Watched site, Course course, Sight sight) {
    Optional<Course.Standing> standing = Optional.ofNullable(course.standing().get(sight.page()));
    return new Seen(
        sight.page(),
        site.address(sight.page()),
        sight.at(),
        sight.judged(),
        standing.map(Course.Standing::judged).orElse(Judged.SOUND),
        standing.map(Course.Standing::since),
        course.doubts().containsKey(sight.page()),
        sight.title(),
        sight.signals(),
        sight.similarity());
  }

  @Override
  public Optional<List<String>> lines(TargetId id, String sha256) {
    String address = watcher.site(id).map(site -> site.address("/")).orElse("");
    return baselines.copy(sha256).map(bytes -> PageLines.of(bytes, address));
  }

  @Override
  public Future<Optional<String>> decide(TargetId id, String sha256, boolean approve, String who) {
    Optional<Watched> site = watcher.site(id);
    if (site.isEmpty()) {
      return Future.succeededFuture(Optional.of("Trang này không được đọc"));
    }
    String page = site.get().spec().path();
    if (!baselines.proposal(id, page).map(Baselines.Proposal::sha256).equals(Optional.of(sha256))) {
      return Future.succeededFuture(
          Optional.of("Bản này không còn chờ duyệt; xem lại trang rồi quyết định"));
    }
    Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
    if (!approve) {
      baselines.refuse(id, page, now);
      return kept(now, who, "page_refused", id, page, sha256);
    }
    return files
        .executeBlocking(() -> baselines.approve(id, page, sha256, now, who), true)
        .compose(
            done ->
                Boolean.TRUE.equals(done)
                    ? watcher
                        .approved(id, page)
                        .compose(_ -> kept(now, who, "page_approved", id, page, sha256))
                    : Future.succeededFuture(
                        Optional.of("Bản này không còn chờ duyệt; xem lại trang")));
  }

  private Future<Optional<String>> kept(
      Instant at, String who, String what, TargetId id, String page, String sha256) {
    Entry act = new Entry.Act(at, who, what, id.value(), Body.of("page", page, "sha256", sha256));
    return Future.fromCompletionStage(journal.append(List.of(act))).map(_ -> Optional.empty());
  }

  @Override
  public Future<Integer> approveFirst(String who) {
    Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
    Map<TargetId, Course> courses = watcher.courses();
    return files
        .executeBlocking(
            () -> {
              List<Entry> acts = new ArrayList<>();
              for (Map.Entry<TargetId, Course> one : courses.entrySet()) {
                TargetId id = one.getKey();
                String page = one.getValue().home();
                Optional<Baselines.Proposal> waiting =
                    baselines.proposal(id, page).filter(of -> !of.redesign());
                if (waiting.isPresent()
                    && one.getValue().worst() == Judged.SOUND
                    && baselines.approve(id, page, waiting.get().sha256(), now, who)) {
                  acts.add(
                      new Entry.Act(
                          now,
                          who,
                          "page_approved",
                          id.value(),
                          Body.of("page", page, "sha256", waiting.get().sha256())));
                }
              }
              return acts;
            },
            true)
        .compose(
            acts ->
                acts == null || acts.isEmpty()
                    ? Future.succeededFuture(0)
                    : Future.fromCompletionStage(journal.append(acts)).map(acts.size()));
  }
}
