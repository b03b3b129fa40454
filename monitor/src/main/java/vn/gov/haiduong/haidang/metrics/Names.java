package vn.gov.haiduong.haidang.metrics;

import static vn.gov.haiduong.haidang.metrics.Names.Scope.PROCESS;
import static vn.gov.haiduong.haidang.metrics.Names.Scope.SERVICE;
import static vn.gov.haiduong.haidang.metrics.Names.Scope.TARGET;
import static vn.gov.haiduong.haidang.metrics.Names.Type.COUNTER;
import static vn.gov.haiduong.haidang.metrics.Names.Type.GAUGE;
import static vn.gov.haiduong.haidang.metrics.Names.Type.HISTOGRAM;
import static vn.gov.haiduong.haidang.metrics.Names.Type.INFO;

import java.util.List;
import java.util.Optional;

/**
 * Every metric of our own, in the order of the exposition: the one place for names, types, labels
 * and meanings. {@code docs/metrics.md} says the same and is compared by a test.
 *
 * <p>Names that begin with {@code probe_} are those of blackbox_exporter and state facts of the
 * last probe; names that begin with {@code avail_} are verdicts and the monitor's own standing.
 */
public enum Names {
  PROBE_SUCCESS(
      "probe_success",
      GAUGE,
      TARGET,
      "Whether the last probe was good: 1 for up and degraded, 0 for down, absent for unknown."),
  PROBE_DURATION(
      "probe_duration_seconds", GAUGE, TARGET, "How long the last probe took, to its verdict."),
  PROBE_DNS_LOOKUP(
      "probe_dns_lookup_time_seconds", GAUGE, TARGET, "How long the look-up of the name took."),
  PROBE_IP_PROTOCOL(
      "probe_ip_protocol",
      GAUGE,
      TARGET,
      "IP version of the address that the facts speak for; 0 when the name had no answer."),
  PROBE_IP_HASH(
      "probe_ip_addr_hash",
      GAUGE,
      TARGET,
      "FNV-1a hash of that address, to see that it changed; 0 when the name had no answer."),
  PROBE_HTTP_DURATION(
      "probe_http_duration_seconds",
      GAUGE,
      TARGET,
      "Time in each phase of the last HTTP probe, summed over redirects.",
      "phase"),
  PROBE_HTTP_STATUS(
      "probe_http_status_code", GAUGE, TARGET, "Status of the last answer; 0 when there was none."),
  PROBE_HTTP_CONTENT_LENGTH(
      "probe_http_content_length",
      GAUGE,
      TARGET,
      "Length that the answer announced; -1 when it announced none, 0 without answer."),
  PROBE_HTTP_BODY_LENGTH(
      "probe_http_uncompressed_body_length",
      GAUGE,
      TARGET,
      "Bytes of the body that were read, after decompression."),
  PROBE_HTTP_REDIRECTS("probe_http_redirects", GAUGE, TARGET, "Redirects that were followed."),
  PROBE_HTTP_SSL("probe_http_ssl", GAUGE, TARGET, "Whether the last hop was over TLS."),
  PROBE_HTTP_VERSION(
      "probe_http_version", GAUGE, TARGET, "HTTP version of the last answer; 0 without answer."),
  PROBE_FAILED_REGEX(
      "probe_failed_due_to_regex",
      GAUGE,
      TARGET,
      "Whether the last probe failed because of an expected or a refused text."),
  PROBE_CERT_EXPIRY(
      "probe_ssl_earliest_cert_expiry",
      GAUGE,
      TARGET,
      "Earliest end of validity among the certificates that the server sent, in Unix time."),
  PROBE_CHAIN_INFO(
      "probe_ssl_last_chain_info",
      INFO,
      TARGET,
      "The server's own certificate.",
      "fingerprint_sha256",
      "subject",
      "issuer",
      "subjectalternative",
      "serialnumber"),
  PROBE_TLS_VERSION("probe_tls_version_info", INFO, TARGET, "TLS version agreed on.", "version"),
  PROBE_TLS_CIPHER("probe_tls_cipher_info", INFO, TARGET, "Cipher suite agreed on.", "cipher"),
  PROBE_DNS_DURATION(
      "probe_dns_duration_seconds",
      GAUGE,
      TARGET,
      "Time in each phase of the last question to a name server.",
      "phase"),
  PROBE_DNS_ANSWERS("probe_dns_answer_rrs", GAUGE, TARGET, "Records in the answer section."),
  PROBE_DNS_AUTHORITY(
      "probe_dns_authority_rrs", GAUGE, TARGET, "Records in the authority section."),
  PROBE_DNS_ADDITIONAL(
      "probe_dns_additional_rrs", GAUGE, TARGET, "Records in the additional section."),
  PROBE_DNS_SUCCEEDED(
      "probe_dns_query_succeeded", GAUGE, TARGET, "Whether any answer of the server arrived."),
  PROBE_DNS_SERIAL(
      "probe_dns_serial", GAUGE, TARGET, "Serial of the zone, where SOA is asked for."),
  PROBE_ICMP_DURATION(
      "probe_icmp_duration_seconds",
      GAUGE,
      TARGET,
      "Time in each phase of the last echo; rtt is the mean of the answered packets.",
      "phase"),
  PROBE_ICMP_HOP_LIMIT(
      "probe_icmp_reply_hop_limit", GAUGE, TARGET, "Hop limit of the last echo reply."),

