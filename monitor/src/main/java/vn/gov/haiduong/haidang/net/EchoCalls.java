package vn.gov.haiduong.haidang.net;

import java.lang.foreign.AddressLayout;
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
 * The calls of the C library that echo needs and Java does not offer. Numbers and shapes are those
 * of Linux on 64 bits. Every call that can fail returns minus the error number.
 */
final class EchoCalls {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private static final MethodHandle SOCKET =
      call("socket", FunctionDescriptor.of(INT, INT, INT, INT));
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", FunctionDescriptor.of(INT, INT, INT, INT, POINTER, INT));
  private static final MethodHandle SENDTO =
      call("sendto", FunctionDescriptor.of(LONG, INT, POINTER, LONG, INT, POINTER, INT));
  private static final MethodHandle RECVMSG =
      call("recvmsg", FunctionDescriptor.of(LONG, INT, POINTER, INT));
  private static final MethodHandle CLOCK =
      call("clock_gettime", FunctionDescriptor.of(INT, INT, POINTER));

  private static final int CLOCK_REALTIME = 0;
  private static final long NANOS = 1_000_000_000L;

  private final MemorySegment state;
  private final MemorySegment time;

  /** Its few bytes of native memory live as long as {@code arena}. */
  EchoCalls(Arena arena) {
    this.state = arena.allocate(STATE);
    this.time = arena.allocate(2 * Long.BYTES, Long.BYTES);
  }

  private static MethodHandle call(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), shape, Linker.Option.captureCallState("errno"));
  }

  int socket(int family, int type, int protocol) {
    try {
      return (int) orError((int) SOCKET.invokeExact(state, family, type, protocol));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  int setOption(int fd, int level, int option, MemorySegment value) {
    try {
      return (int)
          orError(
              (int)
                  SETSOCKOPT.invokeExact(state, fd, level, option, value, (int) value.byteSize()));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Bytes sent. */
  long sendTo(int fd, MemorySegment packet, MemorySegment address) {
    try {
      return orError(
          (long)
              SENDTO.invokeExact(
                  state, fd, packet, packet.byteSize(), 0, address, (int) address.byteSize()));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Bytes received. */
  long receive(int fd, MemorySegment message) {
    try {
      return orError((long) RECVMSG.invokeExact(state, fd, message, 0));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** How long ago the kernel's wall clock stood there, in nanoseconds; wrong if it leapt since. */
  long nanosSince(long seconds, long nanos) {
    try {
      int _ = (int) CLOCK.invokeExact(state, CLOCK_REALTIME, time);
      return (time.get(LONG, 0) - seconds) * NANOS + time.get(LONG, Long.BYTES) - nanos;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The first call of each takes long; it must not stand in the first round trip. */
  void rehearse(MemorySegment address, MemorySegment message) {
    long _ = sendTo(-1, address, address);
    long _ = receive(-1, message);
    long _ = nanosSince(0, 0);
  }

  private long orError(long result) {
    return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
  }

  private static RuntimeException broken(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("the C library could not be called", e);
  }
}
