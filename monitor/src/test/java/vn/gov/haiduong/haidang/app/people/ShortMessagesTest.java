package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.OneTimeCodes;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.duty.Rotation;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Alert;
import vn.gov.haiduong.haidang.incident.Audience;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Effect;
import vn.gov.haiduong.haidang.incident.Effect.Occasion;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.notify.ShortText;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.time.WorkingCalendar;
import vn.gov.haiduong.haidang.wording.Septets;
import vn.gov.haiduong.haidang.wording.Spans;
import vn.gov.haiduong.haidang.wording.Unaccented;

/** What each kind of incident says in a short message on each occasion, by the shipped texts. */
class ShortMessagesTest {

  private static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z");
  private static final Instant END = T0.plus(Duration.ofMinutes(83));
  private static final String URL = "https://giamsat.haiduong.gov.vn/giam-sat";
  private static final String LONG_NAME =
      "Trang thông tin điện tử của Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và"
          + " nông nghiệp, phát triển nông thôn tỉnh (điểm cầu truyền hình hội nghị số 2)";
  private static final Actor AN = new Actor("An", Optional.empty(), Actor.Means.PAGE);
  private static final Plan PLAN = shipped();
  private static final World WORLD = world();

  /** One message that somebody may get. */
  record Told(String kind, Incident incident, Occasion occasion, String template, String rule) {
    @Override
    public String toString() {
      return kind + " " + occasion + " " + template + " " + rule;
    }
  }

