package vn.gov.haiduong.haidang.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Five and a half hours of a small province as promtool's input, minute by minute: every series
 * that a rule reads, and what happens to all of them in the middle.
 */
final class RuleWorlds {

  static final int MINUTES = 330;
  private static final int MIDDLE = 150;
  private static final List<String> STATES =
      List.of("up", "degraded", "down", "unknown", "maintenance");

  /** What happens after two and a half hours. */
  enum Case {
    /** Three minutes without a scrape of anything. */
    GAP,
    /** The service is away for two minutes; what only its process counts begins anew. */
    RESTART,
    /** Every target is in planned maintenance from then on. */
    MAINTENANCE,
    /** The service can conclude nothing about any target from then on. */
    UNKNOWN,
    /** A month ends: its figures move to "previous", and those of the new one begin. */
    MONTH
  }

  private final Case happening;
  private final List<String> series = new ArrayList<>();

  private RuleWorlds(Case happening) {
    this.happening = happening;
  }

  static String of(Case happening) {
    RuleWorlds world = new RuleWorlds(happening);
    for (int n = 0; n < 6; n++) {
      world.target("web-" + n, "website");
    }
    world.target("wan-1", "wan");
    world.target("lk/web-0", "portal_link");
    world.service();
    world.incident();
    world.stack();
    return world.series.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private void target(String id, String kind) {
    String about =
        String.format(
            Locale.ROOT,
            "target=\"%s\", kind=\"%s\", agency=\"a\", district=\"288\", instance=\"%s\"",
            id,
            kind,
            id);
    gauge("avail_target_info", about + ", tier=\"1\", name=\"x\"", 1);
    state(about);
    for (String state : STATES) {
      String now =
          switch (happening) {
            case MAINTENANCE -> "maintenance";
            case UNKNOWN -> "unknown";
            case GAP, RESTART, MONTH -> "up";
          };
      seconds(about + ", state=\"" + state + "\"", state.equals("up"), state.equals(now));
    }
    timestamp("avail_probe_last_completion_timestamp_seconds", about, 0);
    gauge("avail_probe_interval_seconds", about, 60);
    gauge("avail_target_flapping", about, 0);
    gauge("avail_tls_cert_not_after_timestamp_seconds", about, 400 * 86_400);
    month(about);
  }

  private void state(String about) {
    int after =
        switch (happening) {
          case MAINTENANCE -> 1;
          case UNKNOWN -> 2;
          case GAP, RESTART, MONTH -> 0;
        };
    add("avail_target_state", about, "0x" + (MIDDLE - 1) + hole() + after + "x" + MINUTES);
  }

  private void seconds(String about, boolean before, boolean after) {
    int reached = before ? 60 * MIDDLE : 0;
    add(
        "avail_target_state_seconds_total",
        about,
        "0+"
            + (before ? 60 : 0)
            + "x"
            + (MIDDLE - 1)
            + hole()
            + reached
            + "+"
            + (after ? 60 : 0)
            + "x"
            + MINUTES);
  }

  private void month(String about) {
    boolean turns = happening == Case.MONTH;
    for (String month : List.of("current", "previous")) {
      String labels = about + ", month=\"" + month + "\"";
      boolean begins = turns && month.equals("previous");
      String first = begins ? "_x" + (MIDDLE - 1) : "0.9995x" + (MIDDLE - 1);
      String second = turns && month.equals("current") ? "_x5 1x" : "0.9995x";
      add("avail_month_availability_ratio", labels, first + hole() + second + MINUTES);
      add("avail_month_coverage_ratio", labels, first + hole() + second + MINUTES);
    }
  }

  private void service() {
    String up = "1x" + (MIDDLE - 1);
    boolean away = happening == Case.RESTART;
    add("up", "job=\"monitor\", instance=\"m:1\"", up + (away ? " 0x1 " : " ") + "1x" + MINUTES);
    String since = away ? Integer.toString(60 * MIDDLE) : "0";
    add("avail_start_time_seconds", "", "0x" + (MIDDLE - 1) + hole() + since + "x" + MINUTES);
    gauge("avail_vantage_up", "side=\"internet\"", 1);
    gauge("avail_vantage_judged", "side=\"internet\"", 1);
    timestamp("avail_snapshot_timestamp_seconds", "", 0);
    counter("avail_scheduler_lag_seconds_bucket", "le=\"0.5\"", 600);
    counter("avail_scheduler_lag_seconds_bucket", "le=\"+Inf\"", 600);
    counter("avail_probe_latency_seconds_bucket", "kind=\"website\", le=\"1.0\"", 600);
    counter("avail_probe_latency_seconds_bucket", "kind=\"website\", le=\"+Inf\"", 600);
    counter("avail_probes_overload_total", "", 0);
    gauge("avail_canary_caught", "canary=\"good\"", 1);
    gauge("avail_config_last_reload_successful", "", 1);
    gauge("avail_targets", "kind=\"website\"", 6);
    timestamp("avail_ledger_last_write_timestamp_seconds", "", 0);
    counter("avail_ledger_write_errors_total", "", 0);
    timestamp("avail_outbox_oldest_timestamp_seconds", "", 0);
    gauge("avail_roster_holes", "roster=\"desk\"", 0);
    timestamp("avail_mailbox_last_success_timestamp_seconds", "", 0);
    counter("avail_mailbox_failures_total", "", 0);
    counter("avail_alertmanager_posts_total", "endpoint=\"a\", result=\"ok\"", 1);
    counter("avail_alertmanager_posts_total", "endpoint=\"a\", result=\"failed\"", 0);
    gauge("avail_report_last_success_timestamp_seconds", "", 0);
    gauge("avail_slo_objective_ratio", "tier=\"1\"", 0.99);
  }

  /** Resolved, with a clock that still runs for hours. */
  private void incident() {
    gauge("avail_target_incident", "target=\"web-0\", incident=\"SC-1\"", 1);
    gauge("avail_incident_info", "incident=\"SC-1\", kind=\"outage\", phase=\"resolved\"", 1);
    gauge("avail_incidents", "severity=\"S3\", type=\"\", stage=\"\"", 1);
    timestamp(
        "avail_incident_step_deadline_timestamp_seconds", "incident=\"SC-1\", step=\"ack\"", 7200);
    gauge("avail_incident_step_done", "incident=\"SC-1\", step=\"ack\"", 0);
  }

  private void stack() {
    boolean gap = happening == Case.GAP;
    String hole = gap ? " stale _x2 " : " ";
    for (String steady :
        List.of(
            "prometheus_config_last_reload_successful 1",
            "prometheus_notifications_alertmanagers_discovered 1",
            "prometheus_rule_evaluation_failures_total 0",
            "prometheus_tsdb_storage_blocks_bytes 1000",
            "prometheus_tsdb_retention_limit_bytes 100000")) {
      String[] parts = steady.split(" ", -1);
      String value = parts[1] + "x";
      add(parts[0], "job=\"prometheus\"", value + (MIDDLE - 1) + hole + value + MINUTES);
    }
    add("up", "job=\"alertmanager\"", "1x" + 2 * MINUTES);
    add("alertmanager_notifications_failed_total", "integration=\"email\"", "0x" + 2 * MINUTES);
    gauge("scrape_samples_scraped", "job=\"monitor\", instance=\"m:1\"", 42_000);
    gauge("scrape_sample_limit", "job=\"monitor\", instance=\"m:1\"", 60_000);
  }

  private void gauge(String name, String labels, double value) {
    String text = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    add(name, labels, text + "x" + (MIDDLE - 1) + hole() + text + "x" + MINUTES);
  }

  /** Of the process alone. */
  private void counter(String name, String labels, int perMinute) {
    int goesOn = happening == Case.RESTART ? 0 : perMinute * MIDDLE;
    add(
        name,
        labels,
        "0+" + perMinute + "x" + (MIDDLE - 1) + hole() + goesOn + "+" + perMinute + "x" + MINUTES);
  }

  /** Keeps pace with the clock, so many seconds ahead of it. */
  private void timestamp(String name, String labels, int ahead) {
    int minutes =
        switch (happening) {
          case GAP -> 3;
          case RESTART -> 2;
          case MAINTENANCE, UNKNOWN, MONTH -> 0;
        };
    int reached = 60 * (MIDDLE + minutes) + ahead;
    add(name, labels, ahead + "+60x" + (MIDDLE - 1) + hole() + reached + "+60x" + MINUTES);
  }

  /** Prometheus marks what a failed scrape did not bring. */
  private String hole() {
    return switch (happening) {
      case GAP -> " stale _x2 ";
      case RESTART -> " stale _x1 ";
      case MAINTENANCE, UNKNOWN, MONTH -> " ";
    };
  }

  private void add(String name, String labels, String values) {
    series.add("      - {series: '" + name + "{" + labels + "}', values: '" + values + "'}");
  }
}
