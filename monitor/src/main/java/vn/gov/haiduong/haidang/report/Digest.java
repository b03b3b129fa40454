package vn.gov.haiduong.haidang.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What was recorded of a month in one number a target, so that a later change of the ledger is
 * found and named. SHA-256 over lines of epoch milliseconds, lower-case hexadecimal.
 *
 * @param byTarget of the spans and outages of each target
 * @param rest of incidents, maintenance and gaps
 */
public record Digest(Map<TargetId, String> byTarget, String rest) {

  public Digest {
    byTarget = java.util.Collections.unmodifiableMap(new TreeMap<>(byTarget));
  }

  public static Digest of(MonthFigures figures, Happenings happenings) {
    Map<TargetId, String> byTarget = new TreeMap<>();
    figures.targets().forEach(target -> byTarget.put(target.member().id(), of(target)));
    StringBuilder lines = new StringBuilder();
    happenings
        .maintenance()
        .forEach(
            it ->
                lines
                    .append("maintenance ")
                    .append(it.order().target())
                    .append(' ')
                    .append(it.order().document())
                    .append(' ')
                    .append(millis(it.start()))
                    .append('\n'));
    happenings
        .gaps()
        .forEach(
            gap ->
                lines
                    .append(gap.stopped() ? "stopped " : "blind ")
                    .append(millis(gap.start()))
                    .append('\n'));
    happenings
        .incidents()
        .forEach(
            incident ->
                lines
                    .append("incident ")
                    .append(incident.id())
                    .append(' ')
                    .append(incident.targets())
                    .append(' ')
                    .append(millis(incident.start()))
                    .append('\n'));
    return new Digest(byTarget, sha256(lines.toString()));
  }

  private static String of(TargetFigures target) {
    StringBuilder lines = new StringBuilder();
    target
        .spans()
        .forEach(
            span ->
                lines
                    .append(millis(span.from()))
                    .append(' ')
                    .append(millis(span.to()))
                    .append(' ')
                    .append(span.state().label())
                    .append(' ')
                    .append(cause(span.cause()))
                    .append('\n'));
    for (OutageFigure figure : target.outages()) {
      var outage = figure.outage();
      // An end that comes after the month is not the month's; it may come after closing.
      String end =
          outage.end().filter(at -> !at.isAfter(target.part().to())).map(Digest::millis).orElse("");
      lines
          .append("outage ")
          .append(millis(outage.start()))
          .append(' ')
          .append(end)
          .append(' ')
          .append(millis(outage.confirmedAt()))
          .append(' ')
          .append(cause(outage.cause()))
          .append('\n');
    }
    return sha256(lines.toString());
  }

  private static String cause(Optional<Cause> cause) {
    return cause.map(Cause::label).orElse("-");
  }

  private static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }

  /** SHA-256 of the text in UTF-8, lower-case hexadecimal. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256, lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java, found none", e);
    }
  }
}
