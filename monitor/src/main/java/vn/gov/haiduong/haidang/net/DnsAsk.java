package vn.gov.haiduong.haidang.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * One question and its conversation: sent again while nobody answers, to the next server in turn;
 * asked over TCP when the answer was cut; asked without EDNS when that was not understood. Every
 * packet sent stays answerable until the end, so a slow server is slow and not silent. Each packet
 * has a random id and a port of its own, and only the server that was asked can answer it.
 *
 * <p>Confined to the probing loop. Everything it opens is closed when it ends.
 */
final class DnsAsk {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** When packets are sent again, in units of a fifth of the time or a second at most. */
  private static final int[] RESEND = {1, 2, 4, 7};

  private static final long MAX_UNIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int EDNS_ATTEMPTS = 3;

  /**
   * What is asked.
   *
   * @param name lower case, without trailing dot
   * @param tcpOnly never over UDP
   */
  record Question(String name, int type, boolean tcpOnly) {}

  private final Question question;
  private final List<InetSocketAddress> servers;
  private final ProbeLoop loop;
  private final Clock clock;
  private final long startNanos;
  private final Promise<DnsSaid> promise = Promise.promise();
  private final List<Channel> channels = new ArrayList<>();
  private final List<ScheduledFuture<?>> timers = new ArrayList<>();
  private final Set<InetSocketAddress> out = new HashSet<>();
  private final Set<InetSocketAddress> asked = new HashSet<>();
  private @Nullable DnsSaid firstFailure;
  private @Nullable DnsSaid firstObstacle;
  private int sent;
  private boolean done;

  private DnsAsk(Question question, List<InetSocketAddress> servers, ProbeLoop loop, Clock clock) {
    this.question = question;
    this.servers = List.copyOf(servers);
    this.loop = loop;
    this.clock = clock;
    this.startNanos = clock.nanos();
  }

  /**
   * Asks; called on the loop. The future never fails and completes at the deadline at the latest.
   *
   * @param servers at least one, in the order of preference
   */
  static Future<DnsSaid> ask(
      Question question,
      List<InetSocketAddress> servers,
      long deadlineNanos,
      ProbeLoop loop,
      Clock clock) {
    DnsAsk ask = new DnsAsk(question, servers, loop, clock);
    ask.start(deadlineNanos);
    return ask.promise.future();
  }

  private void start(long deadlineNanos) {
    long budget = Math.max(0, deadlineNanos - startNanos);
    timers.add(loop.netty().schedule(this::deadline, budget, TimeUnit.NANOSECONDS));
    long unit = Math.min(MAX_UNIT_NANOS, budget / 5);
    for (int at : RESEND) {
      if (at * unit < budget) {
        timers.add(loop.netty().schedule(this::sendNext, at * unit, TimeUnit.NANOSECONDS));
      }
    }
    sendNext();
  }

  /** To the server whose turn it is, leaving out those that cannot or will not answer. */
  private void sendNext() {
    if (done) {
      return;
    }
    for (int i = 0; i < servers.size(); i++) {
      InetSocketAddress server = servers.get((sent + i) % servers.size());
      if (!out.contains(server)) {
        boolean edns = sent < EDNS_ATTEMPTS;
        sent += i + 1;
        send(server, edns, question.tcpOnly());
        return;
      }
    }
  }

  private void send(InetSocketAddress server, boolean edns, boolean tcp) {
    if (tcp && !asked.add(server) && question.tcpOnly()) {
      // TCP sends again by itself.
      return;
    }
    asked.add(server);
    int id = RANDOM.nextInt(0x1_0000);
    byte[] packet = DnsWire.question(id, question.name(), question.type(), edns);
    AskSocket.Listener listener = new Hearing(id, server, edns, tcp);
    channels.add(
        tcp
            ? AskSocket.tcp(loop, server, Unpooled.wrappedBuffer(packet), listener)
            : AskSocket.udp(loop, server, Unpooled.wrappedBuffer(packet), listener));
  }

  /** The ear for one packet sent. */
  private final class Hearing implements AskSocket.Listener {

    private final int id;
    private final InetSocketAddress server;
    private final boolean edns;
    private final boolean tcp;
    private boolean settled;

    Hearing(int id, InetSocketAddress server, boolean edns, boolean tcp) {
      this.id = id;
      this.server = server;
      this.edns = edns;
      this.tcp = tcp;
    }

    @Override
    public void packet(Channel channel, byte[] bytes) {
      if (settled || done || out.contains(server)) {
        return;
      }
      switch (DnsWire.read(bytes, id, question.name(), question.type())) {
        case DnsWire.Read.Foreign() -> {
          // Not ours: keep waiting (a wrong id or question is never an answer).
        }
        case DnsWire.Read.Broken(String why) -> {
          settle(channel);
          failure(server, new DnsSaid.Broken(why, server, elapsed()));
        }
        case DnsWire.Read.Answer(DnsMessage message) -> {
          settle(channel);
          answered(server, edns, tcp, message);
        }
      }
    }

