package vn.gov.haiduong.haidang.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.probe.TlsFlaws;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * One spoken connection to one address: connects, listens line by line, starts TLS where asked,
 * stamps the phases, and ends exactly once, by verdict or by deadline. What is said is the
 * subclass's matter. Lives on its loop.
 *
 * <p>Phases: {@code processing} runs from connected to the first byte, {@code transfer} from there
 * to the end, TLS apart.
 */
abstract class Exchange implements LineTalk.Ear {

  private static final int TRANSCRIPT = 60;
  private static final long GOODBYE_NANOS = 300_000_000;

  /** How long the refusal of one that asked for our certificate may be under way. */
  private static final long REFUSAL_NANOS = 1_000_000_000;

  private final SpokenTools tools;
  private final ProbeLoop loop;
  private final InetAddress address;
  private final boolean strictTls;
  private final long start;
  private final long deadline;
  private final Promise<AddressResult> answer = Promise.promise();
  private final List<String> transcript = new ArrayList<>();
  private final LineTalk talk = new LineTalk(this);

  private @Nullable Channel channel;
  private @Nullable ScheduledFuture<?> giveUp;
  private @Nullable TlsFacts tls;
  private long connectNanos = Phases.ABSENT;
  private long tlsNanos = Phases.ABSENT;
  private long processingNanos = Phases.ABSENT;
  private long connectedAt;
  private long firstByteAt;
  private long tlsBeforeFirstByte;
  private long settledAt;
  private @Nullable Outcome parting;
  private @Nullable ScheduledFuture<?> leaving;
  private boolean shaking;
  private boolean asked;
  private boolean over;

  /** What every exchange needs. */
  record SpokenTools(Connector connector, Supplier<TlsClient> tls, Clock clock) {}

  Exchange(
      SpokenTools tools, ProbeLoop loop, InetAddress address, Duration timeout, boolean strictTls) {
    this.tools = tools;
    this.loop = loop;
    this.address = address;
    this.strictTls = strictTls;
    this.start = tools.clock().nanos();
    this.deadline = start + timeout.toNanos();
  }

  /** The connection stands; speak, or wait for lines. */
  abstract void connected();

  /** The handshake that was asked for is done. */
  abstract void secured();

  /** The handshake failed; what that means. */
  abstract Outcome handshakeFailed(TlsShake.Failed failed);

  /** The deadline passed; what was waited for in vain. */
  abstract Outcome silent();

  /** What is known beside the verdict. */
  abstract Optional<ProtocolFacts> facts();

  /** The connection could not be made; what that means. */
  Outcome neverOpened(Outcome why) {
    return why;
  }

  final Future<AddressResult> begin(int port) {
    Future<Dial> _ =
        tools
            .connector()
            .connect(loop, address, port, deadline)
            .onSuccess(
                dial -> {
                  switch (dial) {
                    case Dial.Open(Channel open, long nanos) -> opened(open, nanos);
                    case Dial.Failed(Outcome why, long nanos) -> {
                      connectNanos = nanos;
                      finish(neverOpened(why));
                    }
                  }
                });
    return answer.future();
  }

  private void opened(Channel open, long nanos) {
    channel = open;
    connectNanos = nanos;
    connectedAt = tools.clock().nanos();
    giveUp =
        loop.netty()
            .schedule(
                () -> {
                  if (!shaking) {
                    finish(silent());
                  }
                },
                Math.max(0, deadline - connectedAt),
                TimeUnit.NANOSECONDS);
    open.pipeline().addLast(talk);
    connected();
    if (!over && !open.isActive()) {
      ended("");
    }
  }

  /** Sends text as it is; only plain protocol words are ever sent. */
  final void send(String text) {
    for (String line : text.split("\r?\n", -1)) {
      if (!line.isEmpty()) {
        note("> " + line);
      }
    }
    if (channel != null) {
      ChannelFuture _ = channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }
  }

  final void note(String said) {
    if (transcript.size() < TRANSCRIPT) {
      transcript.add(Printable.of(said, 200));
    }
  }

  final List<String> transcript() {
    return transcript;
  }

  /** The answer is complete; the next one may be as long again. */
  final void taken() {
    talk.taken();
  }

  /** Whether goodbye was said: nothing that comes now changes the verdict. */
  final boolean parting() {
    return parting != null;
  }

  /** Our side of the connection. */
  final Optional<InetAddress> ownAddress() {
    return channel != null && channel.localAddress() instanceof InetSocketAddress own
        ? Optional.of(own.getAddress())
        : Optional.empty();
  }

  final int ownPort() {
    return channel != null && channel.localAddress() instanceof InetSocketAddress own
        ? own.getPort()
        : 0;
  }

