package vn.gov.haiduong.haidang.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen by the probers other than HTTP; strings are bounded and free of control characters.
 */
public sealed interface ProtocolFacts {

  /**
   * An answer of a name server.
   *
   * @param rcode such as "NOERROR"; empty when none arrived
   * @param answers records as "name ttl type data"
   * @param serials SOA serial by server, where agreement was asked for
   */
  record Dns(
      String rcode,
      boolean authoritative,
      boolean overTcp,
      List<String> answers,
      int authorityCount,
      int additionalCount,
      Map<String, Long> serials)
      implements ProtocolFacts {
    public Dns {
      answers = List.copyOf(answers);
      serials = Map.copyOf(serials);
    }
  }

  /** Echo packets; round trips of the received ones in nanoseconds. */
  record Echo(int sent, int received, List<Long> rttNanos, int hopLimit) implements ProtocolFacts {
    public Echo {
      rttNanos = List.copyOf(rttNanos);
    }
  }

  /**
   * A spoken dialogue.
   *
   * @param transcript lines that were exchanged, marked "> " and "< "
   * @param startTls whether STARTTLS was offered; empty where the protocol has none
   */
  record Dialogue(List<String> transcript, Optional<Boolean> startTls) implements ProtocolFacts {
    public Dialogue {
      transcript = List.copyOf(transcript);
    }
  }

  /** A SIP answer. */
  record Sip(int status, String reason) implements ProtocolFacts {}

  /** An NTP answer; offset of its clock from ours in seconds. */
  record Ntp(int stratum, double offsetSeconds) implements ProtocolFacts {}
}
