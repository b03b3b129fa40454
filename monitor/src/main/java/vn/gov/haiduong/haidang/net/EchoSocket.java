package vn.gov.haiduong.haidang.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.RawUnixChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The one echo socket of a loop and family, shared by all probes on it. Replies are matched by a
 * token in their payload and by their address, never by the id, which the kernel sets. Sends are
 * paced: a burst would be sent whole before the first reply is read, and its round trips were
 * fiction. Confined to its loop.
 */
final class EchoSocket {

  /** Below this the replies of a thousand targets would be dropped by our own kernel. */
  private static final int RECEIVE_BUFFER = 4 << 20;

  private static final int PAYLOAD = 56;
  private static final int HEADER = 8;
  private static final int LARGEST_REPLY = 2048;
  private static final int SENDS_PER_TURN = 16;
  private static final int READS_PER_TURN = 64;
  private static final int ECHO_REPLY = 0;
  private static final int ECHO_REPLY_SIX = 129;
  private static final int SOL_RAW = 255;
  private static final int IPPROTO_ICMPV6 = 58;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ProbeLoop loop;
  private final Clock clock;
  private final boolean six;
  private final boolean raw;
  private final Channel channel;
  private final long tokenBase = RANDOM.nextLong();
  private final int id = RANDOM.nextInt(0x1_0000);
  private final Map<Long, Waiting> waiting = new HashMap<>();
  private final Queue<Waiting> queue = new ArrayDeque<>();
  private long sent;
  private boolean draining;

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

  EchoSocket(ProbeLoop loop, Clock clock, boolean six) throws IcmpUnavailable {
    this.loop = loop;
    this.clock = clock;
    this.six = six;
    EchoDescriptor descriptor = EchoDescriptor.open(six);
    this.raw = descriptor.raw();
    EpollDatagramChannel datagrams = new EpollDatagramChannel(descriptor.fd());
    boolean _ = datagrams.config().setOption(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER);
    if (raw) {
      onlyReplies(datagrams, six);
    }
    // A reply that does not fill the buffer says nothing about whether another waits.
    datagrams
        .config()
        .setRecvByteBufAllocator(
            new FixedRecvByteBufAllocator(LARGEST_REPLY)
                .respectMaybeMoreData(false)
                .maxMessagesPerRead(READS_PER_TURN));
    datagrams.pipeline().addLast(new Replies());
    ChannelFuture _ = loop.netty().register(datagrams);
    this.channel = datagrams;
  }

  /**
   * A raw socket is given every ICMP packet of the machine; the kernel is told to keep all but the
   * replies (RFC 3542 section 3.2 for IPv6, icmp(7) of raw(7) for IPv4). In both a bit set means
   * kept away.
   */
  private static void onlyReplies(EpollDatagramChannel datagrams, boolean six) {
    ByteBuffer filter = ByteBuffer.allocateDirect(six ? 32 : 4).order(ByteOrder.nativeOrder());
    for (int i = 0; i < filter.capacity(); i += Integer.BYTES) {
      filter.putInt(i, -1);
    }
    int word = six ? ECHO_REPLY_SIX / Integer.SIZE * Integer.BYTES : 0;
    filter.putInt(word, ~(1 << (six ? ECHO_REPLY_SIX % Integer.SIZE : ECHO_REPLY)));
    boolean _ =
        datagrams
            .config()
            .setOption(
                six
                    ? new RawUnixChannelOption("ICMP6_FILTER", IPPROTO_ICMPV6, 1, 32)
                    : new RawUnixChannelOption("ICMP_FILTER", SOL_RAW, 1, 4),
                filter);
  }

  /**
   * Sends one packet when its turn comes.
   *
   * @return takes the packet back: nothing more is heard of it
   */
  Runnable send(InetAddress address, Listener listener) {
    Waiting packet = new Waiting(address, listener);
    queue.add(packet);
    if (!draining) {
      drain();
    }
    return () -> {
      packet.dropped = true;
      Waiting _ = waiting.remove(packet.token);
    };
  }

  private void drain() {
    int now = 0;
    while (now < SENDS_PER_TURN) {
      Waiting packet = queue.poll();
      if (packet == null) {
        break;
      }
      if (!packet.dropped) {
        write(packet);
        now++;
      }
    }
    channel.flush();
    draining = now == SENDS_PER_TURN;
    if (draining) {
      // By timer, not by task: replies are read only when no task is left.
      Object _ = loop.netty().schedule(this::drain, 1, TimeUnit.MILLISECONDS);
    }
  }

  private void write(Waiting packet) {
    packet.token = tokenBase + sent++;
    waiting.put(packet.token, packet);
    ByteBuf bytes = channel.alloc().ioBuffer(HEADER + PAYLOAD);
    bytes.writeByte(six ? 128 : 8).writeByte(0).writeShort(0).writeShort(id).writeShort((int) sent);
    bytes.writeLong(packet.token);
    for (int i = Long.BYTES; i < PAYLOAD; i++) {
      bytes.writeByte(i);
    }
    if (raw && !six) {
      bytes.setShort(2, checksum(bytes));
    }
    packet.sentNanos = clock.nanos();
    ChannelFuture _ =
        channel
            .write(new DatagramPacket(bytes, new InetSocketAddress(packet.address, 0)))
            .addListener(
                done -> {
                  if (!done.isSuccess() && waiting.remove(packet.token) != null) {
                    packet.listener.failed(done.cause());
                  }
                });
  }

  /** The checksum of the Internet (RFC 1071). */
  private static int checksum(ByteBuf bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.writerIndex(); i += 2) {
      sum += bytes.getUnsignedShort(i);
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    sum += sum >>> 16;
    return ~sum & 0xffff;
  }

  void close() {
    ChannelFuture _ = channel.close();
  }

  private final class Replies extends SimpleChannelInboundHandler<DatagramPacket> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      long now = clock.nanos();
      ByteBuf in = packet.content();
      int at = in.readerIndex();
      int hopLimit = 0;
      if (raw && !six) {
        if (in.readableBytes() < 20) {
          return;
        }
        hopLimit = in.getUnsignedByte(at + 8);
        at += (in.getByte(at) & 0xf) * 4;
      }
      if (in.writerIndex() - at < HEADER + Long.BYTES
          || in.getUnsignedByte(at) != (six ? ECHO_REPLY_SIX : ECHO_REPLY)
          || in.getByte(at + 1) != 0) {
        return;
      }
      long token = in.getLong(at + HEADER);
      Waiting asked = waiting.get(token);
      if (asked != null && asked.address.equals(packet.sender().getAddress())) {
        Waiting _ = waiting.remove(token);
        asked.listener.echoed(now - asked.sentNanos, hopLimit);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // An error that the kernel keeps for the socket belongs to no packet that we could name; the
      // packet it is about will be missed by its probe.
    }
  }
}
