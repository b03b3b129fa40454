package vn.gov.haiduong.haidang.metrics;

import java.net.Inet4Address;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.Phases.Phase;
import vn.gov.haiduong.haidang.probe.TlsFacts.Trust;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.status.Counts;

/** Verdicts: what each target is, the state it is in, and what its measurements came to. */
final class VerdictFamilies {

  private static final int MOST_NUMBERED = 16;
  private static final Map<State, byte[]> STATES =
      byEnum(State.class, state -> Samples.label("state", state.label()));
  private static final Map<Cause, byte[]> CAUSES =
      byEnum(Cause.class, cause -> Samples.label("cause", cause.label()));
  private static final Map<Phase, byte[]> PHASES =
      byEnum(Phase.class, phase -> Samples.label("phase", phase.label()));
  private static final Map<Trust, byte[]> FLAWS =
      byEnum(Trust.class, trust -> Samples.label("flaw", trust.label()));
  private static final byte[] SUCCESS = Samples.label("result", "success");
  private static final byte[] FAILURE = Samples.label("result", "failure");
  private static final byte[] ERROR = Samples.label("result", "error");
  private static final List<byte[]> V4 = numbered("4");
  private static final List<byte[]> V6 = numbered("6");
  private static final List<byte[]> SERVERS =
      Stream.iterate(1, n -> n + 1)
          .limit(MOST_NUMBERED)
          .map(n -> Samples.label("n", n.toString()))
          .toList();

  private final Samples samples;
  private final Row[] rows;

  private VerdictFamilies(Samples samples, Row[] rows) {
    this.samples = samples;
    this.rows = rows;
  }

  static void write(Samples samples, Row[] rows) {
    VerdictFamilies families = new VerdictFamilies(samples, rows);
    families.states();
    families.probes();
    families.addresses();
    families.protocols();
  }

  private static <E extends Enum<E>> Map<E, byte[]> byEnum(
      Class<E> type, Function<E, byte[]> label) {
    Map<E, byte[]> labels = new EnumMap<>(type);
    for (E value : type.getEnumConstants()) {
      labels.put(value, label.apply(value));
    }
    return labels;
  }

  private static List<byte[]> numbered(String family) {
    return Stream.iterate(1, n -> n + 1)
        .limit(MOST_NUMBERED)
        .map(n -> Samples.labels("family", family, "n", n.toString()))
        .toList();
  }

  private static <E extends Enum<E>> byte[] label(Map<E, byte[]> labels, E value) {
    byte[] label = labels.get(value);
    if (label == null) {
      throw new IllegalStateException("every value has its label: " + value);
    }
    return label;
  }

  private void states() {
    samples.family(Names.TARGET_INFO);
    for (Row row : rows) {
      samples.sample(row.labels, row.info).whole(1);
    }
    samples.family(Names.TARGET_STATE);
    for (Row row : rows) {
      samples.sample(row.labels).whole(row.status.state().gauge());
    }
    samples.family(Names.STATE_SECONDS);
    for (Row row : rows) {
      STATES.forEach(
          (state, label) ->
              samples
                  .sample(row.labels, label)
                  .millis(Math.round(row.status.decided().seconds(state) * 1000)));
    }
    samples.family(Names.DECIDED);
    for (Row row : rows) {
      samples.sample(row.labels).millis(row.status.decided().upTo().toEpochMilli());
    }
    samples.family(Names.STATE_SINCE);
    for (Row row : rows) {
      samples.sample(row.labels).millis(row.status.since().toEpochMilli());
    }
    samples.family(Names.FLAPPING);
    for (Row row : rows) {
      samples.sample(row.labels).flag(row.status.flapping());
    }
  }

  private void probes() {
    samples.family(Names.PROBES);
    for (Row row : rows) {
      Counts counts = row.status.counts();
      samples.sample(row.labels, SUCCESS).whole(counts.up() + counts.degraded());
      samples.sample(row.labels, FAILURE).whole(counts.down());
      samples.sample(row.labels, ERROR).whole(counts.unknown());
    }
    samples.family(Names.FAILURES);
    for (Row row : rows) {
      if (!row.status.counts().byCause().isEmpty()) {
        // In the order of the causes: a map's own order would differ between runs.
        new TreeMap<>(row.status.counts().byCause())
            .forEach((cause, n) -> samples.sample(row.labels, label(CAUSES, cause)).whole(n));
      }
    }
    samples.family(Names.DURATION);
    for (Row row : rows) {
      if (row.fact != null && row.fact.outcome().verdict().good()) {
        samples.sample(row.labels).nanos(row.fact.durationNanos());
      }
    }
    samples.family(Names.PHASE);
    for (Row row : rows) {
      if (row.phases != null) {
        Phases phases = row.phases;
        PHASES.forEach(
            (phase, label) -> {
              if (phases.nanos(phase) != Phases.ABSENT) {
                samples.sample(row.labels, label).nanos(phases.nanos(phase));
              }
            });
      }
    }
    samples.family(Names.COMPLETION);
    for (Row row : rows) {
      if (row.status.lastAtVerdict().isPresent()) {
        samples.sample(row.labels).millis(row.status.lastAtVerdict().get().toEpochMilli());
      }
    }
    samples.family(Names.INTERVAL);
    for (Row row : rows) {
      samples.sample(row.labels).millis(row.status.target().cadence().interval().toMillis());
    }
  }

