package vn.gov.haiduong.haidang.sandbox;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * One address and port, which can be open, silent or closed. Changes are made one after the other;
 * safe from any thread.
 */
final class Listener {

  /** What a client finds. */
  enum State {
    OPEN,
    /** Requests to connect stay unanswered; datagrams are swallowed. */
    SILENT,
    /** Requests to connect are refused. */
    CLOSED
  }

  private static final int REBIND_TRIES = 100;
  private static final long REBIND_PAUSE_MILLIS = 5;

  private final Stack stack;
  private final InetSocketAddress at;
  private final ChannelHandler handler;
  private final boolean datagrams;
  private final List<Channel> open = new ArrayList<>();
  private State state = State.CLOSED;
  private boolean held;
  private Future<Void> last = Future.succeededFuture();

  private Listener(Stack stack, InetSocketAddress at, ChannelHandler handler, boolean datagrams) {
    this.stack = stack;
    this.at = at;
    this.handler = handler;
    this.datagrams = datagrams;
  }

  /**
   * A TCP listener, closed as yet.
   *
   * @param child sharable handler given to each accepted connection
   */
  static Listener tcp(Stack stack, InetSocketAddress at, ChannelHandler child) {
    return new Listener(stack, at, child, false);
  }

  /** A UDP socket, closed as yet. Its handler must itself keep silent when it should. */
  static Listener udp(Stack stack, InetSocketAddress at, ChannelHandler handler) {
    return new Listener(stack, at, handler, true);
  }

  /** Completes when clients find the new state. Fails when the port cannot be had (again). */
  synchronized Future<Void> become(State wanted) {
    last = last.recover(_ -> Future.succeededFuture()).compose(_ -> change(wanted));
    return last;
  }

  private Future<Void> change(State wanted) {
    // A datagram socket is silent by its handler.
    State target = datagrams && wanted == State.SILENT ? State.OPEN : wanted;
    if (target == state) {
      return Future.succeededFuture();
    }
    return shut()
        .compose(_ -> reopen(target, held ? REBIND_TRIES : 0))
        .map(
            _ -> {
              held |= target != State.CLOSED;
              state = target;
              return null;
            });
  }

  /** Some transports give a closed port back only a moment after they say so. */
  private Future<Void> reopen(State target, int triesLeft) {
    return open(target)
        .recover(
            problem ->
                problem instanceof BindException && triesLeft > 0
                    ? stack.pause(REBIND_PAUSE_MILLIS).compose(_ -> reopen(target, triesLeft - 1))
                    : Future.failedFuture(problem));
  }

  private Future<Void> open(State target) {
    return switch (target) {
      case CLOSED -> Future.succeededFuture();
      case OPEN ->
          (datagrams ? stack.bind(at, handler) : stack.listen(at, handler))
              .map(this::kept)
              .mapEmpty();
      case SILENT ->
          stack
              .listenWithoutAccepting(at)
              .map(this::kept)
              .compose(_ -> fill())
              .compose(_ -> fill());
    };
  }

  /** One more that waits for ever; when a prober was quicker there is no room left, which is it. */
  private Future<Void> fill() {
    return stack
        .connect(at)
        .map(this::kept)
        .<Void>mapEmpty()
        .recover(
            failure ->
                failure instanceof ConnectTimeoutException
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  private Channel kept(Channel channel) {
    open.add(channel);
    return channel;
  }

  private Future<Void> shut() {
    List<Future<Void>> closing = open.stream().map(Stack::closed).toList();
    open.clear();
    state = State.CLOSED;
    return Future.join(closing).mapEmpty();
  }
}
