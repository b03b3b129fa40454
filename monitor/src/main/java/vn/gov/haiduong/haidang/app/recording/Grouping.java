package vn.gov.haiduong.haidang.app.recording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.RecordingLedger.Flapping;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Outages of a recording as incidents: one for each that may be told, but those that became certain
 * while what they are hosted on was broken belong to its incident.
 */
final class Grouping {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

  /** One incident of a recording. */
  record Found(
      String id,
      String kind,
      List<TargetId> targets,
      Instant start,
      Optional<Instant> end,
      Instant confirmedAt,
      Optional<Cause> cause) {}

  private record Head(TargetId target, Outage outage) {}

  private final Map<TargetId, List<Outage>> outages;
  private final Map<TargetId, TargetFacts> facts;

  private Grouping(Map<TargetId, List<Outage>> outages, Map<TargetId, TargetFacts> facts) {
    this.outages = outages;
    this.facts = facts;
  }

  /** The incidents in the order of their starts. */
  static List<Found> of(
      Map<TargetId, List<Outage>> outages,
      List<Flapping> flapping,
      Map<TargetId, TargetFacts> facts) {
    Grouping grouping = new Grouping(outages, facts);
    Map<Head, TreeSet<TargetId>> members = new LinkedHashMap<>();
    outages.forEach(
        (id, list) ->
            list.forEach(
                outage -> {
                  if (outage.incidentAt().isPresent()) {
                    boolean _ =
                        members
                            .computeIfAbsent(grouping.head(id, outage), _ -> new TreeSet<>())
                            .add(id);
                  }
                }));
    List<Found> found = new ArrayList<>();
    members.forEach(
        (head, ids) -> {
          ids.add(head.target());
          Outage outage = head.outage();
          found.add(
              new Found(
                  id("outage", head.target(), outage.start()),
                  "outage",
                  List.copyOf(ids),
                  outage.start(),
                  outage.end(),
                  outage.confirmedAt(),
                  outage.cause()));
        });
    for (Flapping one : flapping) {
      found.add(
          new Found(
              id("flapping", one.target(), one.since()),
              "flapping",
              List.of(one.target()),
              one.since(),
              one.over(),
              one.at(),
              Optional.of(Cause.UNCONFIRMED)));
    }
    found.sort(
        Comparator.comparing(Found::start)
            .thenComparing(one -> one.targets().getFirst())
            .thenComparing(Found::id));
    return found;
  }

  /** The outage that stands at the root: the host's own host first. */
  private Head head(TargetId id, Outage outage) {
    Head head = new Head(id, outage);
    TreeSet<TargetId> seen = new TreeSet<>();
    Optional<TargetId> host = host(id);
    while (host.isPresent() && seen.add(host.get())) {
      TargetId up = host.get();
      Optional<Outage> broken =
          outages.getOrDefault(up, List.of()).stream()
              .filter(other -> other.incidentAt().isPresent())
              .filter(other -> covers(other, outage.confirmedAt()))
              .findFirst();
      if (broken.isPresent()) {
        head = new Head(up, broken.get());
      }
      host = host(up);
    }
    return head;
  }

  private Optional<TargetId> host(TargetId id) {
    TargetFacts target = facts.get(id);
    return target == null ? Optional.empty() : target.hostedOn();
  }

  private static boolean covers(Outage outage, Instant t) {
    return !t.isBefore(outage.start())
        && (outage.end().isEmpty() || t.isBefore(outage.end().get()));
  }

  private static String id(String kind, TargetId target, Instant start) {
    String facts = kind + '|' + target + '|' + start.toEpochMilli();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
      return "SC-"
          + DAY.format(start.atZone(Province.ZONE))
          + "-"
          + HexFormat.of().withUpperCase().formatHex(hash).substring(0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
