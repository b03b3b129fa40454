package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Agencies' voices as acts of the journal, and back. The acts are of the time after the month. */
public final class Voices {

  private static final String ASKED = "report_asked";
  private static final String REMINDED = "report_reminded";
  private static final String CONFIRMED = "report_confirmed";
  private static final String OBJECTED = "report_objected";

  private Voices() {}

  /** The agency was sent its draft. */
  public static Entry.Act asked(YearMonth month, UnitCode unit, String by, Instant at) {
    return new Entry.Act(at, by, ASKED, subject(month, unit), Body.EMPTY);
  }

  /** Somebody was reminded of the month. */
  public static Entry.Act reminded(YearMonth month, String by, Instant at) {
    return new Entry.Act(at, by, REMINDED, month.toString(), Body.EMPTY);
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

  /** Whether the month's closing was asked for by a reminder before {@code until}. */
  public static boolean reminded(History history, YearMonth month, Instant until) {
    boolean[] found = new boolean[1];
    acts(
        history,
        month,
        until,
        act -> found[0] |= act.what().equals(REMINDED) && act.subject().equals(month.toString()));
    return found[0];
  }

  /**
   * Of each unit that had an outage in the month or has said something, in the order of codes.
   *
   * @param until what was said later is not heard
   */
  public static List<Voice> of(History history, MonthFigures figures, Instant until) {
    Map<UnitCode, Instant> asked = new TreeMap<>();
    Map<UnitCode, List<Voice.Answer>> answers = new TreeMap<>();
    acts(
        history,
        figures.month(),
        until,
        act -> {
          String before = figures.month() + " ";
          if (!act.subject().startsWith(before)) {
            return;
          }
          UnitCode unit = new UnitCode(act.subject().substring(before.length()));
          switch (act.what()) {
            case ASKED -> asked.putIfAbsent(unit, act.at());
            case CONFIRMED, OBJECTED ->
                answers.computeIfAbsent(unit, _ -> new ArrayList<>()).add(answer(act));
            default -> {
              // No voice.
            }
          }
        });
    Map<UnitCode, String> names = new TreeMap<>();
    for (TargetFigures target : figures.targets()) {
      if (!target.outages().isEmpty()
          || asked.containsKey(target.member().unit())
          || answers.containsKey(target.member().unit())) {
        names.putIfAbsent(target.member().unit(), target.member().unitName());
      }
    }
    return names.entrySet().stream()
        .map(
            unit ->
                new Voice(
                    unit.getKey(),
                    unit.getValue(),
                    Optional.ofNullable(asked.get(unit.getKey())),
                    answers.getOrDefault(unit.getKey(), List.of())))
        .toList();
  }

  private static void acts(
      History history,
      YearMonth month,
      Instant until,
      java.util.function.Consumer<Entry.Act> each) {
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
