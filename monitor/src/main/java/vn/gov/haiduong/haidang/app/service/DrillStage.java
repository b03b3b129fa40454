package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.pagewatch.PageSetup;
import vn.gov.haiduong.haidang.app.people.ChannelsFile;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.sandbox.Mailbox;
import vn.gov.haiduong.haidang.sandbox.ProvincePlan;
import vn.gov.haiduong.haidang.sandbox.Sandbox;
import vn.gov.haiduong.haidang.time.Province;

/** The simulated province with the whole service and its people, for a drill. */
public record DrillStage(Vertx vertx, Sandbox sandbox, Mailbox mailbox, Service service) {

  /**
   * Builds it beside these Alertmanagers, with simulated people; empty when the inventory cannot be
   * read, whose problems were then told.
   */
  public static Optional<DrillStage> build(
      Surroundings surroundings, @Nullable Path targets, Alerting.Setup alerting) throws Exception {
    return build(surroundings, targets, People.SIMULATED, alerting, false);
  }

  /**
   * Who takes part.
   *
   * @param alerts rosters, contacts and channels of the real people; empty for simulated ones
   * @param publicUrl where real people reach the acknowledge page
   * @param acknowledging where that page listens, alone; empty for nowhere but this machine
   */
  public record People(
      Optional<Path> alerts,
      Optional<String> publicUrl,
      Optional<Listen> acknowledging,
      Map<String, String> environment) {

    /** Simulated people, who are told through the simulated mail box. */
    public static final People SIMULATED =
        new People(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public People {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Builds it; empty when something cannot be read, whose problems were then told.
   *
   * @param reading whether pages are read, at the pace of the demonstration; their copies are not
   *     kept
   */
  public static Optional<DrillStage> build(
      Surroundings surroundings,
      @Nullable Path targets,
      People people,
      Alerting.Setup alerting,
      boolean reading)
      throws Exception {
    Optional<DemoUnits> units =
        DemoUnits.load(targets, people.alerts(), alerting.tokenSha256(), surroundings);
    if (units.isEmpty()) {
      return Optional.empty();
    }
    Optional<ChannelsFile.Read> channels =
        people
            .alerts()
            .map(folder -> ChannelsFile.read(folder, surroundings.clock(), people.environment()));
    if (channels.isPresent() && !ready(channels.get(), units.get(), surroundings)) {
      return Optional.empty();
    }
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1));
    return Optional.of(
        Ending.start(begin(vertx, surroundings, units.get(), people, channels, alerting, reading)));
  }

  /** Whether somebody real can be told at all; what is missing is said. */
  private static boolean ready(
      ChannelsFile.Read channels, DemoUnits units, Surroundings surroundings) {
    List<String> missing = new ArrayList<>(channels.problems());
    if (channels.channels().isEmpty() && channels.problems().isEmpty()) {
      missing.add("channels.yml: chưa có kênh báo tin nào");
    }
    if (units.world().directory().inOrder().stream().noneMatch(Roster::active)) {
      missing.add("roster.yml: chưa có lịch trực nào đang dùng (active)");
    }
    if (units.world().directory().contacts().values().stream().noneMatch(Contact::reachable)) {
      missing.add("contacts.yml: chưa có ai có số điện thoại hoặc địa chỉ thư");
    }
    missing.forEach(surroundings.screen().err()::println);
    return missing.isEmpty();
  }

  private static Future<DrillStage> begin(
      Vertx vertx,
      Surroundings surroundings,
      DemoUnits units,
      People people,
      Optional<ChannelsFile.Read> channels,
      Alerting.Setup alerting,
      boolean reading) {
    var clock = surroundings.clock();
    return Sandbox.start(
            ProvincePlan.of(1, OptionalInt.empty(), units.units(), units.knownHosts()),
            vertx,
            clock)
        .compose(
            sandbox ->
                Mailbox.start(vertx, clock, "127.0.0.1", 0)
                    .compose(
                        box ->
                            Service.start(
                                    plan(surroundings, units, sandbox, box, people, channels)
                                        .with(alerting)
                                        .with(reading ? pages(units) : PageSetup.NONE),
                                    Optional.empty())
                                .map(service -> new DrillStage(vertx, sandbox, box, service))));
  }

  private static PageSetup pages(DemoUnits units) {
    return new PageSetup(Optional.of(units.read().pages()::ofDemo), Optional.empty(), Set.of());
  }

  private static ServicePlan plan(
      Surroundings surroundings,
      DemoUnits units,
      Sandbox sandbox,
      Mailbox box,
      People people,
      Optional<ChannelsFile.Read> channels) {
    Instant now = surroundings.clock().now();
    SimulatedPlan plan = SimulatedPlan.of(surroundings.clock(), units, sandbox);
    World world = plan.world();
    return plan.at(
            new Listen("127.0.0.1", 0),
            now,
            "dien-tap",
            "drill",
            channels.isPresent()
                ? world
                : DemoPeople.onCall(world, LocalDate.ofInstant(now, Province.ZONE)),
            plan.desk(now),
            (_, _) ->
                Future.succeededFuture(
                    new ReloadAnswer.Applied("Diễn tập không có tệp cấu hình để nạp lại")))
        .telling(
            channels
                .map(read -> DemoPeople.real(people.publicUrl(), read::makeUnanswered))
                .orElseGet(() -> DemoPeople.setup(box, true)),
            people.acknowledging());
  }

  /** Takes it down again. */
  public void close() throws Exception {
    Future<Void> closed =
        service
            .stop()
            .eventually(mailbox::close)
            .eventually(sandbox::close)
            .eventually(vertx::close);
    boolean _ = Ending.start(closed.map(true));
  }
}
