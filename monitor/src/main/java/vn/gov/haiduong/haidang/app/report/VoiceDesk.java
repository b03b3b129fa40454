package vn.gov.haiduong.haidang.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import vn.gov.haiduong.haidang.console.MonthPorts;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.report.Member;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.OutageFigure;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Voice;
import vn.gov.haiduong.haidang.report.Voices;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Spans;

/** What agencies are shown of their outages, and what they say of them. Blocks. */
record VoiceDesk(Books books, Journal journal, Clock clock) {

  private static final Duration KEPT_WITHIN = Duration.ofSeconds(10);

  List<MonthPorts.Outage> outages(YearMonth month) {
    Instant now = clock.now();
    try (History history = books.history()) {
      MonthFigures figures = new Reading(history).figures(month, now);
      return outages(figures, Voices.of(history, figures, now));
    }
  }

  /** What the agency sees of its month. */
  Optional<MonthPorts.Own> own(YearMonth month, String unit) {
    Instant now = clock.now();
    try (History history = books.history()) {
      MonthFigures figures = figures(history, month, now, it -> it.unit().value().equals(unit));
      if (figures.targets().isEmpty()) {
        return Optional.empty();
      }
      List<Voice> voices = Voices.of(history, figures, now);
      List<MonthPorts.Outage> outages = new ArrayList<>(outages(figures, voices));
      outages.sort(Comparator.comparing(it -> !it.said().startsWith("chưa")));
      return Optional.of(
          new MonthPorts.Own(
              figures.targets().getFirst().member().unitName(),
              voices.stream()
                  .filter(it -> it.unit().value().equals(unit))
                  .findFirst()
                  .flatMap(Voice::asked)
                  .flatMap(Voice.Asked::until),
              (int) history.closed().stream().filter(it -> it.month().equals(month)).count(),
              figures.targets().stream().map(VoiceDesk::target).toList(),
              outages));
    }
  }

  private static MonthFigures figures(
      History history, YearMonth month, Instant now, Predicate<Member> which) {
    return new Reading(history).figures(month, now, which);
  }

  private static MonthPorts.OwnTarget target(TargetFigures target) {
    return new MonthPorts.OwnTarget(
        target.member().name(),
        target.member().address(),
        target.figures().availability().shown(),
        target.figures().coverage().shown(),
        Numbers.decimal(target.times().down() / 60_000.0, 1),
        target.outages().size());
  }

  private static List<MonthPorts.Outage> outages(MonthFigures figures, List<Voice> voices) {
    List<MonthPorts.Outage> outages = new ArrayList<>();
    for (TargetFigures target : figures.targets()) {
      Optional<Voice> voice =
          voices.stream().filter(it -> it.unit().equals(target.member().unit())).findFirst();
      for (OutageFigure outage : target.outages()) {
        outages.add(
            new MonthPorts.Outage(
                target.member().unit().value(),
                target.member().unitName(),
                target.member().id().value(),
                target.member().name(),
                outage.outage().start(),
                outage.length().map(Spans::words).orElse("chưa kết thúc"),
                outage.outage().cause().map(it -> CauseWords.of(it).name()).orElse(""),
                voice.map(it -> said(it, target.member(), outage)).orElse("chưa hỏi"),
                voice
                    .flatMap(it -> it.about(target.member().id(), outage.outage().start()))
                    .filter(it -> !it.confirmed())
                    .map(Voice.Answer::at)));
      }
    }
    return outages;
  }

  private static String said(Voice voice, Member member, OutageFigure outage) {
    Instant start = outage.outage().start();
    return voice
        .about(member.id(), start)
        .map(
            answer ->
                (answer.confirmed() ? "đồng ý" : "phản đối: " + answer.reason())
                    + " ("
                    + answer.who()
                    + ", "
                    + Province.dateTime(answer.at())
                    + ")")
        .orElseGet(() -> voice.words(member.id(), start));
  }

  /** Keeps it in one batch. */
  Optional<String> hear(
      YearMonth month, Optional<String> unit, String who, List<MonthPorts.Said> said) {
    Instant now = clock.now();
    if (now.isBefore(Period.month(month).to())) {
      return Optional.of("Tháng chưa hết, chưa lấy ý kiến");
    }
    List<Entry> entries = new ArrayList<>();
    try (History history = books.history()) {
      MonthFigures figures =
          figures(
              history,
              month,
              now,
              member ->
                  unit.map(member.unit().value()::equals).orElse(true)
                      && said.stream().anyMatch(it -> it.target().equals(member.id().value())));
      for (MonthPorts.Said one : said) {
        Optional<Member> member =
            figures.targets().stream()
                .filter(it -> it.member().id().value().equals(one.target()))
                .filter(
                    it ->
                        it.outages().stream()
                            .anyMatch(o -> o.outage().start().equals(one.outage())))
                .map(TargetFigures::member)
                .findFirst();
        if (member.isEmpty()) {
          return Optional.of("Tháng này không có lần gián đoạn đó");
        }
        entries.add(
            Voices.answered(
                month,
                member.get().unit(),
                new Voice.Answer(
                    now, who, member.get().id(), one.outage(), one.confirmed(), one.reason())));
      }
    }
    return kept(entries);
  }

  private Optional<String> kept(List<Entry> entries) {
    try {
      var _ =
          journal
              .append(entries)
              .toCompletableFuture()
              .get(KEPT_WITHIN.toSeconds(), TimeUnit.SECONDS);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("Chưa ghi được, hãy thử lại");
    } catch (ExecutionException | TimeoutException e) {
      return Optional.of("Chưa ghi được, hãy thử lại");
    }
  }
}
