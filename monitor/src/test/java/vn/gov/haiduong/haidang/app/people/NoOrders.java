package vn.gov.haiduong.haidang.app.people;

import io.vertx.core.Future;
import java.util.Optional;
import vn.gov.haiduong.haidang.console.Orders;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.maintenance.Objection;
import vn.gov.haiduong.haidang.maintenance.Register;
import vn.gov.haiduong.haidang.maintenance.Step;

/** Nothing is ordered and nothing can be. */
final class NoOrders implements Orders {

  @Override
  public Register maintenance() {
    return Register.EMPTY;
  }

  @Override
  public Future<Optional<Objection>> take(Step step) {
    return Future.failedFuture("none");
  }

  @Override
  public Mutes mutes() {
    return Mutes.NONE;
  }

  @Override
  public Future<Optional<Refusal>> mute(Mutes.Mute mute) {
    return Future.failedFuture("none");
  }

  @Override
  public Future<Boolean> unmute(String subject, String who) {
    return Future.failedFuture("none");
  }
}
