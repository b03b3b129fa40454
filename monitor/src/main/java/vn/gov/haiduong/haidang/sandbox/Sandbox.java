package vn.gov.haiduong.haidang.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The simulated province while it stands: where everything is, what to trust, and the switches of
 * its faults. Safe from any thread; the servers run on the loops of the Vert.x given, which should
 * serve nothing else that is measured.
 */
public final class Sandbox {

  private static final int FIRST_BASE = 20_080;
  private static final int BASE_STEP = 20;
  private static final int BASES_TRIED = 200;

  private final SandboxPlan plan;
  private final Vertx vertx;
  private final Stack stack;
  private final Ca ca;
  private final FaultBook book;
  private final Set<TargetId> badTurn = ConcurrentHashMap.newKeySet();
  private final Map<TargetId, Long> flapping = new ConcurrentHashMap<>();
  private final Pipelines pipelines;
  private final Clock clock;
  private Map<Stand, Listeners> listeners = Map.of();
  private Map<TargetId, Located> located = Map.of();
  private int basePort;

  private record Stand(InetAddress address, Service service) {}

  /** The sockets of one stand and the things that answer there. */
  private record Listeners(List<Listener> sockets, List<Simulated> things) {}

  private Sandbox(SandboxPlan plan, Vertx vertx, Clock clock) {
    this.plan = plan;
    this.vertx = vertx;
    this.clock = clock;
    this.stack = new Stack(vertx);
    this.ca = Ca.make(clock.now());
    this.book = new FaultBook(plan.things());
    List<Simulated.Web> sites =
        plan.things().stream()
            .filter(Simulated.Web.class::isInstance)
            .map(Simulated.Web.class::cast)
            .toList();
    this.pipelines =
        new Pipelines(
            stack,
            new Tls(ca),
            new Pages(plan.seed(), sites, clock),
            new Zone(plan, this::effective, clock),
            this::effective,
            clock);
  }

  /**
   * Starts every server of the plan. Fails, with nothing left open, when the plan's ports are taken
   * or no free row of ports is found.
   */
  public static Future<Sandbox> start(SandboxPlan plan, Vertx vertx, Clock clock) {
    Sandbox sandbox = new Sandbox(plan, vertx, clock);
    return plan.basePort().isPresent()
        ? sandbox.listenFrom(plan.basePort().getAsInt())
        : sandbox.listenFromFree(0);
  }

  private Future<Sandbox> listenFromFree(int tried) {
    return listenFrom(FIRST_BASE + tried * BASE_STEP)
        .recover(
            problem ->
                taken(problem) && tried < BASES_TRIED
                    ? listenFromFree(tried + 1)
                    : Future.failedFuture(problem));
  }

  /** By either transport: the native one has an exception of its own. */
  private static boolean taken(Throwable problem) {
    return problem instanceof BindException
        || String.valueOf(problem.getMessage()).startsWith("bind(");
  }

  private Future<Sandbox> listenFrom(int base) {
    Map<Stand, List<Simulated>> stands = new LinkedHashMap<>();
    for (Simulated thing : plan.things()) {
      thing
          .service()
          .ifPresent(
              service ->
                  stands
                      .computeIfAbsent(
                          new Stand(thing.place().address(), service), _ -> new ArrayList<>())
                      .add(thing));
    }
    Map<Stand, Listeners> opened = new LinkedHashMap<>();
    stands.forEach(
        (stand, things) -> opened.put(stand, new Listeners(sockets(stand, things, base), things)));
    for (InetAddress resolver : plan.resolvers()) {
      InetSocketAddress at = new InetSocketAddress(resolver, Service.DNS.port(base));
      opened.put(
          new Stand(resolver, Service.DNS),
          new Listeners(
              List.of(
                  Listener.udp(stack, at, pipelines.resolverDatagrams()),
                  Listener.tcp(stack, at, pipelines.resolverConnections())),
              List.of()));
    }
    List<Future<Void>> opening =
        opened.values().stream()
            .flatMap(each -> each.sockets().stream())
            .map(socket -> socket.become(Listener.State.OPEN))
            .toList();
    return Future.join(opening)
        .<Void>mapEmpty()
        .recover(
            problem ->
                all(opened, Listener.State.CLOSED).transform(_ -> Future.failedFuture(problem)))
        .map(
            _ -> {
              settle(opened, base);
              return this;
            });
  }

  private synchronized void settle(Map<Stand, Listeners> opened, int base) {
    listeners = opened;
    basePort = base;
    Map<TargetId, Located> places = new LinkedHashMap<>();
    for (Simulated thing : plan.things()) {
      places.put(thing.about().id(), locate(thing, base));
    }
    located = places;
  }

  private static Located locate(Simulated thing, int base) {
    InetAddress address = thing.place().address();
    int port = thing.service().map(service -> service.port(base)).orElse(0);
    String host = thing.hostName().orElse(address.getHostAddress());
    String scheme = thing.service().map(Service::scheme).orElse("heartbeat");
    String path = thing instanceof Simulated.Web web ? web.path() : "";
    String what =
        switch (thing) {
          case Simulated.Heart _ -> scheme + "://" + thing.about().id();
          case Simulated.NameServer _ ->
              scheme + "://" + address.getHostAddress() + ":" + port + "/";
          default -> scheme + "://" + host + ":" + port + path;
        };
    return new Located(thing, host, address, port, what);
  }

