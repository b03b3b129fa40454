package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan without rules, clocks and people: what remains when no plan can be read. Incidents open
 * and end, and the desk is told.
 */
public final class BarePlan {

  private static final String OWN_RULE = "quy tắc mặc định của hệ thống giám sát";

  private BarePlan() {}

  /** The plan; the same each time. */
  public static Plan plan() {
    Map<Severity, Level> levels = new EnumMap<>(Severity.class);
    Map<Severity, Response> responses = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      levels.put(severity, new Level(severity, severity.label(), "thông thường", false, OWN_RULE));
      responses.put(
          severity,
          new Response(
              severity,
              List.of("desk"),
              List.of(Channel.MAIL),
              new Allowance.Calendar(Duration.ofMinutes(30)),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              0,
              Optional.empty(),
              0,
              false,
              OWN_RULE));
    }
    Body desk =
        new Body(
            "desk",
            "Bàn trực",
            new Body.Reach.OnCall("desk", "chinh"),
            EnumSet.allOf(Profile.class),
            OWN_RULE);
    IncidentType type =
        new IncidentType(
            "loi-ha-tang", 11, "Gián đoạn, chưa rõ nguyên nhân", false, Map.of(), OWN_RULE);
    return new Plan(
        "mac-dinh",
        "Kế hoạch mặc định",
        "",
        Profile.QD05_2017,
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        5,
        Map.of("desk", desk),
        levels,
        List.of(),
        Map.of(type.id(), type),
        type.id(),
        List.of(),
        responses,
        List.of(),
        List.of(),
        Map.of(),
        Consultation.USUAL,
        OWN_RULE);
  }
}
