package vn.gov.haiduong.haidang.app.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.incidents.KeptSteps;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.IncidentStory;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Handled;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * What people did about a month's incidents and which deadlines of the plan they kept, from the
 * steps in the ledger. Of the moment to which the ledger reaches, so that it says the same whenever
 * it is asked.
 */
final class Handling {

  private Handling() {}

  /** The same beside how the plan's people handled the month; what was there where none is read. */
  static Aside beside(Aside aside, History history, YearMonth month) {
    String set = System.getenv("HAIDANG_ALERTS");
    Path folder =
        set == null || set.isBlank()
            ? Path.of(System.getProperty("haidang.home", "."), "alerts")
            : Path.of(set);
    Optional<Alerts> read = read(month, folder);
    Aside handled =
        aside.handling(
            of(history, month, folder), read.map(Alerts::calendar).orElse(WorkingCalendar.PLAIN));
    return read.map(
            it ->
                handled.madeBy(
                    "Kế hoạch ứng phó: "
                        + it.plan().title()
                        + (it.plan().decision().isBlank() ? "" : ", " + it.plan().decision())
                        + ", mã "
                        + Asides.shortened(it.hash())))
        .orElse(handled);
  }

  /**
   * By the plan of that folder; none where no plan can be read: then nobody can say what was due.
   */
  static List<Handled> of(History history, YearMonth month, Path folder) {
    Optional<World> world = world(month, folder);
    // Nobody handles what a recording makes happen again: there no deadline is missed.
    Optional<Instant> reached =
        history.recorded().filter(History.Recorded::live).map(History.Recorded::to);
    if (world.isEmpty() || reached.isEmpty()) {
      return List.of();
    }
    Interval whole = Period.month(month);
    List<Handled> handled = new ArrayList<>();
    for (IncidentStory story : history.incidents(whole.from(), whole.to())) {
      Handled one = handled(story, world.get(), reached.get());
      if (!one.acts().isEmpty() || !one.due().isEmpty()) {
        handled.add(one);
      }
    }
    return handled;
  }

  private static Optional<World> world(YearMonth month, Path folder) {
    return read(month, folder)
        .map(it -> new World(it.plan(), it.calendar(), Directory.EMPTY, Map.of()));
  }

  private static Optional<Alerts> read(YearMonth month, Path folder) {
    if (!Files.isRegularFile(folder.resolve("plan.yml"))) {
      return Optional.empty();
    }
    return switch (AlertsLoader.load(folder, month.atEndOfMonth())) {
      case Alerts.Result.Loaded(Alerts read) -> Optional.of(read);
      case Alerts.Result.Refused _ -> Optional.empty();
    };
  }

  private static Handled handled(IncidentStory story, World world, Instant now) {
    IncidentId id = new IncidentId(story.id());
    IncidentBook book = IncidentBook.EMPTY;
    List<Handled.Act> acts = new ArrayList<>();
    for (Entry.IncidentStep step : story.steps()) {
      Optional<Event> event = KeptSteps.event(step);
      if (event.isPresent()) {
        book = book.restored(id, event.get());
        if (event.get() instanceof Event.Done done) {
          act(done, world).ifPresent(acts::add);
        }
      }
    }
    Optional<Incident> incident = book.incident(id);
    List<Handled.Due> due =
        incident.map(it -> Clocks.of(it, world, now)).orElse(List.of()).stream()
            .filter(clock -> clock.state() != Deadline.State.POSSIBLE)
            .map(Handling::due)
            .toList();
    return new Handled(story.id(), acts, due);
  }

  private static Handled.Due due(Deadline clock) {
    return new Handled.Due(
        clock.name(),
        clock.due(),
        clock.doneAt(),
        clock.state().words(),
        clock.state() == Deadline.State.DONE || clock.state() == Deadline.State.RUNNING,
        clock.legalBasis());
  }

  /** What belongs into a report: steps of the plan, not every note. */
  private static Optional<Handled.Act> act(Event.Done done, World world) {
    Optional<String> what =
        switch (done) {
          case Event.Acknowledged _ -> Optional.of("nhận xử lý");
          case Event.Escalated _ -> Optional.of("chuyển cấp");
          case Event.Classified _ -> Optional.of("phân loại");
          case Event.Judged _ -> Optional.of("nhận định vượt khả năng xử lý");
          case Event.StageEntered entered -> Optional.of("giai đoạn: " + entered.stage().words());
          case Event.StepDone step ->
              Optional.of(
                  world.plan().steps().stream()
                          .filter(it -> it.id().equals(step.step()))
                          .findFirst()
                          .map(it -> it.name())
                          .orElse(step.step())
                      + (step.document().isBlank() ? "" : " (" + step.document() + ")"));
          case Event.DocumentSent sent -> Optional.of("gửi văn bản " + sent.number());
          case Event.Closed closed ->
              Optional.of(closed.falseAlarm() ? "đóng, báo nhầm" : "đóng sự cố");
          case Event.Reopened _ -> Optional.of("mở lại");
          case Event.Assigned _, Event.Noted _, Event.Muted _, Event.Unmuted _ ->
              Optional.<String>empty();
        };
    return what.map(words -> new Handled.Act(done.at(), words, done.by().name()));
  }
}