  private static Plan shipped() {
    return switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 25))) {
      case Alerts.Result.Loaded(Alerts read) -> read.plan();
      case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static World world() {
    Map<TargetId, Subject> subjects = new LinkedHashMap<>();
    for (int i = 0; i < 200; i++) {
      subjects.put(
          id("w" + i),
          new Subject(
              id("w" + i),
              LONG_NAME,
              TargetKind.WEBSITE,
              new UnitCode("so"),
              "Sở Nông nghiệp và Phát triển nông thôn",
              "https://banqldadautuxaydunggiaothongnongnghiep.haiduong.gov.vn/trang-chu",
              1,
              1,
              Optional.empty(),
              Optional.empty(),
              "",
              Optional.empty(),
              Optional.empty(),
              false));
    }
    PersonId truc = new PersonId("truc-ban");
    Roster desk =
        new Roster(
            "desk",
            "desk",
            true,
            Map.of(
                "chinh",
                new Rotation(List.of(truc), LocalDate.of(2026, 11, 1), 30, LocalTime.of(7, 30))),
            List.of());
    Contact contact = new Contact(truc, "Nguyễn Văn A", Map.of(Channel.SMS, "0912345678"));
    return new World(
        PLAN,
        WorkingCalendar.PLAIN,
        new Directory(Map.of("desk", desk), Map.of(truc, contact)),
        subjects);
  }

  private static TargetId id(String value) {
    return new TargetId(value);
  }

  private static IncidentBook after(Input... inputs) {
    IncidentBook book = IncidentBook.EMPTY;
    for (Input input : inputs) {
      book = book.next(input, WORLD).book();
    }
    return book;
  }

  private static Input down(String target, List<CommonCauses.Group> groups) {
    return new Input.OutageDue(
        T0.plusSeconds(60),
        id(target),
        new Outage(
            T0,
            Optional.empty(),
            T0.plusSeconds(40),
            Optional.of(Cause.CONNECT_TIMEOUT),
            Optional.of(T0.plusSeconds(40))),
        groups);
  }

  private static Input[] many() {
    List<TargetId> ids = WORLD.subjects().keySet().stream().sorted().toList();
    List<CommonCauses.Group> groups =
        List.of(
            new CommonCauses.Group(CommonCauses.Shared.ADDRESS, "203.0.113.7", ids, ids.size()));
    List<Input> inputs = new ArrayList<>();
    ids.forEach(target -> inputs.add(down(target.value(), groups)));
    inputs.add(new Input.Passed(T0.plusSeconds(90)));
    return inputs.toArray(Input[]::new);
  }

  /** How each kind begins, and how it ends. */
  private static Map<String, Input[][]> kinds() {
    Map<String, Input[][]> kinds = new LinkedHashMap<>();
    kinds.put(
        "outage",
        new Input[][] {{down("w0", List.of())}, {new Input.RecoveryDue(END, id("w0"), END)}});
    kinds.put(
        "200 sites",
        new Input[][] {
          many(),
          WORLD.subjects().keySet().stream()
              .map(target -> new Input.RecoveryDue(END, target, END))
              .toArray(Input[]::new)
        });
    kinds.put(
        "flapping",
        new Input[][] {
          {new Input.FlappingFound(T0, id("w1"), T0, Optional.of(Cause.CONNECT_TIMEOUT))},
          {new Input.FlappingOver(END, id("w1"))}
        });
    kinds.put(
        "own side",
        new Input[][] {
          {
            new Input.OwnSideLost(
                T0.plusSeconds(20), "internet", T0, "Quá nửa số điểm mốc bên ngoài không trả lời")
          },
          {new Input.OwnSideFound(END, "internet", END)}
        });
    for (Signal signal : Signal.values()) {
      if (signal != Signal.DOWN && signal != Signal.FLAPPING && signal != Signal.OWN_SIDE) {
        kinds.put(
            "finding " + signal.label(),
            new Input[][] {
              {
                new Input.Found(
                    T0, id("w2"), signal, T0, LONG_NAME + ": " + signal.words() + "; " + LONG_NAME)
              },
              {new Input.FindingGone(END, id("w2"), signal)}
            });
      }
    }
    Alert alert =
        new Alert(
            "TargetDown",
            "0123456789abcdef",
            true,
            Optional.empty(),
            Optional.empty(),
            T0,
            LONG_NAME + ". " + LONG_NAME);
    kinds.put(
        "alert",
        new Input[][] {
          {new Input.AlertSeen(T0, alert, END.plusSeconds(900))},
          {new Input.AlertGone(END, alert, END)}
        });
    return kinds;
  }

  static Stream<Told> messages() {
    List<Told> all = new ArrayList<>();
    kinds()
        .forEach(
            (kind, course) -> {
              IncidentBook begun = after(course[0]);
              Incident open = begun.open().getFirst();
              all.add(new Told(kind, open, Occasion.OPENED, "opened", "r"));
              all.add(new Told(kind, open, Occasion.RAISED, "raised", "r"));
              all.add(new Told(kind, open, Occasion.GREW, "grew", "r"));
              all.add(new Told(kind, open, Occasion.REMINDED, "reminded", "r"));
              all.add(new Told(kind, open, Occasion.REOPENED, "opened", "r"));
              for (String text : escalations()) {
                all.add(new Told(kind, open, Occasion.ESCALATED, text, "r"));
              }
              Clocks.of(open, WORLD, T0.plusSeconds(120))
                  .forEach(
                      clock -> {
                        all.add(
                            new Told(
                                kind, open, Occasion.CLOCK_WARNING, "clock_warning", clock.id()));
                        all.add(
                            new Told(
                                kind, open, Occasion.CLOCK_OVERDUE, "clock_overdue", clock.id()));
                      });
              Incident taken =
                  begun
                      .next(
                          new Input.Act(
                              open.id(),
                              new Event.Acknowledged(
                                  T0.plusSeconds(200), AN, "", Optional.empty())),
                          WORLD)
                      .book()
                      .incident(open.id())
                      .orElseThrow();
              all.add(new Told(kind, taken, Occasion.REMINDED, "reminded", "r"));
              IncidentBook book = begun;
              for (Input input : course[1]) {
                book = book.next(input, WORLD).book();
              }
              Incident over = book.incident(open.id()).orElseThrow();
              all.add(new Told(kind, over, Occasion.RECOVERED, "recovered", "r"));
              all.add(new Told(kind, over, Occasion.RETRACTED, "retracted", "r"));
            });
    return all.stream();
  }

  private static Set<String> escalations() {
    Set<String> texts = new TreeSet<>();
    PLAN.responses()
        .values()
        .forEach(response -> response.escalations().forEach(step -> texts.add(step.text())));
    return texts;
  }

  private static Message message(Told told, boolean drill) {
    Secret secret = new Secret(new byte[Secret.LEAST_BYTES]);
    Instant now = END.plusSeconds(120);
    Effect.Tell tell =
        new Effect.Tell(
            told.incident().id(),
            "k",
            now,
            told.occasion(),
            told.incident().severity(),
            List.of("desk"),
            Audience.heard(told.incident(), List.of("desk"), WORLD, now),
            List.of(Channel.SMS),
            told.rule(),
            clockName(told),
            "Điều 11 khoản 1 điểm a Quyết định 05/2017/QĐ-TTg",
            told.template(),
            false);
    return new Telling(new AckLinks(secret), new OneTimeCodes(secret), URL, drill)
        .messages(tell, told.incident(), WORLD, now)
        .getFirst();
  }

  private static String clockName(Told told) {
    return Clocks.of(told.incident(), WORLD, T0.plusSeconds(120)).stream()
        .filter(clock -> clock.id().equals(told.rule()))
        .map(clock -> clock.name())
        .findFirst()
        .orElse("mười hai đối tượng cùng nguyên nhân, chưa ai nhận: " + LONG_NAME);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void isUnaccentedWithinTwoPartsAndSaysWhatMatters(Told told) {
    for (boolean drill : List.of(false, true)) {
      Message message = message(told, drill);
      String brief = message.text().brief();
      assertThat(brief).matches("[ -~]+").doesNotContain("{{").doesNotContain("..  ");
      assertThat(Septets.of(brief)).as(brief).isLessThanOrEqualTo(ShortText.LONGEST);
      assertThat(brief)
          .startsWith((drill ? "[DIEN TAP] " : "") + "[TBSC] ")
          .contains(told.incident().id().value());
      String code = message.text().parameters().getOrDefault("ma_xac_nhan", "");
      boolean answers =
          told.incident().acknowledged().isEmpty() && told.incident().phase().active();
      assertThat(code.matches("[0-9]{6}")).isEqualTo(answers);
      if (answers) {
        assertThat(brief).contains("Ma xac nhan: " + code + ".");
      } else {
        assertThat(brief).doesNotContain("Ma xac nhan");
      }
      switch (told.occasion()) {
        case CLOCK_WARNING, CLOCK_OVERDUE -> {
          var clock =
              Clocks.of(told.incident(), WORLD, END.plusSeconds(120)).stream()
                  .filter(one -> one.id().equals(told.rule()))
                  .findFirst()
                  .orElseThrow();
          assertThat(brief)
              .contains(Unaccented.of(clock.name()))
              .contains(Province.hourAndDay(clock.due()));
          assertThat(message.text().subject()).contains(clock.name());
        }
        case RECOVERED ->
            assertThat(brief)
                .contains("luc " + Province.hourAndDay(END))
                .contains(
                    "keo dai "
                        + Unaccented.of(Spans.words(told.incident().lasted(END.plusSeconds(120)))));
        case OPENED, REOPENED ->
            assertThat(brief).contains("tu " + Province.hourAndDay(told.incident().since()));
        case RAISED, GREW, ESCALATED, REMINDED, RETRACTED, CLASSIFIED -> {
          // The number, the level and the code say what to look at.
        }
      }
    }
  }

  @Test
  void aShortNameKeepsItsLink() {
    Told told =
        new Told(
            "own side",
            after(new Input.OwnSideLost(T0, "wan", T0, "mất mạng")).open().getFirst(),
            Occasion.GREW,
            "grew",
            "r");
    Secret secret = new Secret(new byte[Secret.LEAST_BYTES]);
    Effect.Tell tell =
        new Effect.Tell(
            told.incident().id(),
            "k",
            T0,
            told.occasion(),
            told.incident().severity(),
            List.of("desk"),
            Audience.heard(told.incident(), List.of("desk"), WORLD, T0),
            List.of(Channel.SMS),
            "r",
            "thêm 1 đối tượng",
            "",
            "grew",
            false);
    Message message =
        new Telling(new AckLinks(secret), new OneTimeCodes(secret), "https://a.vn", false)
            .messages(tell, told.incident(), WORLD, T0)
            .getFirst();
    assertThat(message.text().brief()).endsWith(message.text().link().orElseThrow());
  }
}
