package vn.gov.haiduong.haidang.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Agencies' voices as acts of the journal, and back. The acts are of the time after the month. */
public final class Voices {

  private static final String ASKED = "report_asked";
  private static final String REMINDED = "report_reminded";
  private static final String OVER = "report_answer_over";
  private static final String CONFIRMED = "report_confirmed";
  private static final String OBJECTED = "report_objected";

  private Voices() {}

  /**
   * The agency was sent its draft.
   *
   * @param until when it may answer; empty where it has named nobody who could be asked
   * @param people keys of those who were written to
   */
  public static Entry.Act asked(
      YearMonth month,
      UnitCode unit,
      String by,
      Instant at,
      Optional<Instant> until,
      List<String> people) {
    return new Entry.Act(
        at,
        by,
        ASKED,
        subject(month, unit),
        Body.of("until", until.map(Instant::toString).orElse(""), "people", people));
  }

  /** The agency was reminded that its time runs out. */
  public static Entry.Act reminded(YearMonth month, UnitCode unit, String by, Instant at) {
    return new Entry.Act(at, by, REMINDED, subject(month, unit), Body.EMPTY);
  }

  /** Those who close were reminded of the month. */
  public static Entry.Act reminded(YearMonth month, String by, Instant at) {
    return new Entry.Act(at, by, REMINDED, month.toString(), Body.EMPTY);
  }

  /**
   * The agency's time is over.
   *
   * @param unanswered outages of which it said nothing
   */
  public static Entry.Act over(
      YearMonth month, UnitCode unit, String by, Instant at, int unanswered) {
    return new Entry.Act(
        at, by, OVER, subject(month, unit), Body.of("unanswered", (long) unanswered));
  }

  public static Entry.Act answered(YearMonth month, UnitCode unit, Voice.Answer answer) {
    return new Entry.Act(
        answer.at(),
        answer.who(),
        answer.confirmed() ? CONFIRMED : OBJECTED,
        subject(month, unit),
        Body.of(
            "target", answer.target().value(),
            "outage", answer.outage().toString(),
            "reason", answer.reason()));
  }

  private static String subject(YearMonth month, UnitCode unit) {
    return month + " " + unit.value();
  }

  /** How far the asking about the month has come. */
  public static Round round(History history, YearMonth month, Instant until) {
    Round[] round = {Round.begin(month)};
    acts(history, month, until, act -> round[0] = after(round[0], act));
    return round[0];
  }

  private static Round after(Round round, Entry.Act act) {
    Optional<UnitCode> unit = unit(round.month(), act);
    if (unit.isEmpty()) {
      return act.what().equals(REMINDED) && act.subject().equals(round.month().toString())
          ? round.closersReminded(act.at())
          : round;
    }
    Set<UnitCode> one = Set.of(unit.get());
    return switch (act.what()) {
      case ASKED -> {
        Optional<Instant> may = instant(act, "until");
        Round asked = round.asked(Map.of(unit.get(), may.orElse(act.at())));
        yield may.isPresent() ? asked : asked.reminded(one).over(one);
      }
      case REMINDED -> round.reminded(one);
      case OVER -> round.over(one);
      default -> round;
    };
  }

  private static Optional<UnitCode> unit(YearMonth month, Entry.Act act) {
    String before = month + " ";
    return act.subject().startsWith(before)
        ? Optional.of(new UnitCode(act.subject().substring(before.length())))
        : Optional.empty();
  }

  private static Optional<Instant> instant(Entry.Act act, String field) {
    try {
      return act.body().text(field).filter(it -> !it.isEmpty()).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Of each unit that had an outage in the month, was asked or has said something, in the order of
   * codes.
   *
   * @param until what was said later is not heard
   */
  public static List<Voice> of(History history, MonthFigures figures, Instant until) {
    Map<UnitCode, Voice> voices = new TreeMap<>();
    Map<UnitCode, String> names = new TreeMap<>();
    for (TargetFigures target : figures.targets()) {
      names.putIfAbsent(target.member().unit(), target.member().unitName());
      if (!target.outages().isEmpty()) {
        voices.computeIfAbsent(target.member().unit(), unit -> unasked(unit, names));
      }
    }
    acts(
        history,
        figures.month(),
        until,
        act ->
            unit(figures.month(), act)
                .ifPresent(
                    unit ->
                        voices.put(
                            unit, after(voices.getOrDefault(unit, unasked(unit, names)), act))));
    return List.copyOf(voices.values());
  }

  private static Voice unasked(UnitCode unit, Map<UnitCode, String> names) {
    return new Voice(unit, names.getOrDefault(unit, unit.value()), Optional.empty(), List.of());
  }

  private static Voice after(Voice voice, Entry.Act act) {
    return switch (act.what()) {
      case ASKED ->
          voice.asked().isPresent()
              ? voice
              : with(voice, new Voice.Asked(act.at(), instant(act, "until"), Optional.empty()));
      case OVER -> voice.asked().map(asked -> with(voice, asked.over(act.at()))).orElse(voice);
      case CONFIRMED, OBJECTED -> {
        List<Voice.Answer> answers = new ArrayList<>(voice.answers());
        answers.add(answer(act));
        yield new Voice(voice.unit(), voice.unitName(), voice.asked(), answers);
      }
      default -> voice;
    };
  }

  private static Voice with(Voice voice, Voice.Asked asked) {
    return new Voice(voice.unit(), voice.unitName(), Optional.of(asked), voice.answers());
  }

  private static void acts(
      History history, YearMonth month, Instant until, Consumer<Entry.Act> each) {
    Instant from = Period.month(month).to();
    if (until.isAfter(from)) {
      history.entries(
          from,
          until.plusMillis(1),
          entry -> {
            if (entry instanceof Entry.Act act && act.what().startsWith("report_")) {
              each.accept(act);
            }
          });
    }
  }

  private static Voice.Answer answer(Entry.Act act) {
    return new Voice.Answer(
        act.at(),
        act.who(),
        new TargetId(act.body().text("target").orElse("")),
        Instant.parse(act.body().text("outage").orElse("")),
        act.what().equals(CONFIRMED),
        act.body().text("reason").orElse(""));
  }
}
