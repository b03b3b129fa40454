package vn.gov.haiduong.haidang.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A web site or online service.
 *
 * @param host lower case, punycode; empty while nobody knows it
 * @param path path and query, beginning with a slash
 * @param expectText plain texts that must be on the page
 * @param portalPage address of the page that links to the provincial portal
 * @param officialHosts official hosts and aliases at which a redirect may end
 * @param vendor who built or runs it
 * @param level approved level of the information system; empty while not approved
 * @param levelDecision number of the document that approved the level
 * @param observeOnly not in the Department's power: observed and reported apart, nobody is paged
 * @param allowInner redirects to inner addresses are followed
 */
public record Site(
    Listed listed,
    Scheme scheme,
    Optional<String> host,
    int port,
    String path,
    List<String> expectText,
    List<String> refuseText,
    Optional<String> portalPage,
    Set<String> officialHosts,
    Optional<String> vendor,
    People people,
    Optional<Integer> level,
    String levelDecision,
    boolean observeOnly,
    boolean allowInner)
    implements Listing {

  /** How the address begins. */
  public enum Scheme {
    HTTP("http", 80),
    HTTPS("https", 443);

    private final String label;
    private final int port;

    Scheme(String label, int port) {
      this.label = label;
      this.port = port;
    }

    public String label() {
      return label;
    }

    /** The port that an address need not name. */
    public int usualPort() {
      return port;
    }
  }

  public Site {
    expectText = List.copyOf(expectText);
    refuseText = List.copyOf(refuseText);
    officialHosts = Set.copyOf(officialHosts);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path: expected a leading slash, got " + path);
    }
  }

  @Override
  public boolean addressed() {
    return host.isPresent();
  }

  /** The address as people write it; empty while the host is unknown. */
  public String address() {
    if (host.isEmpty()) {
      return "";
    }
    return scheme.label()
        + "://"
        + host.get()
        + (port == scheme.usualPort() ? "" : ":" + port)
        + path;
  }

  /** The same site to be measured at another place, as the simulated province has it. */
  public Site at(Scheme otherScheme, String otherHost, int otherPort, String otherPath) {
    return new Site(
        listed.measured(),
        otherScheme,
        Optional.of(otherHost),
        otherPort,
        otherPath,
        expectText,
        refuseText,
        portalPage,
        officialHosts,
        vendor,
        people,
        level,
        levelDecision,
        observeOnly,
        allowInner);
  }

  /** The same with other particulars. */
  public Site with(Listed other) {
    return new Site(
        other,
        scheme,
        host,
        port,
        path,
        expectText,
        refuseText,
        portalPage,
        officialHosts,
        vendor,
        people,
        level,
        levelDecision,
        observeOnly,
        allowInner);
  }
}
