package vn.gov.haiduong.haidang.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.people.MonthMail;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Audience;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.notify.MonthLetter;
import vn.gov.haiduong.haidang.plan.Consultation;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Voice;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Spans;

/** Who gets which letter about a month. */
record MonthLetters(MonthMail mail, World world, MonthFigures figures, Instant now) {

  private Consultation rules() {
    return world.plan().consultation();
  }

  private YearMonth month() {
    return figures.month();
  }

  /** Until when agencies may answer that are asked now. */
  Instant until() {
    return rules().answerWithin().due(now, world.calendar());
  }

  /** One for each person whom the agency named and who can be reached. */
  List<Message> drafts(UnitCode unit, Instant until, boolean again) {
    List<TargetFigures> own =
        figures.targets().stream().filter(it -> it.member().unit().equals(unit)).toList();
    long down = own.stream().mapToLong(it -> it.times().down()).sum();
    String about = MonthMail.about(month(), unit.value());
    return contacts(Audience.ofAgency(rules().ask(), unit, world)).stream()
        .map(
            contact ->
                mail.message(
                    about,
                    again ? "reminder" : "draft",
                    contact,
                    new MonthLetter.Draft(
                        month(),
                        own.isEmpty() ? unit.value() : own.getFirst().member().unitName(),
                        own.stream().mapToInt(it -> it.outages().size()).sum(),
                        Spans.words(Duration.ofMillis(down)),
                        until,
                        again,
                        rules().legalBasis(),
                        link(about, contact)),
                    world.plan(),
                    now))
        .toList();
  }

  /** To those who close; one a day, whoever is on duty then. */
  List<Message> close(List<Voice> voices, World current) {
    String about = MonthMail.about(month());
    int answered = (int) voices.stream().filter(it -> !it.answers().isEmpty()).count();
    int objections =
        voices.stream()
            .mapToInt(it -> (int) it.counting().stream().filter(a -> !a.confirmed()).count())
            .sum();
    int silent =
        (int)
            voices.stream()
                .filter(it -> it.answers().isEmpty())
                .filter(it -> it.asked().flatMap(Voice.Asked::until).isPresent())
                .count();
    return contacts(Audience.onDuty(rules().closers(), current, now)).stream()
        .map(
            contact ->
                mail.message(
                    about,
                    "close-" + Province.local(now).toLocalDate(),
                    contact,
                    new MonthLetter.Close(
                        month(), answered, silent, objections, link(about, contact)),
                    current.plan(),
                    now))
        .toList();
  }

  private List<Contact> contacts(List<PersonId> people) {
    return people.stream()
        .map(world.directory()::contact)
        .flatMap(Optional::stream)
        .filter(Contact::reachable)
        .toList();
  }

  private String link(String about, Contact contact) {
    return mail.link(about, contact.id().value(), now).orElseThrow();
  }
}
