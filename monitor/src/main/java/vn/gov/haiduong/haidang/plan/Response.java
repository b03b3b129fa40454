package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a severity asks for.
 *
 * @param tell bodies that hear of it at once, together (TT 20/2017 Điều 10.2a; phương châm tại chỗ)
 * @param channels in this order until one delivers
 * @param acknowledgeWithin internal; no law gives it
 * @param classifyWithin until a named person has said what it is; empty where nobody need
 * @param remindEvery in working days for findings, in hours for outages; empty for never
 * @param remindTimes how often at most
 * @param digest told once a day together, not one by one
 */
public record Response(
    Severity severity,
    List<String> tell,
    List<Channel> channels,
    Allowance acknowledgeWithin,
    Optional<Duration> classifyWithin,
    List<Escalation> escalations,
    Optional<Allowance> remindEvery,
    int remindTimes,
    boolean digest,
    String legalBasis) {

  public Response {
    tell = List.copyOf(tell);
    channels = List.copyOf(channels);
    escalations = List.copyOf(escalations);
  }
}
