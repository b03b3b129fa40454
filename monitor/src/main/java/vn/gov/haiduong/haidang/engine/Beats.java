package vn.gov.haiduong.haidang.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.time.Province;

/** The heartbeats of one passive target. Confined to the engine's loop. */
final class Beats {

  private final byte[] tokenSha256;
  private @Nullable Instant last;

  Beats(String tokenSha256) {
    this.tokenSha256 = HexFormat.of().parseHex(tokenSha256);
  }

  /** Takes a beat; false when the token is not the target's. */
  boolean take(String token, Instant now) {
    if (!MessageDigest.isEqual(tokenSha256, sha256(token))) {
      return false;
    }
    last = now;
    return true;
  }

  /** What the silence or the beat since {@code since} says at {@code at}. */
  Observation observe(Instant since, Instant at) {
    Instant beat = last;
    Outcome outcome;
    if (beat != null && !beat.isBefore(since)) {
      outcome = new Outcome.Up();
    } else {
      outcome =
          new Outcome.Down(
              Cause.BEAT_MISSED,
              beat == null
                  ? "Chưa nhận được nhịp báo nào"
                  : "Không nhận được nhịp báo từ " + Province.dateTime(beat));
    }
    return new Observation(
        ProbeKind.HEARTBEAT, at, 0, outcome, Phases.ABSENT, List.of(), Optional.empty());
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
