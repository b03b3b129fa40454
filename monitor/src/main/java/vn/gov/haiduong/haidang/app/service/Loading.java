package vn.gov.haiduong.haidang.app.service;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.app.duties.LinkTargets;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Overrides;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.config.TargetsLoader;
import vn.gov.haiduong.haidang.config.Worlds;
import vn.gov.haiduong.haidang.engine.AnchorProbe;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/**
 * How the configuration of a run is read, the first time and each time after.
 *
 * @param alerts folder of the response plan; empty for the one that came with the product
 * @param vantage name of the place of this monitor, instead of the operator's
 * @param contact instead of the operator's
 * @param approval instead of the operator's
 * @param alertmanagerSha256 hash of the token that Alertmanager shows, also for its beats
 */
record Loading(
    Path folder,
    Optional<Path> alerts,
    Optional<String> vantage,
    Optional<String> contact,
    Optional<String> approval,
    Optional<String> alertmanagerSha256,
    Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

  /** The inventory that came with the product. */
  static Path shippedTargets() {
    return Path.of(System.getProperty("haidang.home", "."), "targets");
  }

  /** Hash of the token that HAIDANG_TOKEN sets for reload and extra probes. */
  static Optional<String> token() {
    return Optional.ofNullable(System.getenv("HAIDANG_TOKEN"))
        .filter(text -> !text.isBlank())
        .map(Loading::sha256);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Reads everything anew; blocks. */
  LoadResult load() {
    LoadResult targets =
        TargetsLoader.load(
            folder, new Overrides(contact, approval, vantage, alertmanagerSha256), today());
    return switch (AlertsLoader.load(planFolder(), today())) {
      case Alerts.Result.Loaded(Alerts plan) -> {
        plan.holes()
            .forEach(
                hole ->
                    LOG.atWarn()
                        .addKeyValue("what", hole.message())
                        .log("nobody is on call in a slot of the next days"));
        yield targets instanceof LoadResult.Loaded(Configuration read)
            ? new LoadResult.Loaded(read.with(plan))
            : targets;
      }
      case Alerts.Result.Refused(List<Problem> problems) -> {
        List<Problem> all = new ArrayList<>();
        if (targets instanceof LoadResult.Refused(List<Problem> found)) {
          all.addAll(found);
        }
        all.addAll(problems);
        yield new LoadResult.Refused(all);
      }
    };
  }

  /** Where the response plan is read. */
  Path planFolder() {
    return alerts.orElseGet(() -> Path.of(System.getProperty("haidang.home", "."), "alerts"));
  }

  /** The province's date of now. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.now(), Province.ZONE);
  }

  /** A configuration in the engine's words. */
  Monitoring monitoring(Configuration read, Instant now) {
    List<Unit> units = read.inventory().unitsOn(LocalDate.ofInstant(now, Province.ZONE));
    return new Monitoring(
        units,
        LinkTargets.with(read.assignments(), units, read.duties().listing(), LinkTargets.EVERY),
        read.anchors().stream().map(a -> new AnchorProbe(a.side(), a.anchor(), a.spec())).toList(),
        read.coverage(),
        new ConfigStatus(true, now, now, read.hash(), List.of()),
        LinkTargets.about(Worlds.of(read), read.assignments(), units, read.duties().listing()));
  }
}
