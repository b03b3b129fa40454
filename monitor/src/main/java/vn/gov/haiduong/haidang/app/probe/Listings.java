package vn.gov.haiduong.haidang.app.probe;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Profile;
import vn.gov.haiduong.haidang.config.TargetsLoader;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The inventory as the probe command needs it: ids and profiles. Read at the first need, so that
 * measuring an address never waits for it.
 */
final class Listings {

  private final Path folder;
  private final Clock clock;
  private @Nullable LoadResult read;

  private Listings(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** The inventory of {@code folder}. */
  static Listings of(Path folder, Clock clock) {
    return new Listings(folder, clock);
  }

  /** The inventory of HAIDANG_TARGETS, or the one that came with the product. */
  static Listings shipped(Clock clock) {
    String named = System.getenv("HAIDANG_TARGETS");
    return new Listings(
        named == null || named.isBlank()
            ? Path.of(System.getProperty("haidang.home", "."), "targets")
            : Path.of(named),
        clock);
  }

  private LoadResult read() {
    LoadResult known = read;
    if (known == null) {
      known =
          TargetsLoader.load(
              folder,
              vn.gov.haiduong.haidang.config.Overrides.NONE,
              LocalDate.ofInstant(clock.now(), Province.ZONE));
      read = known;
    }
    return known;
  }

  /** An id becomes the address and rules of its row, or what is wrong with it. */
  What address(What what) {
    if (!(what instanceof What.Listed(String shown, String id))) {
      return what;
    }
    return switch (read()) {
      case LoadResult.Refused _ ->
          bad(shown, "Danh mục có lỗi nên không tìm được mã này; xem ./haidang check.");
      case LoadResult.Loaded(Configuration loaded) -> {
        Optional<Assignment> row =
            loaded.assignments().stream()
                .filter(assignment -> assignment.target().id().value().equals(id))
                .findFirst();
        if (row.isPresent() && row.get().method() instanceof Assignment.Active active) {
          yield new What.Address(shown, active.spec());
        }
        yield bad(
            shown,
            row.isPresent()
                ? "Đối tượng này tự báo nhịp, không đo được bằng tay."
                : loaded.coverage().notProbed().stream()
                    .filter(rowNotProbed -> rowNotProbed.id().equals(id))
                    .findFirst()
                    .map(rowNotProbed -> "Không đo: " + rowNotProbed.reason().words() + ".")
                    .orElse("Danh mục không có mã này."));
      }
    };
  }

  private static What bad(String shown, String reason) {
    return new What.Bad(shown, ProbeKind.HTTP, reason);
  }

  /**
   * The same to be measured by the rules of a profile.
   *
   * @throws BadAddress when there is no such profile
   */
  What profiled(What what, String name) {
    if (!(read() instanceof LoadResult.Loaded(Configuration loaded))) {
      throw new BadAddress("danh mục có lỗi nên không đọc được hồ sơ đo; xem ./haidang check");
    }
    Profile profile = loaded.profiles().get(name);
    if (profile == null) {
      throw new BadAddress(
          "không có hồ sơ đo \""
              + name
              + "\"; có: "
              + String.join(", ", new TreeSet<>(loaded.profiles().keySet())));
    }
    return what instanceof What.Address(String shown, ProbeSpec spec)
        ? new What.Address(shown, by(profile, spec))
        : what;
  }

  /** What the profile says of a measurement of this kind; name, address and path stay. */
  private static ProbeSpec by(Profile profile, ProbeSpec spec) {
    Budget budget = new Budget(profile.timeout(), profile.slowAfter());
    return switch (spec) {
      case ProbeSpec.Http s ->
          new ProbeSpec.Http(
              s.endpoint(),
              budget,
              s.addressing(),
              s.scheme(),
              s.path(),
              rules(profile, s.rules()));
      case ProbeSpec.Tcp s ->
          new ProbeSpec.Tcp(
              s.endpoint(), budget, s.addressing(), profile.dialogue(), profile.strictTls());
      case ProbeSpec.Tls s ->
          new ProbeSpec.Tls(
              s.endpoint(), budget, s.addressing(), s.serverName(), profile.strictTls());
      case ProbeSpec.Smtp s ->
          new ProbeSpec.Smtp(
              s.endpoint(), budget, s.addressing(), s.heloName(), profile.strictTls());
      case ProbeSpec.Icmp s ->
          new ProbeSpec.Icmp(s.endpoint(), budget, s.addressing(), profile.count());
      case ProbeSpec.Dns s ->
          new ProbeSpec.Dns(
              s.endpoint(),
              budget,
              s.addressing(),
              s.name(),
              s.type(),
              s.expected(),
              profile.bothTransports(),
              profile.agree());
      case ProbeSpec.Sip s ->
          new ProbeSpec.Sip(
              s.endpoint(),
              budget,
              s.addressing(),
              profile.sipTcp() ? ProbeSpec.Sip.Transport.TCP : s.transport());
      case ProbeSpec.Journey _, ProbeSpec.Ntp _ -> spec.within(budget);
    };
  }

  private static HttpRules rules(Profile profile, HttpRules rules) {
    return new HttpRules(
        profile.expectStatus(),
        rules.expectText(),
        List.copyOf(profile.refuseText()),
        profile.maxBody(),
        profile.follow(),
        rules.userAgent(),
        profile.strictTls(),
        rules.ownHosts(),
        rules.allowInner(),
        profile.http2());
  }
}
