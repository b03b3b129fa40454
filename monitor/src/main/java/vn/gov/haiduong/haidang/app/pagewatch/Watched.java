package vn.gov.haiduong.haidang.app.pagewatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * A site whose pages are read.
 *
 * @param unit name of the unit that answers for it
 */
record Watched(Target target, ProbeSpec.Http spec, String unit) {

  /** The sites of a configuration. */
  static List<Watched> of(Monitoring monitoring) {
    Map<UnitCode, String> names = new HashMap<>();
    monitoring.units().forEach(unit -> names.put(unit.code(), unit.name()));
    List<Watched> sites = new ArrayList<>();
    for (Assignment assignment : monitoring.assignments()) {
      TargetKind kind = assignment.target().kind();
      if ((kind == TargetKind.WEBSITE || kind == TargetKind.PORTAL)
          && assignment.method() instanceof Assignment.Active(ProbeSpec.Http http, String _)) {
        sites.add(
            new Watched(
                assignment.target(), http, names.getOrDefault(assignment.target().unit(), "")));
      }
    }
    return sites;
  }

  /** Hosts of everything that is measured over HTTP: none of them is a stranger. */
  static Set<String> hosts(Monitoring monitoring) {
    Set<String> hosts = new HashSet<>();
    for (Assignment assignment : monitoring.assignments()) {
      if (assignment.method() instanceof Assignment.Active(ProbeSpec.Http http, String _)) {
        hosts.add(http.endpoint().host().toLowerCase(Locale.ROOT));
        http.rules().ownHosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
      }
    }
    return hosts;
  }

  String host() {
    return spec.endpoint().host();
  }

  /** Bonds by which a hole in one site is a hole in the other. */
  Set<String> systems() {
    return target.platform().map(Set::of).orElse(Set.of());
  }

  /** The address as people write it, of a page of the site. */
  String address(String page) {
    boolean tls = spec.scheme() != ProbeSpec.Scheme.HTTP;
    int port = spec.endpoint().port();
    boolean usual = port == 0 || port == (tls ? 443 : 80);
    return (tls ? "https://" : "http://") + host() + (usual ? "" : ":" + port) + page;
  }
}
