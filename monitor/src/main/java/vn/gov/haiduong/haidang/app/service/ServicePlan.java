package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.duties.DutyDesk;
import vn.gov.haiduong.haidang.app.duties.UsualPorts;
import vn.gov.haiduong.haidang.app.pagewatch.PageSetup;
import vn.gov.haiduong.haidang.app.people.People;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.obligation.Registry;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What a {@link Service} is to run.
 *
 * @param resolvers empty for the machine's own
 * @param extraTrusted authorities beside the built-in roots
 * @param tokenSha256 of the token for reload and extra probes
 * @param reload re-reads the configuration and applies it to the engine
 */
public record ServicePlan(
    Clock clock,
    Build build,
    Monitoring monitoring,
    List<InetSocketAddress> resolvers,
    List<X509Certificate> extraTrusted,
    Politeness.Limits politeness,
    Listen listen,
    int probingLoops,
    Optional<String> tokenSha256,
    Service.Reload reload,
    Beside beside) {

  /**
   * What goes on beside the measuring.
   *
   * @param people how people are told and let in
   * @param acknowledging where the phone page listens alone, to be published; empty for nowhere
   * @param alerting which Alertmanagers stand beside, and who may send their alerts
   * @param serving what is measured is served in this very process by these loops; empty for real
   *     targets
   */
  public record Beside(
      DutyDesk duties,
      People.Setup people,
      Optional<Listen> acknowledging,
      Alerting.Setup alerting,
      PageSetup pages,
      Optional<Vertx> serving) {

    private static Beside nothing() {
      return new Beside(
          new DutyDesk(Registry.NONE, UsualPorts.REAL),
          People.Setup.none(),
          Optional.empty(),
          Alerting.Setup.NONE,
          PageSetup.NONE,
          Optional.empty());
    }
  }

  /** Measures and shows, and nothing beside. */
  public ServicePlan(
      Clock clock,
      Build build,
      Monitoring monitoring,
      List<InetSocketAddress> resolvers,
      List<X509Certificate> extraTrusted,
      Politeness.Limits politeness,
      Listen listen,
      int probingLoops,
      Optional<String> tokenSha256,
      Service.Reload reload) {
    this(
        clock,
        build,
        monitoring,
        resolvers,
        extraTrusted,
        politeness,
        listen,
        probingLoops,
        tokenSha256,
        reload,
        Beside.nothing());
  }

  private ServicePlan with(Beside other) {
    return new ServicePlan(
        clock,
        build,
        monitoring,
        resolvers,
        extraTrusted,
        politeness,
        listen,
        probingLoops,
        tokenSha256,
        reload,
        other);
  }

  /** The same with these duties. */
  public ServicePlan with(DutyDesk duties) {
    return with(
        new Beside(
            duties,
            beside.people,
            beside.acknowledging,
            beside.alerting,
            beside.pages,
            beside.serving));
  }

  /** The same, telling people so, and answered at that door beside the service's own. */
  public ServicePlan telling(People.Setup people, Optional<Listen> acknowledging) {
    return with(
        new Beside(
            beside.duties, people, acknowledging, beside.alerting, beside.pages, beside.serving));
  }

  /** The same beside these Alertmanagers. */
  public ServicePlan with(Alerting.Setup alerting) {
    return with(
        new Beside(
            beside.duties,
            beside.people,
            beside.acknowledging,
            alerting,
            beside.pages,
            beside.serving));
  }

  /** The same, reading pages so. */
  public ServicePlan with(PageSetup pages) {
    return with(
        new Beside(
            beside.duties,
            beside.people,
            beside.acknowledging,
            beside.alerting,
            pages,
            beside.serving));
  }

  /** The same of what these loops of our own process serve. */
  ServicePlan servedBy(Vertx serving) {
    return with(
        new Beside(
            beside.duties,
            beside.people,
            beside.acknowledging,
            beside.alerting,
            beside.pages,
            Optional.of(serving)));
  }
}
