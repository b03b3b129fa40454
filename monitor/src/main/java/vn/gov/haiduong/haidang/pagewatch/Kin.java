package vn.gov.haiduong.haidang.pagewatch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Which sites stand or fall together: one hole in a vendor's system opens all that were built with
 * it, one broken server all that live on it. Not for use by several threads at once.
 */
public final class Kin {

  private final Map<TargetId, Set<String>> bonds = new HashMap<>();

  /** A site's bonds of one manner, in place of those known before. */
  public void know(TargetId site, String manner, Set<String> names) {
    Set<String> all = new HashSet<>(bonds.getOrDefault(site, Set.of()));
    all.removeIf(bond -> bond.startsWith(manner + "="));
    names.stream().filter(name -> !name.isBlank()).forEach(name -> all.add(manner + "=" + name));
    bonds.put(site, all);
  }

  /** It leaves the inventory. */
  public void forget(TargetId site) {
    bonds.remove(site);
  }

  /** Every other site that shares a bond with it, in the order of ids. */
  public Set<TargetId> of(TargetId site) {
    Set<String> own = bonds.getOrDefault(site, Set.of());
    Set<TargetId> kin = new TreeSet<>();
    bonds.forEach(
        (other, theirs) -> {
          if (!other.equals(site) && theirs.stream().anyMatch(own::contains)) {
            kin.add(other);
          }
        });
    return kin;
  }
}
