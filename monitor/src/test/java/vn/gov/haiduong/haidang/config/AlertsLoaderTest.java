package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan's files: clean as shipped, and every mistake told with its place. */
class AlertsLoaderTest {

  private static final Path SHIPPED = Path.of("..", "alerts");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  @TempDir Path dir;

  @Test
  void theShippedFilesAreClean() {
    assertEquals("Loaded", AlertsLoader.load(SHIPPED, DAY).getClass().getSimpleName());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "plan.yml", "profile: qd05-2017", "profile: qd05-2018", "có phải \"qd05-2017\""),
        Arguments.of("plan.yml", "keep_years:", "kepe_years:", "có phải \"keep_years\""),
        Arguments.of(
            "plan.yml",
            "tell: [desk, csirt, agency-specialist]",
            "tell: [desc, csirt, agency-specialist]",
            "có phải \"desk\""),
        Arguments.of(
            "plan.yml", "tell: [desk, csirt, agency-specialist]", "tell: [ppc]", "không ai nghe"),
        Arguments.of("plan.yml", "by: desk, within: 30m,", "by: desk,", "thời hạn của bước"),
        Arguments.of(
            "plan.yml",
            "document: mau-04, legal_basis: \"TT 20/2017 Điều 9.2b\"",
            "document: mau-04",
            "căn cứ pháp lý"),
        Arguments.of(
            "plan.yml", "document: bao-cao-72g", "document: bao-cao-72h", "văn bản có mẫu"),
        Arguments.of(
            "plan.yml",
            "prepare_for: [isp, operator], text: support",
            "prepare_for: [isp, operator], text: escalated",
            "công văn soạn sẵn"),
        Arguments.of(
            "plan.yml",
            "repeat_every: 5m, repeat_times: 5",
            "repeat_every: 5m",
            "không bao giờ hết"),
        Arguments.of(
            "plan.yml",
            "channels: [voice, sms, zalo, mail]",
            "channels: [voise, sms]",
            "có phải \"voice\""),
        Arguments.of(
            "plan.yml", "remind_then_times: 100", "remind_then_times: 10", "S1 nhắc 11 ngày"),
        Arguments.of(
            "plan.yml",
            "    remind_then_times: 99\n",
            "",
            "đi sau remind_every và cùng remind_then_times"),
        Arguments.of(
            "plan.yml", "remind_times: 12\n    remind_then", "remind_then", "remind_times"),
        Arguments.of(
            "plan.yml", "type: loi-ha-tang, sub: ket-noi", "type: ma-doc", "không phải tấn công"),
        Arguments.of(
            "plan.yml",
            "roster: desk, slot: chinh",
            "roster: desk, slot: chin",
            "có phải \"desk/chinh\""),
        Arguments.of(
            "templates.yml",
            "{{ma_su_co}} {{muc}}: {{doi_tuong}}",
            "{{ma_su_cp}} {{muc}}: {{doi_tuong}}",
            "có phải \"ma_su_co\""),
        Arguments.of("calendar.yml", "2026-01-01", "2027-01-01", "một ngày của năm 2026"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void mistake(String file, String good, String bad, String said) throws IOException {
    copy();
    String text = Files.readString(dir.resolve(file));
    assertTrue(text.contains(good), good);
    Files.writeString(
        dir.resolve(file), text.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad)));
    List<Problem> problems = refused();
    assertTrue(
        problems.stream().anyMatch(problem -> problem.message().contains(said)),
        () -> problems.stream().map(Problem::message).toList().toString());
    assertTrue(problems.stream().allMatch(problem -> problem.line() > 0));
  }

  @Test
  void aContactWithoutChannelIsToldAndAllProblemsComeAtOnce() throws IOException {
    copy();
    Files.copy(dir.resolve("contacts.example.yml"), dir.resolve("contacts.yml"));
    Files.writeString(dir.resolve("templates.yml"), "templates: [{id: x}]\n");
    List<String> said = refused().stream().map(Problem::message).toList();
    assertTrue(
        said.stream().anyMatch(one -> one.contains("ít nhất một kênh liên lạc")), said::toString);
    assertTrue(said.stream().anyMatch(one -> one.contains("lời báo")), said::toString);
  }

  /** A service that starts in the night before an empty slot has to watch all the same. */
  @Test
  void anEmptySlotOfTheNextDaysIsToldAndKeepsNothingFromBeingUsed() throws IOException {
    copy();
    Path roster = dir.resolve("roster.yml");
    Files.writeString(
        roster, Files.readString(roster).replaceFirst("active: false", "active: true"));
    switch (AlertsLoader.load(dir, DAY)) {
      case Alerts.Result.Loaded(Alerts read) ->
          assertThat(read.holes())
              .hasSize(2)
              .allSatisfy(
                  hole ->
                      assertThat(hole.message())
                          .contains("roster.yml", "có người trực trong 14 ngày"))
              .allSatisfy(hole -> assertThat(hole.line()).isPositive());
      case Alerts.Result.Refused(List<Problem> problems) -> throw new AssertionError(problems);
    }
    Files.writeString(dir.resolve("templates.yml"), "templates: [{id: x}]\n");
    assertThat(refused())
        .describedAs("with all other problems at once")
        .anySatisfy(problem -> assertThat(problem.message()).contains("có người trực"));
  }

  private List<Problem> refused() {
    return switch (AlertsLoader.load(dir, DAY)) {
      case Alerts.Result.Loaded _ -> throw new AssertionError("expected problems");
      case Alerts.Result.Refused(List<Problem> problems) -> problems;
    };
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, dir.resolve(file.getFileName().toString()));
      }
    }
  }
}
