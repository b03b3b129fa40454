package vn.gov.haiduong.haidang.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Asks a time server for the time (RFC 5905, client mode). The transmit stamp that we send is a
 * random number: the server must give it back, and learns nothing about our clock.
 */
final class NtpProber implements Prober<ProbeSpec.Ntp> {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PACKET = 48;
  private static final int CLIENT_V4 = 0x23;
  private static final int SERVER_MODE = 4;
  private static final int UNSYNCHRONISED = 3;
  private static final int MAX_STRATUM = 15;

  /** Seconds from 1900, the beginning of NTP's time, to 1970. */
  private static final long EPOCH_1900 = 2_208_988_800L;

  /** A lost packet is sent again this often within the budget. */
  private static final int ATTEMPTS = 3;

  private final Clock clock;

  NtpProber(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Future<AddressResult> probe(ProbeSpec.Ntp spec, InetAddress address, ProbeLoop loop) {
    Exchange exchange = new Exchange(address);
    exchange.begin(spec, loop);
    return exchange.promise.future();
  }

  /** One question; lives on its loop. */
  private final class Exchange implements AskSocket.Listener {

    private final InetAddress address;
    private final long cookie = RANDOM.nextLong();
    private final Promise<AddressResult> promise = Promise.promise();
    private final List<ScheduledFuture<?>> timers = new ArrayList<>();
    private final long startNanos = clock.nanos();
    private final Instant startWall = clock.now();

    Exchange(InetAddress address) {
      this.address = address;
    }

    void begin(ProbeSpec.Ntp spec, ProbeLoop loop) {
      long budget = spec.budget().timeout().toNanos();
      InetSocketAddress server = new InetSocketAddress(address, spec.endpoint().port());
      Channel channel = AskSocket.udp(loop, server, Unpooled.wrappedBuffer(packet()), this);
      long again = Math.min(TimeUnit.SECONDS.toNanos(1), budget / (ATTEMPTS + 1));
      for (int i = 1; i < ATTEMPTS; i++) {
        timers.add(
            loop.netty()
                .schedule(
                    () -> {
                      ChannelFuture _ = channel.writeAndFlush(Unpooled.wrappedBuffer(packet()));
                    },
                    again * i,
                    TimeUnit.NANOSECONDS));
      }
      timers.add(
          loop.netty()
              .schedule(
                  () ->
                      end(
                          new Outcome.Down(
                              Cause.REPLY_TIMEOUT,
                              "Máy chủ thời gian không trả lời trong thời hạn"),
                          Optional.empty()),
                  budget,
                  TimeUnit.NANOSECONDS));
      Future<AddressResult> _ =
          promise
              .future()
              .onComplete(
                  _ -> {
                    for (ScheduledFuture<?> timer : timers) {
                      boolean _ = timer.cancel(false);
                    }
                    ChannelFuture _ = channel.close();
                  });
    }

    private byte[] packet() {
      return ByteBuffer.allocate(PACKET)
          .put(0, (byte) CLIENT_V4)
          .putLong(PACKET - Long.BYTES, cookie)
          .array();
    }

    @Override
    public void packet(Channel channel, byte[] bytes) {
      long elapsed = clock.nanos() - startNanos;
      if (bytes.length < PACKET) {
        unexpected("chỉ có " + bytes.length + " byte", Optional.empty());
        return;
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      int first = in.get(0) & 0xff;
      int stratum = in.get(1) & 0xff;
      if ((first & 7) != SERVER_MODE) {
        unexpected("không phải trả lời của máy chủ (chế độ " + (first & 7) + ")", Optional.empty());
        return;
      }
      if (in.getLong(24) != cookie) {
        unexpected("không mang lại dấu thời gian đã gửi", Optional.empty());
        return;
      }
      double sent = 0;
      double back = elapsed / 1e9;
      double offset = (seconds(in, 32) - sent + (seconds(in, 40) - back)) / 2;
      Optional<ProtocolFacts> facts = Optional.of(new ProtocolFacts.Ntp(stratum, offset));
      if (stratum == 0) {
        String code = new String(bytes, 12, 4, StandardCharsets.ISO_8859_1);
        unexpected("từ chối phục vụ (mã " + Plain.shown(code, 4).strip() + ")", facts);
      } else if (stratum > MAX_STRATUM || first >>> 6 == UNSYNCHRONISED) {
        unexpected("tự nhận chưa được đồng bộ thời gian", facts);
      } else {
        end(new Outcome.Up(), facts);
      }
    }

    /** Seconds from our start to a stamp of the packet, in the era that is nearest. */
    private double seconds(ByteBuffer in, int at) {
      long ours = startWall.getEpochSecond() + EPOCH_1900;
      int whole = in.getInt(at) - (int) ours;
      double fraction = (in.getInt(at + 4) & 0xffff_ffffL) / 4_294_967_296.0;
      return whole + fraction - startWall.getNano() / 1e9;
    }

    private void unexpected(String what, Optional<ProtocolFacts> facts) {
      end(
          new Outcome.Down(Cause.REPLY_UNEXPECTED, "Câu trả lời của máy chủ thời gian " + what),
          facts);
    }

    @Override
    public void broken(Throwable cause, boolean atOnce) {
      Outcome why =
          cause instanceof PortUnreachableException
              ? DialFaults.down(Cause.CONNECT_REFUSED)
              : DialFaults.of(cause, atOnce, address);
      end(why, Optional.empty());
    }

    @Override
    public void ended() {
      // A datagram socket ends only when we close it.
    }

    private void end(Outcome outcome, Optional<ProtocolFacts> facts) {
      long elapsed = clock.nanos() - startNanos;
      boolean _ =
          promise.tryComplete(
              new AddressResult(
                  address,
                  outcome,
                  new Phases(Phases.ABSENT, Phases.ABSENT, Phases.ABSENT, elapsed, Phases.ABSENT),
                  elapsed,
                  Optional.empty(),
                  Optional.empty(),
                  facts));
    }
  }
}
