package vn.gov.haiduong.haidang.net;

import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A kernel socket for echo, opened through the C library: the unprivileged kind where {@code
 * net.ipv4.ping_group_range} lets us, else the raw kind where we hold CAP_NET_RAW. The kernel notes
 * when a reply came in, so that a busy loop does not lengthen a round trip. Not blocking, closed on
 * exec; confined to one thread once it is used.
 */
final class EchoDescriptor {

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_RAW = 3;
  private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final int IPPROTO_ICMP = 1;
  private static final int IPPROTO_ICMPV6 = 58;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_TIMESTAMPNS = 35;
  private static final int SOL_RAW = 255;
  private static final int IPPROTO_IP = 0;
  private static final int IP_RECVTTL = 12;
  private static final int IP_TTL = 2;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_RECVHOPLIMIT = 51;
  private static final int IPV6_HOPLIMIT = 52;
  private static final int EAGAIN = 11;

  /** Below this the replies of a thousand targets would be dropped by our own kernel. */
  private static final int RECEIVE_BUFFER = 4 << 20;

  private static final int ECHO_REPLY = 0;
  private static final int ECHO_REPLY_SIX = 129;
  private static final int LARGEST_REPLY = 2048;
  private static final int LARGEST_PACKET = 128;
  private static final int SOCKADDR = 16;
  private static final int SOCKADDR_SIX = 28;
  private static final int CONTROL = 128;

  // struct msghdr and struct cmsghdr
  private static final int MSG_NAME = 0;
  private static final int MSG_NAME_LENGTH = 8;
  private static final int MSG_IOV = 16;
  private static final int MSG_IOV_LENGTH = 24;
  private static final int MSG_CONTROL = 32;
  private static final int MSG_CONTROL_LENGTH = 40;
  private static final int MSG = 56;
  private static final int CMSG_LEVEL = 8;
  private static final int CMSG_TYPE = 12;
  private static final int CMSG_DATA = 16;

  private final Arena arena = Arena.ofShared();
  private final EchoCalls calls = new EchoCalls(arena);
  private final FileDescriptor file;
  private final boolean six;
  private final boolean raw;
  private final MemorySegment packetOut = arena.allocate(LARGEST_PACKET, Long.BYTES);
  private final MemorySegment destination;
  private final MemorySegment source;
  private final MemorySegment packetIn = arena.allocate(LARGEST_REPLY, Long.BYTES);
  private final MemorySegment control = arena.allocate(CONTROL, Long.BYTES);
  private final MemorySegment message = arena.allocate(MSG, Long.BYTES);
  private final Reply reply;

  private EchoDescriptor(boolean six, int type) throws NativeIoException {
    this.six = six;
    this.raw = type == SOCK_RAW;
    int fd =
        calls.socket(
            six ? AF_INET6 : AF_INET, type | NONBLOCK_CLOEXEC, six ? IPPROTO_ICMPV6 : IPPROTO_ICMP);
    if (fd < 0) {
      arena.close();
      throw new NativeIoException("socket", fd);
    }
    this.file = new FileDescriptor(fd);
    int length = six ? SOCKADDR_SIX : SOCKADDR;
    this.destination = arena.allocate(length, Long.BYTES);
    this.source = arena.allocate(length, Long.BYTES);
    this.reply = new Reply(six);
    MemorySegment parts = arena.allocate(2L * Long.BYTES, Long.BYTES);
    parts.set(ValueLayout.ADDRESS, 0, packetIn);
    parts.set(ValueLayout.JAVA_LONG, Long.BYTES, LARGEST_REPLY);
    message.set(ValueLayout.ADDRESS, MSG_NAME, source);
    message.set(ValueLayout.ADDRESS, MSG_IOV, parts);
    message.set(ValueLayout.JAVA_LONG, MSG_IOV_LENGTH, 1);
    message.set(ValueLayout.ADDRESS, MSG_CONTROL, control);
    option(SOL_SOCKET, SO_RCVBUF, RECEIVE_BUFFER);
    option(SOL_SOCKET, SO_TIMESTAMPNS, 1);
    option(six ? IPPROTO_IPV6 : IPPROTO_IP, six ? IPV6_RECVHOPLIMIT : IP_RECVTTL, 1);
    if (raw) {
      onlyReplies();
    }
    calls.rehearse(destination, message);
  }

  /** Opens one; whoever asked closes it. */
  static EchoDescriptor open(boolean six) throws IcmpUnavailable {
    try {
      return new EchoDescriptor(six, SOCK_DGRAM);
    } catch (NativeIoException refused) {
      try {
        return new EchoDescriptor(six, SOCK_RAW);
      } catch (NativeIoException _) {
        throw IcmpUnavailable.noPermission(-refused.expectedErr());
      }
    }
  }

