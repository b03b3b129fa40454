package vn.gov.haiduong.haidang.app.bench;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.app.service.Service;
import vn.gov.haiduong.haidang.app.service.ServicePlan;
import vn.gov.haiduong.haidang.ledger.LiveLedger;

/** A service that begins anew, at the same port, when its ledger turns out to know more. */
final class LivingService {

  private final Callable<LiveLedger> ledger;
  private final IntFunction<ServicePlan> plan;
  private @Nullable Service service;
  private boolean ended;

  LivingService(Callable<LiveLedger> ledger, IntFunction<ServicePlan> plan) {
    this.ledger = ledger;
    this.plan = plan;
  }

  /** Its address, which stays. */
  synchronized String begin() throws Exception {
    Service begun = start(0);
    service = begun;
    return begun.url();
  }

  private Service start(int port) throws Exception {
    LiveLedger open = ledger.call();
    Service begun = Service.start(plan.apply(port), Optional.of(open)).await(60, TimeUnit.SECONDS);
    var _ = open.moreFound().thenRun(() -> Thread.ofPlatform().start(this::anew));
    return begun;
  }

  private synchronized void anew() {
    Service before = service;
    if (ended || before == null) {
      return;
    }
    try {
      int port = URI.create(before.url()).getPort();
      before.stop().await(30, TimeUnit.SECONDS);
      service = start(port);
    } catch (Exception e) {
      throw new IllegalStateException("could not begin anew", e);
    }
  }

  synchronized void end() throws Exception {
    ended = true;
    Service last = service;
    if (last != null) {
      last.stop().await(30, TimeUnit.SECONDS);
    }
  }
}
