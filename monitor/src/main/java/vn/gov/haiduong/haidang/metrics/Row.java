package vn.gov.haiduong.haidang.metrics;

import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.status.TargetStatus;

/**
 * One target, taken apart once for all families. What is null was not seen: fields, because seventy
 * families ask each of them for ten thousand targets.
 */
final class Row {

  final TargetStatus status;
  final byte[] labels;
  final byte[] info;

  /** The last probe, unless it said nothing about the target. */
  final @Nullable Observation fact;

  final @Nullable Phases phases;
  final @Nullable AddressResult speaker;
  final @Nullable HttpFacts http;
  final @Nullable TlsFacts tls;
  final ProtocolFacts.@Nullable Dns dns;
  final ProtocolFacts.@Nullable Echo echo;
  final ProtocolFacts.@Nullable Dialogue dialogue;
  final ProtocolFacts.@Nullable Sip sip;
  final ProtocolFacts.@Nullable Ntp ntp;

  Row(TargetStatus status, TargetText text) {
    this.status = status;
    this.labels = text.identity;
    this.info = text.info;
    Observation last = status.last().orElse(null);
    fact = last != null && last.outcome().verdict() != Verdict.UNKNOWN ? last : null;
    phases = fact == null ? null : fact.phases();
    speaker = fact == null ? null : fact.speaker().orElse(null);
    http = speaker == null ? null : speaker.http().orElse(null);
    tls = speaker == null ? null : speaker.tls().orElse(null);
    ProtocolFacts protocol = speaker == null ? null : speaker.protocol().orElse(null);
    dns = protocol instanceof ProtocolFacts.Dns facts ? facts : null;
    echo = protocol instanceof ProtocolFacts.Echo facts ? facts : null;
    dialogue = protocol instanceof ProtocolFacts.Dialogue facts ? facts : null;
    sip = protocol instanceof ProtocolFacts.Sip facts ? facts : null;
    ntp = protocol instanceof ProtocolFacts.Ntp facts ? facts : null;
  }
}