  TARGET_INFO(
      "avail_target_info",
      INFO,
      TARGET,
      "What the target is; the only metric with display names and addresses.",
      "agency_name",
      "name",
      "url",
      "tier",
      "wan_link",
      "hosted_on",
      "side"),
  TARGET_STATE(
      "avail_target_state",
      GAUGE,
      TARGET,
      "State: 0 up, 1 maintenance, 2 unknown, 3 degraded, 4 down."),
  STATE_SECONDS(
      "avail_target_state_seconds_total",
      COUNTER,
      TARGET,
      "Decided time in each state; never falls.",
      "state"),
  DECIDED(
      "avail_target_decided_timestamp_seconds",
      GAUGE,
      TARGET,
      "How far decided time reaches, in Unix time."),
  STATE_SINCE(
      "avail_target_state_since_timestamp_seconds",
      GAUGE,
      TARGET,
      "Since when the target is in its state, dated back to the first failed probe, in Unix time."),
  FLAPPING("avail_target_flapping", GAUGE, TARGET, "Whether the target changes to and fro."),
  PROBES(
      "avail_probes_total",
      COUNTER,
      TARGET,
      "Probes: success for up and degraded, failure for down, error for unknown.",
      "result"),
  FAILURES(
      "avail_probe_failures_total",
      COUNTER,
      TARGET,
      "Probes that were not simply up, by cause; a cause appears when it first occurs.",
      "cause"),
  DURATION(
      "avail_probe_duration_seconds",
      GAUGE,
      TARGET,
      "How long the last probe took; only when the target answered."),
  PHASE(
      "avail_probe_phase_duration_seconds",
      GAUGE,
      TARGET,
      "Time in each phase that the last probe reached.",
      "phase"),
  COMPLETION(
      "avail_probe_last_completion_timestamp_seconds",
      GAUGE,
      TARGET,
      "When the last probe came to its verdict, in Unix time."),
  INTERVAL("avail_probe_interval_seconds", GAUGE, TARGET, "Configured time between two probes."),
  ADDRESSES("avail_addresses", GAUGE, TARGET, "Addresses measured by the last probe."),
  ADDRESS_SUCCESS(
      "avail_address_success",
      GAUGE,
      TARGET,
      "Whether an address was good: n counts the addresses of the last probe from 1, to 16.",
      "family",
      "n"),
  HTTP_STATUS("avail_http_status_code", GAUGE, TARGET, "Status of the last answer, if any."),
  CERT_NOT_AFTER(
      "avail_tls_cert_not_after_timestamp_seconds",
      GAUGE,
      TARGET,
      "End of validity of the server's own certificate, in Unix time; also when it is flawed."),
  TLS_TRUSTED("avail_tls_trusted", GAUGE, TARGET, "Whether the certificate path has no flaw."),
  TLS_FLAW("avail_tls_flaw", GAUGE, TARGET, "1 for each flaw of the certificate path.", "flaw"),
  DNS_SERIAL(
      "avail_dns_serial",
      GAUGE,
      TARGET,
      "Serial at each name server of the zone, in the order of their names, to 16.",
      "n"),
  WAN_RTT("avail_wan_rtt_seconds", GAUGE, TARGET, "Mean round trip of the answered echo packets."),
  WAN_LOSS("avail_wan_packet_loss_ratio", GAUGE, TARGET, "Share of echo packets without answer."),
  STARTTLS("avail_starttls_offered", GAUGE, TARGET, "Whether the mail server offers STARTTLS."),
  SIP_STATUS("avail_sip_status_code", GAUGE, TARGET, "Status of the last SIP answer."),
  NTP_STRATUM("avail_ntp_stratum", GAUGE, TARGET, "Stratum of the time server."),
  NTP_OFFSET("avail_ntp_offset_seconds", GAUGE, TARGET, "Its clock against ours."),

