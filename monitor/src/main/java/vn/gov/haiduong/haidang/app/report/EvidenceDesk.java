package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.recording.Again;
import vn.gov.haiduong.haidang.console.MonthPorts.Evidence;
import vn.gov.haiduong.haidang.console.MonthPorts.Seen;
import vn.gov.haiduong.haidang.console.MonthPorts.Stretch;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.IncidentStory;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.OutageFigure;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Spans;
import vn.gov.haiduong.haidang.wording.VerdictWords;

/** The evidence of one outage: what was measured around it, counted again. Blocks. */
record EvidenceDesk(Books books, Clock clock) {

  private static final Duration AROUND = Duration.ofMinutes(30);

  /** Longer ones are shown from their start. */
  private static final Duration LONGEST = Duration.ofDays(3);

  Optional<Evidence> of(YearMonth month, String target, Instant start) {
    try (History history = books.history()) {
      MonthFigures figures =
          new Reading(history).figures(month, clock.now(), it -> it.id().value().equals(target));
      for (TargetFigures one : figures.targets()) {
        for (OutageFigure outage : one.outages()) {
          if (outage.outage().start().equals(start)) {
            return Optional.of(evidence(history, one, outage.outage()));
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Evidence evidence(History history, TargetFigures target, Outage outage)
      throws IOException {
    TargetId id = target.member().id();
    Instant from = outage.start().minus(AROUND);
    Instant recorded = history.recorded().map(History.Recorded::to).orElse(outage.start());
    Instant end = outage.end().orElse(recorded).plus(AROUND);
    Instant longest = from.plus(LONGEST);
    Instant to = end.isAfter(longest) ? longest : end;
    to = to.isAfter(recorded) && recorded.isAfter(from) ? recorded : to;
    Again again = Again.of(history, id, from, to);
    String range =
        "--target " + id + " --from " + Province.rfc3339(from) + " --to " + Province.rfc3339(to);
    return new Evidence(
        target.member().name(),
        target.member().address(),
        outage.start(),
        outage.end(),
        outage.confirmedAt(),
        again.kept().stream().map(EvidenceDesk::stretch).toList(),
        again.counted().stream().map(EvidenceDesk::stretch).toList(),
        again.same(),
        seen(again.seen()),
        incidents(history, id, outage),
        List.of(
            "./haidang export --what observations " + range + " > gio-bi-phan-doi.ndjson",
            "./haidang replay gio-bi-phan-doi.ndjson --data so-tinh-lai",
            "./haidang export --what intervals --data so-tinh-lai " + range));
  }

  private static Stretch stretch(Span span) {
    return new Stretch(
        span.from(),
        span.to(),
        span.state().label(),
        VerdictWords.of(span.state())
            + span.cause().map(it -> ": " + CauseWords.of(it).name()).orElse(""));
  }

  /** Equal ones after each other as one row. */
  private static List<Seen> seen(List<Entry.Observed> all) {
    List<Seen> rows = new ArrayList<>();
    for (Entry.Observed one : all) {
      String words =
          one.verdict().label().equals("up")
              ? "trả lời tốt"
              : one.cause().map(it -> CauseWords.of(it).name()).orElse(one.verdict().label());
      String took =
          one.durationMicros().isPresent()
              ? Spans.measured(one.durationMicros().getAsLong() * 1_000)
              : "";
      Seen last = rows.isEmpty() ? null : rows.getLast();
      if (last != null
          && last.verdict().equals(one.verdict().label())
          && last.words().equals(words)) {
        rows.set(
            rows.size() - 1,
            new Seen(last.first(), one.at(), last.count() + 1, last.verdict(), words, took));
      } else {
        rows.add(new Seen(one.at(), one.at(), 1, one.verdict().label(), words, took));
      }
    }
    return rows;
  }

  private static List<String> incidents(History history, TargetId target, Outage outage) {
    Instant behind = outage.end().orElse(outage.confirmedAt()).plusMillis(1);
    return history.incidents(outage.start(), behind).stream()
        .filter(story -> story.targets().contains(target))
        .map(IncidentStory::id)
        .toList();
  }
}
