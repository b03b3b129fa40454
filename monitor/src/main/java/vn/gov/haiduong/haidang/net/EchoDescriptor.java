package vn.gov.haiduong.haidang.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * A kernel socket for echo, opened through the C library: the unprivileged kind where {@code
 * net.ipv4.ping_group_range} lets us, else the raw kind where we hold CAP_NET_RAW.
 *
 * @param fd not blocking, closed on exec; owned by whoever opened it
 * @param raw whether id and checksum are ours to set, and IPv4 answers bear their IP header
 */
record EchoDescriptor(int fd, boolean raw) {

  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_RAW = 3;
  private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final int IPPROTO_ICMP = 1;
  private static final int IPPROTO_ICMPV6 = 58;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SOCKET =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("socket"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT),
              Linker.Option.captureCallState("errno"));

  /** Opens one; whoever asked closes it. */
  static EchoDescriptor open(boolean six) throws IcmpUnavailable {
    int family = six ? AF_INET6 : AF_INET;
    int protocol = six ? IPPROTO_ICMPV6 : IPPROTO_ICMP;
    int[] errno = {0};
    int fd = socket(family, SOCK_DGRAM | NONBLOCK_CLOEXEC, protocol, errno);
    if (fd >= 0) {
      return new EchoDescriptor(fd, false);
    }
    int refused = errno[0];
    fd = socket(family, SOCK_RAW | NONBLOCK_CLOEXEC, protocol, errno);
    if (fd >= 0) {
      return new EchoDescriptor(fd, true);
    }
    throw IcmpUnavailable.noPermission(refused);
  }

  private static int socket(int family, int type, int protocol, int[] errno) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int fd = (int) SOCKET.invokeExact(state, family, type, protocol);
      errno[0] = fd < 0 ? (int) ERRNO.get(state, 0L) : 0;
      return fd;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("socket(2) could not be called", e);
    }
  }
}
