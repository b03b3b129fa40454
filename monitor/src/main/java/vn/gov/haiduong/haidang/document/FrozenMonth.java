package vn.gov.haiduong.haidang.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Deeds;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.Happenings;
import vn.gov.haiduong.haidang.report.Member;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.OutageFigure;
import vn.gov.haiduong.haidang.report.Past;
import vn.gov.haiduong.haidang.report.Roll;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Times;
import vn.gov.haiduong.haidang.report.Voice;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * A frozen {@code report.json} read back as far as the papers beside the report need it: figures,
 * outages, earlier months and voices. Spans, incidents and the roll are not in it.
 */
public final class FrozenMonth {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FrozenMonth() {}

  /**
   * The month of the file.
   *
   * @throws IOException when it is no {@code report.json}
   */
  public static MonthReport read(byte[] bytes) throws IOException {
    JsonNode root = JSON.readTree(bytes);
    try {
      YearMonth month = YearMonth.parse(root.path("month").asText());
      MonthFigures figures =
          new MonthFigures(
              month,
              interval(root.path("period")),
              instant(root.path("cut")),
              each(root.path("targets"), FrozenMonth::target),
              group(root.path("all")),
              groups(root.path("groups").path("kind")),
              groups(root.path("groups").path("unitKind")),
              groups(root.path("groups").path("unit")),
              groups(root.path("groups").path("district")),
              deeds(root.path("outages")));
      return new MonthReport(
          figures,
          new Past(each(root.path("earlier"), it -> earlier(it, figures.all()))),
          new Roll(List.of(), List.of()),
          Happenings.NONE,
          edition(root.path("edition")),
          Digest.NONE,
          Aside.NOTHING.hearing(each(root.path("happenings").path("voices"), FrozenMonth::voice)));
    } catch (RuntimeException e) {
      throw new IOException("report.json: expected the figures of a month", e);
    }
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    array.forEach(node -> all.add(read.apply(node)));
    return all;
  }

  private static Optional<Instant> instant(JsonNode node) {
    return node.isTextual()
        ? Optional.of(OffsetDateTime.parse(node.asText()).toInstant())
        : Optional.empty();
  }

  private static Interval interval(JsonNode node) {
    return new Interval(
        instant(node.path("from")).orElseThrow(), instant(node.path("to")).orElseThrow());
  }

  private static Edition edition(JsonNode node) {
    return new Edition(
        node.path("number").asInt(),
        node.path("reason").asText(),
        node.path("by").asText(),
        instant(node.path("at")),
        node.path("previousHash").asText(),
        node.path("previousSeal").asText());
  }

  private static TargetFigures target(JsonNode node) {
    UnitCode unit = new UnitCode(node.path("unit").asText());
    Optional<UnitCode> district =
        node.hasNonNull("district")
            ? Optional.of(new UnitCode(node.path("district").asText()))
            : Optional.empty();
    String unitName = node.path("unitName").asText();
    Interval part = interval(node.path("part"));
    List<Member.Owner> owners = each(node.path("owners"), FrozenMonth::owner);
    Member member =
        new Member(
            new TargetId(node.path("target").asText()),
            node.path("name").asText(),
            kind(node.path("kind").asText()),
            unit,
            unitName,
            district,
            node.path("address").asText(),
            0,
            part,
            owners.isEmpty()
                ? List.of(new Member.Owner(unit, unitName, district, Member.ALWAYS))
                : owners);
    return new TargetFigures(
        member, part, times(node), each(node.path("outages"), FrozenMonth::outage), List.of());
  }

  private static Member.Owner owner(JsonNode node) {
    return new Member.Owner(
        new UnitCode(node.path("unit").asText()),
        node.path("unitName").asText(),
        Optional.empty(),
        interval(node));
  }

  private static TargetKind kind(String label) {
    return Stream.of(TargetKind.values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static OutageFigure outage(JsonNode node) {
    return new OutageFigure(
        new Outage(
            instant(node.path("start")).orElseThrow(),
            instant(node.path("end")),
            instant(node.path("confirmedAt")).orElseThrow(),
            Cause.of(node.path("cause").asText("")),
            Optional.empty()),
        node.path("begunHere").asBoolean(),
        node.path("downMillis").asLong());
  }

  private static Times times(JsonNode node) {
    JsonNode millis = node.path("millis");
    return new Times(
        millis.path("up").asLong(),
        millis.path("degraded").asLong(),
        millis.path("down").asLong(),
        millis.path("maintenance").asLong(),
        millis.path("unknown").asLong(),
        node.path("unconfirmedMillis").asLong());
  }

  private static List<GroupFigures> groups(JsonNode array) {
    return each(array, FrozenMonth::group);
  }

  private static GroupFigures group(JsonNode node) {
    return new GroupFigures(
        node.path("key").asText(),
        node.path("words").asText(),
        times(node),
        node.path("targets").asInt(),
        node.path("outages").asInt(),
        node.path("measuredUnits").asInt(),
        node.path("obligedUnits").asInt());
  }

  private static Deeds deeds(JsonNode node) {
    return new Deeds(
        node.path("begun").asInt(),
        node.path("open").asInt(),
        node.path("repeatedTargets").asInt(),
        length(node.path("meanDetectionMillis")),
        length(node.path("meanRestoreMillis")));
  }

  private static Optional<Duration> length(JsonNode millis) {
    return millis.isNumber() ? Optional.of(Duration.ofMillis(millis.asLong())) : Optional.empty();
  }

  /** Of an earlier month the file keeps its kinds; nothing asks for the whole of it. */
  private static Past.Month earlier(JsonNode node, GroupFigures nobody) {
    return new Past.Month(
        YearMonth.parse(node.path("month").asText()),
        nobody,
        groups(node.path("kind")),
        Map.of(),
        deeds(node.path("outages")));
  }

  private static Voice voice(JsonNode node) {
    return new Voice(
        new UnitCode(node.path("unit").asText()),
        node.path("unitName").asText(),
        instant(node.path("asked"))
            .map(
                at ->
                    new Voice.Asked(
                        at, instant(node.path("answerUntil")), instant(node.path("answerOver")))),
        each(node.path("answers"), FrozenMonth::answer));
  }

  private static Voice.Answer answer(JsonNode node) {
    return new Voice.Answer(
        instant(node.path("at")).orElseThrow(),
        node.path("who").asText(),
        new TargetId(node.path("target").asText()),
        instant(node.path("outage")).orElseThrow(),
        node.path("confirmed").asBoolean(),
        node.path("reason").asText());
  }
}