  private void addresses() {
    samples.family(Names.ADDRESSES);
    for (Row row : rows) {
      if (row.fact != null) {
        samples.sample(row.labels).whole(row.fact.addresses().size());
      }
    }
    samples.family(Names.ADDRESS_SUCCESS);
    for (Row row : rows) {
      if (row.fact != null) {
        List<AddressResult> addresses = row.fact.addresses();
        for (int i = 0; i < Math.min(addresses.size(), MOST_NUMBERED); i++) {
          AddressResult address = addresses.get(i);
          Verdict verdict = address.outcome().verdict();
          if (verdict != Verdict.UNKNOWN) {
            byte[] label = (address.ip() instanceof Inet4Address ? V4 : V6).get(i);
            samples.sample(row.labels, label).flag(verdict.good());
          }
        }
      }
    }
  }

  private void protocols() {
    samples.family(Names.HTTP_STATUS);
    for (Row row : rows) {
      if (row.http != null) {
        samples.sample(row.labels).whole(row.http.status());
      }
    }
    samples.family(Names.CERT_NOT_AFTER);
    for (Row row : rows) {
      if (row.tls != null && !row.tls.chain().isEmpty()) {
        samples.sample(row.labels).whole(row.tls.chain().getFirst().notAfter().getEpochSecond());
      }
    }
    samples.family(Names.TLS_TRUSTED);
    for (Row row : rows) {
      if (row.tls != null) {
        samples.sample(row.labels).flag(row.tls.trust() == Trust.TRUSTED);
      }
    }
    samples.family(Names.TLS_FLAW);
    for (Row row : rows) {
      if (row.tls != null) {
        row.tls.flaws().stream()
            .distinct()
            .forEach(flaw -> samples.sample(row.labels, label(FLAWS, flaw)).whole(1));
      }
    }
    samples.family(Names.DNS_SERIAL);
    for (Row row : rows) {
      if (row.dns != null && !row.dns.serials().isEmpty()) {
        int n = 0;
        for (long serial : new TreeMap<>(row.dns.serials()).values()) {
          if (n < MOST_NUMBERED) {
            samples.sample(row.labels, SERVERS.get(n)).whole(serial);
          }
          n++;
        }
      }
    }
    echo();
    others();
  }

  private void echo() {
    samples.family(Names.WAN_RTT);
    for (Row row : rows) {
      if (row.echo != null && !row.echo.rttNanos().isEmpty()) {
        samples.sample(row.labels).nanos(ProbeFamilies.meanRtt(row.echo));
      }
    }
    samples.family(Names.WAN_LOSS);
    for (Row row : rows) {
      if (row.echo != null && row.echo.sent() > 0) {
        int lost = Math.max(0, row.echo.sent() - row.echo.received());
        samples.sample(row.labels).real((double) lost / row.echo.sent());
      }
    }
  }

  private void others() {
    samples.family(Names.STARTTLS);
    for (Row row : rows) {
      if (row.dialogue != null && row.dialogue.startTls().isPresent()) {
        samples.sample(row.labels).flag(row.dialogue.startTls().get());
      }
    }
    samples.family(Names.SIP_STATUS);
    for (Row row : rows) {
      if (row.sip != null) {
        samples.sample(row.labels).whole(row.sip.status());
      }
    }
    samples.family(Names.NTP_STRATUM);
    for (Row row : rows) {
      if (row.ntp != null) {
        samples.sample(row.labels).whole(row.ntp.stratum());
      }
    }
    samples.family(Names.NTP_OFFSET);
    for (Row row : rows) {
      if (row.ntp != null) {
        samples.sample(row.labels).real(row.ntp.offsetSeconds());
      }
    }
  }
}
