package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.maintenance.Objection;
import vn.gov.haiduong.haidang.maintenance.Register;
import vn.gov.haiduong.haidang.maintenance.Step;

/**
 * What people order for a while: maintenance, and not to be told. What is read is of now, from any
 * thread; what is done is answered once it is kept.
 */
public interface Orders {

  Register maintenance();

  /** Empty when it was taken. */
  Future<Optional<Objection>> take(Step step);

  Mutes mutes();

  /** Empty when it was taken. */
  Future<Optional<Refusal>> mute(Mutes.Mute mute);

  /** Whether there was one. */
  Future<Boolean> unmute(String subject, String who);

  /** Nobody orders anything. */
  Orders NONE =
      new Orders() {
        @Override
        public Register maintenance() {
          return Register.EMPTY;
        }

        @Override
        public Future<Optional<Objection>> take(Step step) {
          return Future.succeededFuture(Optional.of(Objection.UNKNOWN));
        }

        @Override
        public Mutes mutes() {
          return Mutes.NONE;
        }

        @Override
        public Future<Optional<Refusal>> mute(Mutes.Mute mute) {
          return Future.succeededFuture(Optional.of(Refusal.NOT_MUTED));
        }

        @Override
        public Future<Boolean> unmute(String subject, String who) {
          return Future.succeededFuture(false);
        }
      };
}