  LATENCY(
      "avail_probe_latency_seconds",
      HISTOGRAM,
      SERVICE,
      "Duration of answered probes by kind of target.",
      "kind",
      "vantage"),
  LAG(
      "avail_scheduler_lag_seconds",
      HISTOGRAM,
      SERVICE,
      "How late probes started after their intended time."),
  LATENESS(
      "avail_probe_lateness_seconds",
      GAUGE,
      SERVICE,
      "How late probes of the last minute started.",
      "stat"),
  TARGETS("avail_targets", GAUGE, SERVICE, "Targets that are measured.", "kind"),
  NOT_PROBED(
      "avail_not_probed", GAUGE, SERVICE, "Rows of the inventory that are not measured.", "reason"),
  UNITS("avail_units", GAUGE, SERVICE, "Units that exist today.", "unit_kind", "district"),
  UNITS_OBLIGED(
      "avail_units_obliged",
      GAUGE,
      SERVICE,
      "Units that must have a site.",
      "unit_kind",
      "district"),
  UNITS_WITH_SITE(
      "avail_units_with_site",
      GAUGE,
      SERVICE,
      "Units with a registered site.",
      "unit_kind",
      "district"),
  UNITS_NO_SITE(
      "avail_units_without_site",
      GAUGE,
      SERVICE,
      "Units that are confirmed to have no site.",
      "unit_kind",
      "district"),
  UNITS_UNCONFIRMED(
      "avail_units_unconfirmed",
      GAUGE,
      SERVICE,
      "Units of which nobody knows.",
      "unit_kind",
      "district"),
  UNITS_MEASURED(
      "avail_units_measured",
      GAUGE,
      SERVICE,
      "Units with a measured target.",
      "unit_kind",
      "district"),
  UNITS_OBLIGED_MEASURED(
      "avail_units_obliged_measured",
      GAUGE,
      SERVICE,
      "Obliged units with a measured target.",
      "unit_kind",
      "district"),
  VANTAGE_UP(
      "avail_vantage_up",
      GAUGE,
      SERVICE,
      "Whether the monitor can see through this side of its own network.",
      "side"),
  VANTAGE_JUDGED(
      "avail_vantage_judged",
      GAUGE,
      SERVICE,
      "Whether the side has enough anchors for a verdict.",
      "side"),
  VANTAGE_SINCE(
      "avail_vantage_since_timestamp_seconds",
      GAUGE,
      SERVICE,
      "Since when the side can see, or cannot, in Unix time.",
      "side"),
  ANCHORS("avail_vantage_anchors", GAUGE, SERVICE, "Anchors of the side.", "side"),
  ANCHORS_ANSWERED(
      "avail_vantage_anchors_answered",
      GAUGE,
      SERVICE,
      "Anchors of the side that answered last.",
      "side"),
  IN_FLIGHT("avail_probes_in_flight", GAUGE, SERVICE, "Probes being made."),
  QUEUE("avail_probe_queue_length", GAUGE, SERVICE, "Probes that wait out of politeness."),
  MADE("avail_probes_made_total", COUNTER, SERVICE, "Probes since the start."),
  OVERLOAD(
      "avail_probes_overload_total",
      COUNTER,
      SERVICE,
      "Probes that could not start in time and became unknown."),
  CANARY("avail_canary_caught", GAUGE, SERVICE, "Whether the canary's fault was seen.", "canary"),
  CANARY_MISSED(
      "avail_canary_missed_total", COUNTER, SERVICE, "Rounds that missed the fault.", "canary"),
  COMMON_CAUSES(
      "avail_common_causes",
      GAUGE,
      SERVICE,
      "Groups of targets that fail together, by what they share.",
      "shared"),
  LINKS_EXPECTED(
      "avail_portal_links_expected",
      GAUGE,
      SERVICE,
      "Links between the portal and the agency's sites that must exist, both directions.",
      "agency"),
  LINKS(
      "avail_portal_links",
      GAUGE,
      SERVICE,
      "Those links by how they stand: ok, missing, wrong, broken, unknown; absent where none does.",
      "agency",
      "result"),
  LINKS_UNREGISTERED(
      "avail_portal_unregistered_hosts",
      GAUGE,
      SERVICE,
      "Hosts to which the portal's listing leads and that nobody registered."),
  SERVICES_CATALOGUED(
      "avail_services_catalogued",
      GAUGE,
      SERVICE,
      "Public services in the registry.",
      "agency",
      "level"),
  SERVICES(
      "avail_services",
      GAUGE,
      SERVICE,
      "Those services by whether their path of pages works: ok, broken, unconfirmed.",
      "agency",
      "level",
      "result"),
  SLO_OBJECTIVE(
      "avail_slo_objective_ratio",
      GAUGE,
      SERVICE,
      "Smallest share of measured time in which targets of a goal group must answer.",
      "tier"),
  GOAL_RATIO(
      "avail_goal_ratio",
      GAUGE,
      SERVICE,
      "Share of what a goal counts that meets it; absent where nothing is counted.",
      "goal"),
  GOAL_UNITS(
      "avail_goal_units",
      GAUGE,
      SERVICE,
      "What a goal counts, by how it stands.",
      "goal",
      "result"),
  UNITS_LINKED(
      "avail_units_linked",
      GAUGE,
      SERVICE,
      "Obliged units by whether their site answers and is joined with the portal both ways.",
      "unit_kind",
      "result"),
  MEETING_POINTS(
      "avail_meeting_points",
      GAUGE,
      SERVICE,
      "Video points of meetings that are watched now, by readiness.",
      "result"),
  RELOAD_OK(
      "avail_config_last_reload_successful",
      GAUGE,
      SERVICE,
      "Whether the last reading of the configuration was accepted."),
  RELOAD_AT(
      "avail_config_last_reload_timestamp_seconds",
      GAUGE,
      SERVICE,
      "When the configuration was last read, in Unix time."),
  CONFIG_SINCE(
      "avail_config_in_force_since_timestamp_seconds",
      GAUGE,
      SERVICE,
      "Since when the configuration is in force, in Unix time."),
  CONFIG_PROBLEMS(
      "avail_config_problems", GAUGE, SERVICE, "Problems of the last reading, if it was refused."),
  CONFIG_INFO("avail_config_info", INFO, SERVICE, "Hash of the configuration in force.", "hash"),
  SNAPSHOT_AT(
      "avail_snapshot_timestamp_seconds",
      GAUGE,
      SERVICE,
      "The moment of which this exposition tells, in Unix time."),
  START_TIME("avail_start_time_seconds", GAUGE, SERVICE, "When the service started, in Unix time."),
  INCIDENTS(
      "avail_incidents",
      GAUGE,
      SERVICE,
      "Incidents that are not closed, by internal severity, type of the plan and stage.",
      "severity",
      "type",
      "stage"),
  INCIDENTS_OPENED(
      "avail_incidents_opened_total",
      COUNTER,
      SERVICE,
      "Incidents opened since the start, by the severity at their opening.",
      "severity"),
  INCIDENTS_CLOSED(
      "avail_incidents_closed_total",
      COUNTER,
      SERVICE,
      "Incidents closed since the start, by their last severity.",
      "severity"),
  INCIDENT_INFO(
      "avail_incident_info",
      INFO,
      SERVICE,
      "An incident, while it is open or a clock of the law runs, and 24 h after; at most 500.",
      "incident",
      "target",
      "agency",
      "severity",
      "kind",
      "type",
      "stage",
      "phase",
      "cause"),
  INCIDENT_START(
      "avail_incident_start_timestamp_seconds",
      GAUGE,
      SERVICE,
      "True start of the incident, in Unix time.",
      "incident",
      "agency"),
  TARGET_INCIDENT(
      "avail_target_incident",
      GAUGE,
      SERVICE,
      "1 for each member of an open incident.",
      "target",
      "incident"),
  INCIDENT_STEP_DEADLINE(
      "avail_incident_step_deadline_timestamp_seconds",
      GAUGE,
      SERVICE,
      "When the time of a clock is up, in Unix time; clocks that do not run are left out.",
      "incident",
      "step"),
  INCIDENT_STEP_DONE(
      "avail_incident_step_done",
      GAUGE,
      SERVICE,
      "Whether a recorded act has stopped the clock.",
      "incident",
      "step"),
  INCIDENT_STEPS_MISSED(
      "avail_incident_steps_missed_total",
      COUNTER,
      SERVICE,
      "Clocks whose time was up before the act, since the start, of closed incidents too.",
      "step"),
  INCIDENT_DETECT(
      "avail_incident_detect_seconds",
      HISTOGRAM,
      SERVICE,
      "From when an incident could first be measured to its opening.",
      "severity"),
  INCIDENT_TELL(
      "avail_incident_tell_seconds",
      HISTOGRAM,
      SERVICE,
      "From the confirmation to the first telling.",
      "severity"),
  INCIDENT_ACKNOWLEDGE(
      "avail_incident_acknowledge_seconds",
      HISTOGRAM,
      SERVICE,
      "From the opening to the first acknowledgement.",
      "severity"),
  INCIDENT_RESOLVE(
      "avail_incident_resolve_seconds",
      HISTOGRAM,
      SERVICE,
      "From the true start to the true end.",
      "severity"),
  ROSTER_HOLES(
      "avail_roster_holes",
      GAUGE,
      SERVICE,
      "Stretches of the next 14 days in which a slot of an active roster has nobody.",
      "roster"),
  ROSTER_ON_CALL(
      "avail_roster_on_call",
      GAUGE,
      SERVICE,
      "Whether somebody is on call in the slot now.",
      "roster",
      "slot"),
  BUILD_INFO(
      "avail_build_info", INFO, SERVICE, "What is running.", "version", "revision", "vantage"),
  OUTBOX_MESSAGES("avail_outbox_messages", GAUGE, PROCESS, "Messages that nobody has taken yet."),
  OUTBOX_OLDEST(
      "avail_outbox_oldest_timestamp_seconds",
      GAUGE,
      PROCESS,
      "Since when the oldest waiting message waits; NaN when none does."),
  DELIVERIES(
      "avail_deliveries_total",
      COUNTER,
      PROCESS,
      "Attempts to tell, by channel and result.",
      "channel",
      "result"),
  DEAD_MAN_LAST(
      "avail_dead_man_last_success_timestamp_seconds",
      GAUGE,
      PROCESS,
      "When the last sign of life outwards was taken; absent where none is set up."),
  DEAD_MAN_FAILURES(
      "avail_dead_man_failures_total", COUNTER, PROCESS, "Signs of life that nobody took."),
  MAILBOX_LAST(
      "avail_mailbox_last_success_timestamp_seconds",
      GAUGE,
      PROCESS,
      "When the mailbox of replies was last read; absent where none is set up."),
  MAILBOX_FAILURES(
      "avail_mailbox_failures_total",
      COUNTER,
      PROCESS,
      "Looks into the mailbox of replies that failed."),
  ALERTMANAGER_POSTS(
      "avail_alertmanager_posts_total",
      COUNTER,
      PROCESS,
      "Posts of incidents to an Alertmanager, by result.",
      "endpoint",
      "result"),
  LOOP_LATE(
      "avail_loop_late_seconds",
      GAUGE,
      PROCESS,
      "How late a probing loop came to its tick, at most, within the last minute.",
      "loop"),
  LEDGER_LAST_WRITE(
      "avail_ledger_last_write_timestamp_seconds",
      GAUGE,
      PROCESS,
      "When entries last reached the ledger."),
  LEDGER_WRITE_ERRORS(
      "avail_ledger_write_errors_total",
      COUNTER,
      PROCESS,
      "Batches that could not be written to the ledger."),
  LEDGER_LOST(
      "avail_ledger_lost_measurements_total",
      COUNTER,
      PROCESS,
      "Measurements that memory could not hold while nothing could be written."),
  PAGE_READINGS(
      "avail_page_readings_total",
      COUNTER,
      PROCESS,
      "Readings of pages: judged anew, the same as before, or not to be read.",
      "result"),
  PAGE_LATENESS(
      "avail_page_lateness_seconds",
      GAUGE,
      PROCESS,
      "How late the next reading of a page is; 0 while all are in time."),
  PAGE_SITES(
      "avail_page_sites",
      GAUGE,
      PROCESS,
      "Sites by what their pages come to; suspect means that a person must look, nothing more.",
      "judged"),
  PAGE_PROPOSALS(
      "avail_page_proposals", GAUGE, PROCESS, "Copies of pages that wait for a person's approval."),
  LEDGER_WAITING(
      "avail_ledger_waiting_entries", GAUGE, PROCESS, "Entries that wait to be written."),
  LEDGER_SPOOL(
      "avail_ledger_spool_bytes",
      GAUGE,
      PROCESS,
      "Size of the file in which entries wait while the ledger is gone."),
  LEDGER_SIZE("avail_ledger_size_bytes", GAUGE, PROCESS, "Size of the embedded ledger."),
  ALERTS_RECEIVED(
      "avail_alerts_received_total",
      COUNTER,
      PROCESS,
      "Alerts of rules outside that were taken from Alertmanager."),
  MONTH_AVAILABILITY(
      "avail_month_availability_ratio",
      GAUGE,
      PROCESS,
      "Availability of the month as the report shows it, by target and by kind.",
      "month",
      "target",
      "kind",
      "agency",
      "district"),
  MONTH_COVERAGE(
      "avail_month_coverage_ratio",
      GAUGE,
      PROCESS,
      "Share of the month that was measured, by target and by kind.",
      "month",
      "target",
      "kind",
      "agency",
      "district"),
  REPORT_LAST_SUCCESS(
      "avail_report_last_success_timestamp_seconds",
      GAUGE,
      PROCESS,
      "When a month was last closed and its report frozen; absent until one was."),
  REPORT_ROUND_LAST_SUCCESS(
      "avail_report_round_last_success_timestamp_seconds",
      GAUGE,
      PROCESS,
      "When the service last looked, without failure, whether agencies are to be asked about the"
          + " month's draft or reminded, or the month closed; absent until it did.");