    private void settle(Channel channel) {
      settled = true;
      closeQuietly(channel);
    }

    @Override
    public void broken(Throwable cause, boolean atOnce) {
      if (!settled) {
        settled = true;
        failed(server, tcp, cause, atOnce);
      }
    }

    @Override
    public void ended() {
      if (tcp && !settled) {
        settled = true;
        failure(
            server,
            new DnsSaid.Broken("máy chủ đóng kết nối TCP khi chưa trả lời", server, elapsed()));
      }
    }
  }

  private void answered(InetSocketAddress server, boolean edns, boolean tcp, DnsMessage message) {
    if (message.truncated() && !tcp) {
      send(server, edns, true);
      return;
    }
    if (message.truncated()) {
      failure(
          server, new DnsSaid.Broken("câu trả lời bị cắt cả khi hỏi qua TCP", server, elapsed()));
      return;
    }
    int rcode = message.rcode();
    if (edns
        && (rcode == DnsMessage.FORMERR
            || rcode == DnsMessage.NOTIMP
            || rcode == DnsMessage.BADVERS)) {
      asked.remove(server);
      send(server, false, tcp);
      return;
    }
    DnsSaid said = new DnsSaid.Answer(message, server, tcp, elapsed());
    if (rcode == DnsMessage.NOERROR || rcode == DnsMessage.NXDOMAIN) {
      end(said);
    } else {
      failure(server, said);
    }
  }

  private void failed(InetSocketAddress server, boolean tcp, Throwable cause, boolean atOnce) {
    if (done || out.contains(server)) {
      return;
    }
    Outcome why = DialFaults.of(cause, atOnce, server.getAddress());
    if (why.cause().filter(Cause.OWN_OVERLOAD::equals).isPresent()) {
      obstacle(server, new DnsSaid.Exhausted(elapsed()));
    } else if (tcp && !question.tcpOnly()) {
      failure(
          server,
          new DnsSaid.Broken(
              "câu trả lời qua UDP bị cắt mà TCP không hỏi được", server, elapsed()));
    } else if (cause instanceof PortUnreachableException
        || why.cause().filter(Cause.CONNECT_REFUSED::equals).isPresent()) {
      obstacle(server, new DnsSaid.Closed(elapsed()));
    } else if (tcp) {
      failure(
          server, new DnsSaid.Broken("kết nối TCP bị ngắt khi chưa trả lời", server, elapsed()));
    } else {
      obstacle(server, new DnsSaid.NoRoute(why, elapsed()));
    }
  }

  /** The server answered, but to no use; somebody else may know more. */
  private void failure(InetSocketAddress server, DnsSaid said) {
    if (done || out.contains(server)) {
      return;
    }
    if (firstFailure == null) {
      firstFailure = said;
    }
    leaveOut(server);
  }

  /** The server cannot be asked at all. */
  private void obstacle(InetSocketAddress server, DnsSaid said) {
    // A route that is missing for all weighs more than a port that is closed on one.
    if (firstObstacle == null || firstObstacle instanceof DnsSaid.Closed) {
      firstObstacle = said;
    }
    leaveOut(server);
  }

  private void leaveOut(InetSocketAddress server) {
    out.add(server);
    if (out.containsAll(servers)) {
      DnsSaid said = firstFailure != null ? firstFailure : firstObstacle;
      end(said != null ? said : silent());
    } else if (!asked.containsAll(servers)) {
      sendNext();
    }
  }

  private void deadline() {
    end(firstFailure != null ? firstFailure : silent());
  }

  private DnsSaid silent() {
    List<InetSocketAddress> silent =
        asked.stream().filter(server -> !out.contains(server)).toList();
    if (!silent.isEmpty()
        && silent.stream().allMatch(server -> Gateway.isSilent(server.getAddress()))) {
      return new DnsSaid.NoRoute(DialFaults.timedOut(silent.getFirst().getAddress()), elapsed());
    }
    return new DnsSaid.Silent(silent.size(), elapsed());
  }

  private void end(DnsSaid said) {
    if (done) {
      return;
    }
    done = true;
    for (ScheduledFuture<?> timer : timers) {
      boolean _ = timer.cancel(false);
    }
    channels.forEach(DnsAsk::closeQuietly);
    promise.complete(said);
  }

  private static void closeQuietly(Channel channel) {
    // What closing says is of no use to anybody.
    ChannelFuture _ = channel.close();
  }

  private long elapsed() {
    return clock.nanos() - startNanos;
  }
}
