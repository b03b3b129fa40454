package vn.gov.haiduong.haidang.net;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The one echo socket of a loop and family, shared by all probes on it. Replies are matched by a
 * token in their payload and by their address, never by the id, which the kernel sets. Sends are
 * paced: a burst of a thousand would overflow queues on the way. Confined to its loop.
 */
final class EchoSocket implements EpollIoHandle {

  private static final Logger LOG = LoggerFactory.getLogger(EchoSocket.class);

  private static final int PAYLOAD = 56;
  private static final int HEADER = 8;
  private static final int IP_HEADER = 20;
  private static final int SENDS_PER_TURN = 16;
  private static final int READS_PER_TURN = 64;
  private static final int ECHO_REPLY = 0;
  private static final int ECHO_REPLY_SIX = 129;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final IoEventLoop loop;
  private final Clock clock;
  private final boolean six;
  private final EchoDescriptor descriptor;
  private final byte[] packet = new byte[HEADER + PAYLOAD];
  private final long tokenBase = RANDOM.nextLong();
  private final Map<Long, Waiting> waiting = new HashMap<>();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private long sent;
  private boolean draining;
  private boolean closed;
  private @Nullable IoRegistration registration;

  /** Hears about one packet. */
  interface Listener {

    void echoed(long rttNanos, int hopLimit);

    /** It could not be sent. */
    void failed(Throwable cause);
  }

  /** One packet from its wish to its answer. */
  private static final class Waiting {

    private final InetAddress address;
    private final Listener listener;
    private long token;
    private long sentNanos;
    private boolean dropped;

    Waiting(InetAddress address, Listener listener) {
      this.address = address;
      this.listener = listener;
    }
  }

  EchoSocket(ProbeLoop probing, Clock clock, boolean six) throws IcmpUnavailable {
    if (!(probing.netty() instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class))) {
      throw new IcmpUnavailable("Chỉ đo được ICMP trên Linux có epoll");
    }
    this.loop = io;
    this.clock = clock;
    this.six = six;
    this.descriptor = EchoDescriptor.open(six);
    packet[0] = (byte) (six ? 128 : 8);
    SHORT.set(packet, 4, (short) RANDOM.nextInt());
    for (int i = HEADER + Long.BYTES; i < packet.length; i++) {
      packet[i] = (byte) (i - HEADER);
    }
    Future<IoRegistration> _ =
        loop.register(this)
            .addListener(
                (Future<IoRegistration> done) -> {
                  if (done.isSuccess()) {
                    registration = done.getNow();
                    long _ = done.getNow().submit(EpollIoOps.EPOLLIN);
                  } else {
                    // Every probe then waits in vain and says so.
                    LOG.atError().setCause(done.cause()).log("echo socket not heard");
                  }
                });
  }

  @Override
  public FileDescriptor fd() {
    return descriptor.file();
  }

  /**
   * Sends one packet when its turn comes.
   *
   * @return takes the packet back: nothing more is heard of it
   */
  Runnable send(InetAddress address, Listener listener) {
    Waiting asked = new Waiting(address, listener);
    queue.add(asked);
    if (!draining) {
      drain();
    }
    return () -> {
      asked.dropped = true;
      Waiting _ = waiting.remove(asked.token);
    };
  }

  private void drain() {
    if (closed) {
      return;
    }
    int now = 0;
    boolean full = false;
    while (now < SENDS_PER_TURN && !full) {
      Waiting asked = queue.poll();
      if (asked == null) {
        break;
      }
      if (!asked.dropped) {
        full = !write(asked);
        now++;
      }
    }
    draining = full || now == SENDS_PER_TURN;
    if (draining) {
      // By timer, not by task: replies are read only when no task is left.
      Object _ = loop.schedule(this::drain, 1, TimeUnit.MILLISECONDS);
    }
  }

  /** False when it must be tried again later. */
  private boolean write(Waiting asked) {
    asked.token = tokenBase + sent++;
    waiting.put(asked.token, asked);
    SHORT.set(packet, 2, (short) 0);
    SHORT.set(packet, 6, (short) sent);
    LONG.set(packet, HEADER, asked.token);
    if (descriptor.raw() && !six) {
      SHORT.set(packet, 2, checksum(packet));
    }
    asked.sentNanos = clock.nanos();
    try {
      if (descriptor.send(packet, asked.address)) {
        return true;
      }
      Waiting _ = waiting.remove(asked.token);
      queue.addFirst(asked);
      return false;
    } catch (NativeIoException refused) {
      Waiting _ = waiting.remove(asked.token);
      asked.listener.failed(refused);
      return true;
    }
  }

  /** The checksum of the Internet (RFC 1071). */
  private static short checksum(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.length; i += 2) {
      sum += (short) SHORT.get(bytes, i) & 0xffff;
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    sum += sum >>> 16;
    return (short) ~sum;
  }

  @Override
  public void handle(IoRegistration here, IoEvent event) {
    for (int i = 0; i < READS_PER_TURN && !closed; i++) {
      EchoDescriptor.Reply reply = descriptor.receive();
      if (reply == null) {
        return;
      }
      take(reply);
    }
  }

  private void take(EchoDescriptor.Reply reply) {
    long now = clock.nanos();
    byte[] in = reply.bytes();
    int at = 0;
    if (descriptor.raw() && !six) {
      if (reply.length() < IP_HEADER) {
        return;
      }
      at = (in[0] & 0xf) * 4;
    }
    if (reply.length() - at < HEADER + Long.BYTES
        || (in[at] & 0xff) != (six ? ECHO_REPLY_SIX : ECHO_REPLY)
        || in[at + 1] != 0) {
      return;
    }
    long token = (long) LONG.get(in, at + HEADER);
    Waiting asked = waiting.get(token);
    if (asked != null && reply.isFrom(asked.address)) {
      Waiting _ = waiting.remove(token);
      asked.listener.echoed(roundTrip(now - asked.sentNanos, reply.ageNanos()), reply.hopLimit());
    }
  }

  /** The kernel's stamp is of the wall clock: where that leapt meanwhile our own reading stands. */
  private static long roundTrip(long elapsed, long age) {
    return age >= 0 && age <= elapsed ? elapsed - age : elapsed;
  }

  /** From any thread, before its loop ends; at the end of its loop it is closed in any case. */
  void stop() {
    if (!loop.isShuttingDown()) {
      loop.execute(
          () -> {
            IoRegistration held = registration;
            if (held != null) {
              boolean _ = held.cancel();
            }
            close();
          });
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      descriptor.close();
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("echo socket not closed");
    }
  }
}
