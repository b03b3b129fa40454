package vn.gov.haiduong.haidang.app.pagewatch;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.pagewatch.Effect;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.pagewatch.Rhythm;
import vn.gov.haiduong.haidang.pagewatch.Step;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Follows what the courses of pages decide: incidents with their evidence, entries of the ledger,
 * copies laid before a person. On the context of the page readings; files are written on the
 * judging thread before anybody is told.
 */
final class PageVerdicts {

  private static final Logger LOG = LoggerFactory.getLogger(PageVerdicts.class);
  private static final int MOST_FIRST = 500;

  private final WorkerExecutor files;
  private final Baselines baselines;
  private final Journal journal;
  private final Function<List<Input>, Future<?>> tell;
  private final Map<String, String> first = new HashMap<>();
  private final Map<String, Future<?>> told = new HashMap<>();

  /**
   * @param tell the book of incidents; all of a list in its order
   */
  PageVerdicts(
      WorkerExecutor files,
      Baselines baselines,
      Journal journal,
      Function<List<Input>, Future<?>> tell) {
    this.files = files;
    this.baselines = baselines;
    this.journal = journal;
    this.tell = tell;
  }

  /** A copy was judged: is it one that a person should approve? */
  void heard(Watched site, Copy copy, Step step) {
    TargetId id = site.target().id();
    if (!copy.page().equals(site.spec().path())) {
      return;
    }
    boolean redesign =
        copy.judged() == Judged.CHANGED
            && step.course().worst() == Judged.CHANGED
            && step.course().standing().containsKey(copy.page())
            && baselines.wantsRedesign(id, copy.page(), copy.at());
    boolean firstOne =
        copy.judged() == Judged.SOUND
            && copy.away().isEmpty()
            && baselines.wantsFirst(id, copy.page(), copy.at());
    if (redesign || firstOne) {
      files
          .executeBlocking(
              () -> {
                baselines.propose(id, copy.page(), copy.kept().body(), copy.at(), redesign);
                return true;
              },
              true)
          .onFailure(
              e -> LOG.atError().addKeyValue("site", id).setCause(e).log("copy was not proposed"));
    }
  }

  /** Effects of a step, in order. */
  void follow(Watched site, Step step, Optional<Copy> copy, Rhythm rhythm) {
    TargetId id = site.target().id();
    List<Input> inputs = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Doubted(String page, Judged judged, Instant again) -> {
          remember(id, page, copy.map(one -> EvidenceText.of(site, one)).orElse(""));
          LOG.atInfo()
              .addKeyValue("site", id)
              .addKeyValue("page", page)
              .addKeyValue("judged", judged.label())
              .addKeyValue("again", again)
              .log("page in doubt");
        }
        case Effect.Dispelled(String page) -> first.remove(id + " " + page);
        case Effect.Confirmed(String page, Judged judged, Instant since, Instant at) -> {
          entries.add(confirmed(id, page, judged, since, at, copy));
          if (judged == Judged.SUSPECT) {
            inputs.addAll(evidence(site, page, copy, at));
          }
          first.remove(id + " " + page);
        }
        case Effect.Over(String page, Judged was, Instant at) -> {
          entries.add(
              new Entry.Finding(
                  millis(at),
                  id,
                  Restored.TOPIC,
                  Restored.OVER,
                  Body.of("page", page, "judged", was.label())));
          if (was == Judged.CHANGED) {
            baselines.withdraw(id, page);
          }
        }
        case Effect.Suspected(String _, Instant since, Instant at) ->
            inputs.addFirst(
                new Input.Found(
                    millis(at),
                    id,
                    Signal.CONTENT_SUSPECT,
                    millis(since),
                    copy.map(one -> EvidenceText.sentence(site, one, rhythm.refetch().toSeconds()))
                        .orElse(Signal.CONTENT_SUSPECT.words())));
        case Effect.Cleared(Instant at) -> {
          copy.ifPresent(
              one ->
                  inputs.add(
                      new Input.FindingWitnessed(
                          millis(at),
                          id,
                          Signal.CONTENT_SUSPECT,
                          "page_clean",
                          EvidenceText.of(site, one))));
          inputs.add(new Input.FindingGone(millis(at), id, Signal.CONTENT_SUSPECT));
          entries.add(
              new Entry.Finding(millis(at), id, Restored.TOPIC, Restored.CLEARED, Body.EMPTY));
        }
      }
    }
    if (!step.effects().isEmpty()) {
      inOrder(id, copy, inputs, entries);
    }
  }

  private void remember(TargetId id, String page, String text) {
    if (first.size() < MOST_FIRST) {
      first.put(id + " " + page, text);
    }
  }

  private List<Input> evidence(Watched site, String page, Optional<Copy> copy, Instant at) {
    List<Input> pieces = new ArrayList<>();
    String before = first.getOrDefault(site.target().id() + " " + page, "");
    if (!before.isEmpty()) {
      pieces.add(witnessed(site, millis(at), "page_first", before));
    }
    copy.ifPresent(
        one -> pieces.add(witnessed(site, millis(at), "page_again", EvidenceText.of(site, one))));
    return pieces;
  }

  private static Input witnessed(Watched site, Instant at, String what, String text) {
    return new Input.FindingWitnessed(at, site.target().id(), Signal.CONTENT_SUSPECT, what, text);
  }

  private static Entry confirmed(
      TargetId id, String page, Judged judged, Instant since, Instant at, Optional<Copy> copy) {
    Body body =
        Body.of(
            "page", page,
            "judged", judged.label(),
            "since", since.toEpochMilli(),
            "sha256", copy.map(Copy::sha256).orElse(""));
    List<String> codes =
        copy.flatMap(Copy::findings).map(EvidenceText::counted).orElse(List.of()).stream()
            .map(signal -> signal.code().label())
            .distinct()
            .toList();
    return new Entry.Finding(
        millis(at), id, Restored.TOPIC, Restored.CONFIRMED, body.with("signals", codes));
  }

  /**
   * One site's tellings one after the other: the copy's file, then the incident, then the entry.
   */
  private void inOrder(TargetId id, Optional<Copy> copy, List<Input> inputs, List<Entry> entries) {
    Future<?> before = told.getOrDefault(id.value(), Future.succeededFuture());
    Future<?> all =
        before
            .transform(_ -> kept(id, copy))
            .transform(_ -> inputs.isEmpty() ? Future.<Object>succeededFuture() : asked(inputs))
            .onFailure(
                e ->
                    LOG.atError()
                        .addKeyValue("site", id)
                        .setCause(e)
                        .log("a page's finding was not told"))
            .onComplete(
                _ -> {
                  if (!entries.isEmpty()) {
                    var _ =
                        Future.fromCompletionStage(journal.append(entries))
                            .onFailure(
                                e ->
                                    LOG.atError()
                                        .addKeyValue("site", id)
                                        .setCause(e)
                                        .log("a page's finding was not entered"));
                  }
                });
    told.put(id.value(), all);
  }

  private Future<Object> asked(List<Input> inputs) {
    return tell.apply(inputs).mapEmpty();
  }

  private Future<Object> kept(TargetId id, Optional<Copy> copy) {
    if (copy.isEmpty()) {
      return Future.succeededFuture(false);
    }
    return files
        .executeBlocking(() -> baselines.keep(copy.get().kept().body()), true)
        .<Object>map(_ -> true)
        .onFailure(
            e -> LOG.atError().addKeyValue("site", id).setCause(e).log("page copy was not kept"));
  }

  private static Instant millis(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }
}