  private List<Listener> sockets(Stand stand, List<Simulated> things, int base) {
    Service service = stand.service();
    InetSocketAddress at = new InetSocketAddress(stand.address(), service.port(base));
    Simulated first = things.getFirst();
    if (things.size() > 1 && !(first instanceof Simulated.Web)) {
      throw new IllegalArgumentException(
          first.about().id() + " and " + things.get(1).about().id() + " share " + at);
    }
    List<Listener> sockets = new ArrayList<>();
    if (first instanceof Simulated.Web) {
      List<Simulated.Web> sites = things.stream().map(Simulated.Web.class::cast).toList();
      sockets.add(Listener.tcp(stack, at, pipelines.web(sites, service == Service.HTTPS)));
    } else {
      if (service.overUdp()) {
        sockets.add(Listener.udp(stack, at, pipelines.datagrams(first)));
      }
      if (service.overTcp()) {
        sockets.add(Listener.tcp(stack, at, pipelines.connections(first)));
      }
    }
    return sockets;
  }

  /**
   * Throws switches, in order. Completes when clients find the new state; what is asked of an
   * address that stays open answers by it at once.
   */
  public Future<Void> apply(List<Switch> switches) {
    List<Simulated> changed = book.apply(switches);
    changed.forEach(this::flapOrNot);
    return reconcile(changed);
  }

  /** Throws one switch. */
  public Future<Void> apply(Switch order) {
    return apply(List.of(order));
  }

  /** What is switched on. */
  public List<Switch> switches() {
    return book.switches();
  }

  /** Whether nothing silences {@code heart}, so that its beats may be sent. */
  public boolean beating(Simulated.Heart heart) {
    Effective now = effective(heart);
    return now.connection() == Fault.GOOD && now.exchange() == Fault.GOOD;
  }

  private Effective effective(Simulated thing) {
    return book.of(thing).inTurn(badTurn.contains(thing.about().id()));
  }

  private synchronized void flapOrNot(Simulated thing) {
    TargetId id = thing.about().id();
    Long timer = flapping.remove(id);
    if (timer != null) {
      vertx.cancelTimer(timer);
      badTurn.remove(id);
    }
    Effective now = book.of(thing);
    if (now.connection() == Fault.FLAPPING) {
      badTurn.add(id);
      long turn = Math.max(1, now.tuning().flapPeriod().toMillis() / 2);
      flapping.put(id, vertx.setPeriodic(turn, _ -> nextTurn(thing)));
    }
  }

  private void nextTurn(Simulated thing) {
    TargetId id = thing.about().id();
    synchronized (this) {
      if (!flapping.containsKey(id)) {
        return;
      }
      if (!badTurn.remove(id)) {
        badTurn.add(id);
      }
    }
    // A port that cannot be had back at once is tried again at the next turn.
    reconcile(List.of(thing)).onComplete(_ -> {});
  }

  private Future<Void> reconcile(List<Simulated> changed) {
    Map<Stand, Listeners> here;
    synchronized (this) {
      here = listeners;
    }
    List<Future<Void>> changes = new ArrayList<>();
    changed.stream()
        .filter(thing -> thing.service().isPresent())
        .map(thing -> new Stand(thing.place().address(), thing.service().orElseThrow()))
        .distinct()
        .map(here::get)
        .forEach(
            each -> {
              if (each != null) {
                Listener.State wanted = wanted(each.things());
                each.sockets().forEach(socket -> changes.add(socket.become(wanted)));
              }
            });
    return Future.join(changes).mapEmpty();
  }

  private Listener.State wanted(List<Simulated> things) {
    boolean anyGood = false;
    boolean allRefused = true;
    for (Simulated thing : things) {
      Fault fault = effective(thing).connection();
      anyGood |= fault == Fault.GOOD;
      allRefused &= fault == Fault.REFUSED;
    }
    return anyGood
        ? Listener.State.OPEN
        : allRefused ? Listener.State.CLOSED : Listener.State.SILENT;
  }

  public SandboxPlan plan() {
    return plan;
  }

  /** Where each thing stands, in the order of the plan. */
  public synchronized List<Located> located() {
    return List.copyOf(located.values());
  }

  /** Where that thing stands, if the plan has it. */
  public synchronized Optional<Located> located(TargetId id) {
    return Optional.ofNullable(located.get(id));
  }

  /** Resolvers that answer for all names. */
  public synchronized List<InetSocketAddress> resolvers() {
    return plan.resolvers().stream()
        .map(address -> new InetSocketAddress(address, Service.DNS.port(basePort)))
        .toList();
  }

  /** The port of a service, the same on every address. */
  public synchronized int port(Service service) {
    return service.port(basePort);
  }

  /** What to trust. */
  public Ca ca() {
    return ca;
  }

  Clock clock() {
    return clock;
  }

  /** On whose loops everything is served. */
  public Vertx vertx() {
    return vertx;
  }

  /** Closes every socket and connection; the Vert.x stays. */
  public Future<Void> close() {
    Map<Stand, Listeners> here;
    synchronized (this) {
      flapping.values().forEach(vertx::cancelTimer);
      flapping.clear();
      here = listeners;
    }
    return all(here, Listener.State.CLOSED)
        .eventually(
            () -> {
              var _ = stack.accepted().close();
              return Future.succeededFuture();
            });
  }

  private static Future<Void> all(Map<Stand, Listeners> of, Listener.State state) {
    Function<Listener, Future<Void>> change = socket -> socket.become(state);
    return Future.join(
            of.values().stream().flatMap(each -> each.sockets().stream()).map(change).toList())
        .mapEmpty();
  }
}