  /**
   * A raw socket is given every ICMP packet of the machine; the kernel is told to keep all but the
   * replies (RFC 3542 section 3.2 for IPv6, icmp(7) of raw(7) for IPv4). In both a bit set means
   * kept away.
   */
  private void onlyReplies() {
    int[] filter = new int[six ? 8 : 1];
    Arrays.fill(filter, -1);
    filter[six ? ECHO_REPLY_SIX / Integer.SIZE : 0] =
        ~(1 << (six ? ECHO_REPLY_SIX % Integer.SIZE : ECHO_REPLY));
    option(six ? IPPROTO_ICMPV6 : SOL_RAW, 1, filter);
  }

  /** An option that the kernel refuses makes figures worse, not wrong. */
  private void option(int level, int name, int... value) {
    try (Arena here = Arena.ofConfined()) {
      int _ =
          calls.setOption(
              file.intValue(), level, name, here.allocateFrom(ValueLayout.JAVA_INT, value));
    }
  }

  /** Whether id and checksum are ours to set, and IPv4 replies bear their IP header. */
  boolean raw() {
    return raw;
  }

  FileDescriptor file() {
    return file;
  }

  /**
   * Sends {@code bytes} at once.
   *
   * @return false when the kernel's buffer is full for now
   */
  boolean send(byte[] bytes, InetAddress address) throws NativeIoException {
    MemorySegment out = packetOut.asSlice(0, bytes.length);
    MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, 0, bytes.length);
    byte[] ip = address.getAddress();
    destination.fill((byte) 0);
    destination.set(ValueLayout.JAVA_SHORT, 0, (short) (six ? AF_INET6 : AF_INET));
    MemorySegment.copy(ip, 0, destination, ValueLayout.JAVA_BYTE, six ? 8 : 4, ip.length);
    if (six && address instanceof Inet6Address scoped) {
      destination.set(ValueLayout.JAVA_INT, 24, scoped.getScopeId());
    }
    long sent = calls.sendTo(file.intValue(), out, destination);
    if (sent < 0 && sent != -EAGAIN) {
      throw new NativeIoException("sendto", (int) sent);
    }
    return sent >= 0;
  }

  /** What came in; one for each descriptor, good until the next is read. */
  static final class Reply {

    private final byte[] bytes = new byte[LARGEST_REPLY];
    private final byte[] from;
    private int length;
    private long ageNanos;
    private int hopLimit;

    private Reply(boolean six) {
      this.from = new byte[six ? 16 : 4];
    }

    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }

    boolean isFrom(InetAddress address) {
      return Arrays.equals(address.getAddress(), from);
    }

    /** Since the kernel took it in; less than zero where the kernel did not say. */
    long ageNanos() {
      return ageNanos;
    }

    /** What was left of it when it came; 0 where the kernel did not say. */
    int hopLimit() {
      return hopLimit;
    }
  }

  /** The next packet, or none for now. */
  @Nullable Reply receive() {
    message.set(ValueLayout.JAVA_INT, MSG_NAME_LENGTH, (int) source.byteSize());
    message.set(ValueLayout.JAVA_LONG, MSG_CONTROL_LENGTH, CONTROL);
    long length = calls.receive(file.intValue(), message);
    if (length < 0) {
      // An error that the kernel keeps for the socket belongs to no packet that we could name; the
      // packet it is about will be missed by its probe.
      return null;
    }
    reply.length = (int) length;
    MemorySegment.copy(packetIn, ValueLayout.JAVA_BYTE, 0, reply.bytes, 0, reply.length);
    MemorySegment.copy(
        source, ValueLayout.JAVA_BYTE, six ? 8 : 4, reply.from, 0, reply.from.length);
    readControl();
    return reply;
  }

  /** What the kernel says beside the packet. */
  private void readControl() {
    reply.ageNanos = -1;
    reply.hopLimit = 0;
    long end = Math.min(message.get(ValueLayout.JAVA_LONG, MSG_CONTROL_LENGTH), CONTROL);
    long at = 0;
    while (at + CMSG_DATA + Integer.BYTES <= end) {
      long size = control.get(ValueLayout.JAVA_LONG, at);
      int level = control.get(ValueLayout.JAVA_INT, at + CMSG_LEVEL);
      int type = control.get(ValueLayout.JAVA_INT, at + CMSG_TYPE);
      long data = at + CMSG_DATA;
      if (level == SOL_SOCKET && type == SO_TIMESTAMPNS && data + 2 * Long.BYTES <= end) {
        reply.ageNanos =
            calls.nanosSince(
                control.get(ValueLayout.JAVA_LONG, data),
                control.get(ValueLayout.JAVA_LONG, data + Long.BYTES));
      } else if ((level == IPPROTO_IP && type == IP_TTL)
          || (level == IPPROTO_IPV6 && type == IPV6_HOPLIMIT)) {
        reply.hopLimit = control.get(ValueLayout.JAVA_INT, data);
      }
      at += Math.max(CMSG_DATA, (size + Long.BYTES - 1) / Long.BYTES * Long.BYTES);
    }
  }

  /** Closes the socket and gives its memory back. */
  void close() throws IOException {
    file.close();
    arena.close();
  }
}
