package vn.gov.haiduong.haidang.config;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.obligation.Duties;
import vn.gov.haiduong.haidang.pagewatch.PagePlan;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Vantage;

/**
 * A configuration without a problem.
 *
 * @param inventory all rows, measured or not
 * @param duties services, meetings, domains and the scorecard
 * @param assignments what this monitor measures, from its own vantage, on the day asked
 * @param coverage how much of the inventory that is, and every row that is not measured and why
 * @param anchors what tells whether we can see; anchors without an address are left out
 * @param missingAnchors names of anchors that wait for their address
 * @param profiles by name
 * @param portalHosts hosts of the provincial portal
 * @param pages how their pages are read
 * @param alerts the response plan that goes with it; empty when none was read
 * @param hash SHA-256 of the files, lower-case hex
 */
public record Configuration(
    Inventory inventory,
    Duties duties,
    List<Assignment> assignments,
    CoverageStatus coverage,
    List<Anchor> anchors,
    List<String> missingAnchors,
    Map<String, Profile> profiles,
    Operator operator,
    Set<String> portalHosts,
    PagePlan pages,
    String hash,
    Optional<Alerts> alerts) {

  public Configuration {
    assignments = List.copyOf(assignments);
    anchors = List.copyOf(anchors);
    missingAnchors = List.copyOf(missingAnchors);
    profiles = Map.copyOf(profiles);
    portalHosts = Set.copyOf(portalHosts);
  }

  /** The same with the response plan. */
  public Configuration with(Alerts plan) {
    return new Configuration(
        inventory,
        duties,
        assignments,
        coverage,
        anchors,
        missingAnchors,
        profiles,
        operator,
        portalHosts,
        pages,
        hash,
        Optional.of(plan));
  }

  /** One anchor of one side of our own network, and how it is asked. */
  public record Anchor(Side side, OwnSide.Anchor anchor, ProbeSpec spec) {}

  /**
   * Who runs this monitor and from where.
   *
   * @param contact address for the User-Agent; empty as shipped
   * @param approval document that approves the monitoring; empty as shipped
   * @param userAgent complete, with the contact in it
   * @param vantageName name of the place of this monitor
   * @param resolvers instead of the system's; empty for the system's
   */
  public record Operator(
      String contact,
      String approval,
      String userAgent,
      String vantageName,
      Vantage vantage,
      List<InetSocketAddress> resolvers,
      Politeness.Limits politeness) {

    public Operator {
      resolvers = List.copyOf(resolvers);
    }

    /** Whether {@code run} may probe anybody: a contact and an approval are named. */
    public boolean mayProbe() {
      return !contact.isEmpty() && !approval.isEmpty();
    }
  }
}
