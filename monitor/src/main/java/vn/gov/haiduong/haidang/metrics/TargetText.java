package vn.gov.haiduong.haidang.metrics;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/** The labels of a target as bytes, made once while the target stays the same. */
final class TargetText {

  private static final int LONGEST_WORDS = 200;

  /** The labels that every metric about it carries. */
  final byte[] identity;

  /** What the info metric says beside them. */
  final byte[] info;

  private TargetText(byte[] identity, byte[] info) {
    this.identity = identity;
    this.info = info;
  }

  private static TargetText of(Target target, Map<UnitCode, String> names) {
    String id = target.id().value();
    byte[] identity =
        Samples.labels(
            "target",
            id,
            "kind",
            target.kind().label(),
            "agency",
            target.unit().value(),
            "district",
            target.district().map(UnitCode::value).orElse(""),
            "instance",
            id);
    byte[] info =
        Samples.labels(
            "agency_name",
            cut(names.getOrDefault(target.unit(), "")),
            "name",
            cut(target.name()),
            "url",
            cut(target.address()),
            "tier",
            target.tier(),
            "wan_link",
            target.reachedThrough().map(TargetId::value).orElse(""),
            "hosted_on",
            target.hostedOn().map(TargetId::value).orElse(""),
            "side",
            target.side().label());
    return new TargetText(identity, info);
  }

  private static String cut(String words) {
    return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
  }

  /** Keeps the texts of the targets of the last snapshot, by identity. For one thread. */
  static final class Cache {

    private List<Unit> units = List.of();
    private IdentityHashMap<Target, TargetText> texts = new IdentityHashMap<>();

    /** The rows of {@code snapshot}; texts of targets that are gone are forgotten. */
    Row[] rows(Snapshot snapshot) {
      if (!snapshot.units().equals(units)) {
        texts = new IdentityHashMap<>();
        units = snapshot.units();
      }
      Map<UnitCode, String> names =
          units.stream().collect(Collectors.toMap(Unit::code, Unit::name, (first, _) -> first));
      List<TargetStatus> targets = snapshot.targets();
      IdentityHashMap<Target, TargetText> kept = new IdentityHashMap<>(targets.size());
      Row[] rows = new Row[targets.size()];
      for (int i = 0; i < rows.length; i++) {
        TargetStatus status = targets.get(i);
        TargetText text = texts.get(status.target());
        if (text == null) {
          text = of(status.target(), names);
        }
        kept.put(status.target(), text);
        rows[i] = new Row(status, text);
      }
      texts = kept;
      return rows;
    }
  }
}
