package vn.gov.haiduong.haidang.app.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.maintenance.Step;
import vn.gov.haiduong.haidang.maintenance.Work;
import vn.gov.haiduong.haidang.target.TargetId;

/** Orders as acts of the journal, and back. */
final class OrderActs {

  private static final String PLANNED = "maintenance_planned";
  private static final String APPROVED = "maintenance_approved";
  private static final String ENDED = "maintenance_ended";

  private OrderActs() {}

  static Entry.Act act(Step step) {
    return switch (step) {
      case Step.Planned(Work work) ->
          new Entry.Act(
              work.planned().at(),
              work.planned().who(),
              PLANNED,
              work.id(),
              Body.of(
                  "work", work.what(),
                  "targets", work.targets().stream().map(TargetId::value).toList(),
                  "start", work.start().toString(),
                  "end", work.end().toString(),
                  "document", work.document(),
                  "announced", work.announced().map(LocalDate::toString).orElse(""),
                  "told", work.told()));
      case Step.Approved(String id, Work.Signed by, String document) ->
          new Entry.Act(by.at(), by.who(), APPROVED, id, Body.of("document", document));
      case Step.Ended(String id, Work.Signed by) ->
          new Entry.Act(by.at(), by.who(), ENDED, id, Body.EMPTY);
    };
  }

  /** The step that was kept; empty when the act is another one. */
  static Optional<Step> step(Entry.Act act) {
    Body body = act.body();
    Work.Signed by = new Work.Signed(act.at(), act.who());
    return switch (act.what()) {
      case PLANNED ->
          Optional.of(
              new Step.Planned(
                  new Work(
                      act.subject(),
                      body.text("work").orElse(""),
                      body.texts("targets").stream().map(TargetId::new).toList(),
                      Instant.parse(body.text("start").orElse("")),
                      Instant.parse(body.text("end").orElse("")),
                      body.text("document").orElse(""),
                      body.text("announced").filter(day -> !day.isEmpty()).map(LocalDate::parse),
                      body.text("told").orElse(""),
                      by,
                      Optional.empty(),
                      Optional.empty())));
      case APPROVED ->
          Optional.of(new Step.Approved(act.subject(), by, body.text("document").orElse("")));
      case ENDED -> Optional.of(new Step.Ended(act.subject(), by));
      default -> Optional.empty();
    };
  }
}
