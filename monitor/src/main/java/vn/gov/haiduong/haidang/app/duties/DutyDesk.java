package vn.gov.haiduong.haidang.app.duties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.linkage.LinkSight;
import vn.gov.haiduong.haidang.linkage.PortalListing;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.DutyDay;
import vn.gov.haiduong.haidang.obligation.PageFact;
import vn.gov.haiduong.haidang.obligation.Registry;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Sightings;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.obligation.Standings;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.page.PageContext;
import vn.gov.haiduong.haidang.page.PageReader;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.Domain;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Knows what is demanded and what was seen beside the measurements, and tells how duties stand.
 * Safe from any thread; a standing is made at most every few seconds, for it costs a walk over all
 * targets.
 */
public final class DutyDesk implements HomePages {

  private static final long KEEP_MILLIS = 5_000;

  /** Reading all dates of a page costs more than its links do. */
  private static final Duration DATED_EVERY = Duration.ofMinutes(15);

  private final UsualPorts ports;
  private final Map<TargetId, Map<CheckCode, PageFact>> pages = new ConcurrentHashMap<>();
  private final Map<TargetId, LinkSight> links = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> unlisted = new ConcurrentHashMap<>();
  private volatile Registry registry;
  private final Map<TargetId, Instant> datedAt = new ConcurrentHashMap<>();
  private final Map<TargetId, Finding> ages = new ConcurrentHashMap<>();
  private final Map<TargetId, Finding> broken = new ConcurrentHashMap<>();
  private final Optional<DutyBook> book;
  private volatile List<DutyDay> history = List.of();
  private volatile @Nullable Standing made;

  /**
   * @param ports where links without a port lead
   */
  public DutyDesk(Registry registry, UsualPorts ports) {
    this(registry, ports, Optional.empty());
  }

  private DutyDesk(Registry registry, UsualPorts ports, Optional<DutyBook> book) {
    this.registry = registry;
    this.ports = ports;
    this.book = book;
  }

  /** The same, with a history in the data folder; reads what is there. */
  public DutyDesk with(DutyBook kept, LocalDate today) {
    DutyDesk desk = new DutyDesk(registry, ports, Optional.of(kept));
    desk.history = kept.recent(today);
    return desk;
  }

  /** What a configuration demands and registers. */
  public static Registry registry(Configuration read) {
    Inventory inventory = read.inventory();
    Set<UnitCode> contacts = new HashSet<>();
    Set<String> hosts = new HashSet<>();
    for (Site site : inventory.sites()) {
      if (!site.people().leader().isEmpty() && !site.people().specialist().isEmpty()) {
        contacts.add(site.listed().unit());
      }
      site.host().map(HostName::canonical).ifPresent(hosts::add);
      site.officialHosts().forEach(host -> hosts.add(HostName.canonical(host)));
    }
    read.portalHosts().forEach(host -> hosts.add(HostName.canonical(host)));
    return new Registry(inventory.goals(), read.duties(), contacts, hosts);
  }

  UsualPorts ports() {
    return ports;
  }

  PortalListing listing() {
    return registry.duties().listing();
  }

  Set<String> registeredHosts() {
    return registry.hosts();
  }

  /** Before the engine takes the configuration that goes with it. */
  public void adopt(Registry changed) {
    registry = changed;
    made = null;
  }

  List<Domain> domains() {
    return registry.duties().domains();
  }

  /** How long after the start figures mean something. */
  Duration settling() {
    return ports.equals(UsualPorts.REAL) ? Duration.ofMinutes(35) : Duration.ofMinutes(2);
  }

  @Override
  public void read(TargetId site, Home home) {
    Map<CheckCode, PageFact> facts =
        new EnumMap<>(
            PageFact.of(
                LinkReader.text(home.html()),
                home.strictTransport(),
                home.finalUrl().startsWith("https:")));
    Instant before = datedAt.get(site);
    if (before == null || before.plus(DATED_EVERY).isBefore(home.at())) {
      datedAt.put(site, home.at());
      facts.put(CheckCode.FRESHNESS, freshness(site, home));
    }
    checked(site, facts);
  }

  private PageFact freshness(TargetId site, Home home) {
    PageContext context =
        PageContext.of(HostName.ofAddress(home.finalUrl()), home.finalUrl(), home.at());
    Optional<LocalDate> newest =
        PageReader.read(
                home.html().getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html; charset=utf-8"),
                context)
            .freshness()
            .latestDate();
    LocalDate today = Province.local(home.at()).toLocalDate();
    PageFact fact = PageFact.freshness(newest, today);
    ages.put(site, new Finding(PageFact.stale(newest, today), home.at(), fact.said()));
    return fact;
  }

  /**
   * Something slow checks found of a site, for a person to look at, or that it is not so.
   *
   * @param said one Vietnamese sentence
   */
  record Finding(boolean there, Instant at, String said) {}

  /** Whether the newest item is too old, of every site whose dates were read. */
  Map<TargetId, Finding> ages() {
    return Map.copyOf(ages);
  }

  /** Whether inner links are broken, of every site of which some were opened. */
  Map<TargetId, Finding> brokenLinks() {
    return Map.copyOf(broken);
  }

  /** Some inner links of a site were opened. */
  void opened(TargetId site, PageFact fact, Instant at) {
    checked(site, Map.of(CheckCode.INNER_LINKS, fact));
    switch (fact.result()) {
      case MET, NOT_MET ->
          broken.put(
              site,
              new Finding(
                  fact.result() == Result.NOT_MET, at, "Liên kết trong trang: " + fact.said()));
      case TO_CHECK, UNCONFIRMED, MUTED -> {} // What was found before stands.
    }
  }

  /** Something was seen of a site beside the probe; what was known of other checks stays. */
  void checked(TargetId site, Map<CheckCode, PageFact> facts) {
    pages.merge(site, Map.copyOf(facts), DutyDesk::over);
  }

  /** What is known of a site beside its probe. */
  Map<CheckCode, PageFact> facts(TargetId site) {
    return pages.getOrDefault(site, Map.of());
  }

  /** Keeps the day as it stands; blocks. */
  void keep(Standing standing) throws IOException {
    if (book.isPresent()) {
      LocalDate today = Province.local(standing.at()).toLocalDate();
      book.get().keep(DutyDay.of(standing, today));
      history = book.get().recent(today);
    }
  }

  private static Map<CheckCode, PageFact> over(
      Map<CheckCode, PageFact> old, Map<CheckCode, PageFact> fresh) {
    Map<CheckCode, PageFact> all = new TreeMap<>(old);
    all.putAll(fresh);
    return all;
  }

  /** A link was looked for. */
  void looked(TargetId link, LinkSight sight) {
    links.put(link, sight);
  }

  /** A listing page of the portal was read; these of its hosts nobody registered. */
  void listed(String page, Map<String, String> strangers) {
    unlisted.put(page, strangers);
  }

  /** How duties stood at {@code snapshot}, or a few seconds before. */
  public Standing standing(Snapshot snapshot) {
    Standing kept = made;
    if (kept != null
        && Math.abs(snapshot.at().toEpochMilli() - kept.at().toEpochMilli()) < KEEP_MILLIS) {
      return kept;
    }
    Standing now =
        Standings.of(registry, snapshot, sightings(), Province.local(snapshot.at()).toLocalDate());
    made = now;
    return now;
  }

  private Sightings sightings() {
    Map<String, String> strangers = new TreeMap<>();
    unlisted.values().forEach(of -> of.forEach(strangers::putIfAbsent));
    return new Sightings(Map.copyOf(pages), Map.copyOf(links), strangers, history);
  }
}