  /** Identity labels of every metric about a target, before its own. */
  public static final List<String> IDENTITY =
      List.of("target", "kind", "agency", "district", "instance");

  private static final String TOTAL = "_total";
  private static final String INFO_SUFFIX = "_info";

  private final String sample;
  private final Type type;
  private final Scope scope;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, which nobody can change.
  private final List<String> labels;

  /** Types as Prometheus names them. */
  public enum Type {
    GAUGE,
    COUNTER,
    HISTOGRAM,
    INFO
  }

  /** What a metric is about, and who exports it. */
  public enum Scope {
    /** A target, with the identity labels. */
    TARGET,
    /** The service, from the snapshot. */
    SERVICE,
    /** The service, counted by the room that does the work, through Micrometer. */
    PROCESS
  }

  Names(String sample, Type type, Scope scope, String help, String... labels) {
    this.sample = sample;
    this.type = type;
    this.scope = scope;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Name of its samples (of a histogram: before the suffixes). */
  public String sample() {
    return sample;
  }

  public Type type() {
    return type;
  }

  public Scope scope() {
    return scope;
  }

  public String help() {
    return help;
  }

  /** Labels beside the identity labels, in their order. */
  public List<String> labels() {
    return labels;
  }

  /** Name of the family: OpenMetrics keeps the suffixes of counters and infos out of it. */
  String family(Format format) {
    if (format == Format.OPEN_METRICS) {
      if (type == COUNTER) {
        return sample.substring(0, sample.length() - TOTAL.length());
      }
      if (type == INFO) {
        return sample.substring(0, sample.length() - INFO_SUFFIX.length());
      }
    }
    return sample;
  }

  /** Name for a meter of Micrometer, which adds the suffix of counters itself. */
  public String meter() {
    return type == COUNTER ? family(Format.OPEN_METRICS) : sample;
  }

  /** The word after TYPE; the classic format knows no infos. */
  String typeWord(Format format) {
    return switch (type) {
      case GAUGE -> "gauge";
      case COUNTER -> "counter";
      case HISTOGRAM -> "histogram";
      case INFO -> format == Format.OPEN_METRICS ? "info" : "gauge";
    };
  }

  /** The base unit, which the family's name ends with. */
  public Optional<String> unit() {
    String family = family(Format.OPEN_METRICS);
    if (family.endsWith("_seconds")) {
      return Optional.of("seconds");
    }
    return family.endsWith("_ratio") ? Optional.of("ratio") : Optional.empty();
  }
}