  /**
   * Starts TLS.
   *
   * @param wide with every cipher that we have, where the usual ones were refused before
   */
  final void startTls(String serverName, boolean wide) {
    Channel open = channel;
    if (open == null) {
      return;
    }
    shaking = true;
    talk.pause();
    TlsClient client = tools.tls().get();
    Future<TlsShake> shake =
        wide
            ? client.startWide(open, serverName, deadline, deadline, TlsClient.Offer.NONE)
            : client.start(open, serverName, deadline, TlsClient.Offer.NONE);
    Future<TlsShake> _ = shake.onSuccess(this::shaken);
  }

  private void shaken(TlsShake shake) {
    shaking = false;
    tlsNanos = shake.nanos();
    if (firstByteAt == 0) {
      tlsBeforeFirstByte = shake.nanos();
    }
    if (over) {
      return;
    }
    switch (shake) {
      case TlsShake.Done done -> {
        tls = done.facts();
        asked = done.asked();
        if (talk.early()) {
          // Spoken in the clear where TLS had begun: taken for part of what follows, anybody on the
          // way could slip words in (RFC 3207, 6).
          finish(TlsClient.handshakeDown("máy chủ còn nói không mã hóa sau khi đồng ý dùng TLS"));
          return;
        }
        talk.resume();
        secured();
        if (!over && tools.clock().nanos() >= deadline) {
          finish(silent());
        }
      }
      case TlsShake.Failed failed -> finish(handshakeFailed(failed));
    }
  }

  @Override
  public final void firstByte() {
    firstByteAt = tools.clock().nanos();
    processingNanos = Math.max(0, firstByteAt - connectedAt - tlsBeforeFirstByte);
  }

  @Override
  public final void tooLong() {
    finish(
        new Outcome.Down(
            Cause.REPLY_UNEXPECTED, "Máy chủ trả lời quá 64 KiB mà chưa hết một câu trả lời"));
  }

  @Override
  public final void ended(String rest) {
    // Within a handshake the end of the connection is the handshake's verdict. In TLS 1.3 who asks
    // for a certificate refuses us only after it, before another word.
    if (unsure() && !shaking && !over) {
      parting = null;
      finish(TlsClient.wantsCertificate());
    } else if (parting != null) {
      finish(parting);
    } else if (!shaking && !over) {
      closed(rest);
    }
  }

  /** The other side ended the connection outside a handshake. */
  abstract void closed(String rest);

  /**
   * Says goodbye and gives the other side a moment to say so too, since a connection cut under its
   * answer stands as an error in its log. The verdict and its time are settled before.
   */
  final void finishWith(String goodbye, Outcome outcome) {
    Channel open = channel;
    if (over || parting != null || open == null || !open.isActive()) {
      finish(outcome);
      return;
    }
    parting = outcome;
    settledAt = tools.clock().nanos();
    if (!goodbye.isEmpty()) {
      send(goodbye);
    }
    long longest = unsure() ? REFUSAL_NANOS : GOODBYE_NANOS;
    long patience = Math.clamp(deadline - settledAt, 0, longest);
    leaving = loop.netty().schedule(() -> finish(outcome), patience, TimeUnit.NANOSECONDS);
  }

  /** Whether the server asked for a certificate of ours and has not said a word since. */
  private boolean unsure() {
    return asked && talk.quiet();
  }

  /** Ends, once it is sure that the server keeps us. */
  final void finishAdmitted(Outcome outcome) {
    if (unsure()) {
      finishWith("", outcome);
    } else {
      finish(outcome);
    }
  }

  final void finish(Outcome outcome) {
    if (over) {
      return;
    }
    over = true;
    talk.stop();
    if (leaving != null) {
      boolean _ = leaving.cancel(false);
    }
    if (giveUp != null) {
      boolean _ = giveUp.cancel(false);
    }
    long now = settledAt == 0 ? tools.clock().nanos() : settledAt;
    Outcome spoken = parting == null ? outcome : parting;
    if (channel != null) {
      Connector.close(channel);
    }
    TlsFacts seen = tls;
    Outcome verdict = seen == null ? spoken : TlsFlaws.counted(spoken, seen, strictTls);
    answer.complete(
        new AddressResult(
            address,
            verdict,
            phases(now, spoken),
            now - start,
            Optional.empty(),
            Optional.ofNullable(seen),
            facts()));
  }

  private Phases phases(long now, Outcome outcome) {
    long transfer = Phases.ABSENT;
    if (firstByteAt != 0) {
      long tlsAfter = tlsBeforeFirstByte > 0 ? 0 : Math.max(0, tlsNanos);
      transfer = Math.max(0, now - firstByteAt - tlsAfter);
    } else if (connectedAt != 0
        && outcome.cause().filter(c -> c.group() == Cause.Group.DIALOGUE).isPresent()) {
      // A wait in vain counts in its phase.
      processingNanos = Math.max(0, now - connectedAt - Math.max(0, tlsNanos));
    }
    return new Phases(Phases.ABSENT, connectNanos, tlsNanos, processingNanos, transfer);
  }
}
