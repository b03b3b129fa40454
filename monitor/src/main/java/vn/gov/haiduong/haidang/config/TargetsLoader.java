package vn.gov.haiduong.haidang.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.linkage.PortalListing;
import vn.gov.haiduong.haidang.obligation.Duties;
import vn.gov.haiduong.haidang.obligation.Scorecard;
import vn.gov.haiduong.haidang.pagewatch.PagePlan;
import vn.gov.haiduong.haidang.target.Goal;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.Point;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.Suggestion;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/** {@code targets/} → a configuration, or all its problems at once. Never throws for a file. */
public final class TargetsLoader {

  private static final List<String> YAML =
      List.of("profiles.yml", "dependencies.yml", "goals.yml", "anchors.yml", "operator.yml");

  private static final String SCORECARD = "scorecard.yml";
  private static final String LINKAGE = "linkage.yml";
  private static final String PAGES = "pages.yml";

  private final Path dir;
  private final Overrides overrides;
  private final LocalDate day;
  private final Problems problems = new Problems();
  private final MessageDigest hash;

  private TargetsLoader(Path dir, Overrides overrides, LocalDate day) {
    this.dir = dir;
    this.overrides = overrides;
    this.day = day;
    try {
      this.hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Reads the files. Blocks; call it on a worker.
   *
   * @param day rows valid on this day are measured
   */
  public static LoadResult load(Path dir, Overrides overrides, LocalDate day) {
    return new TargetsLoader(dir, overrides, day).load(Map.of());
  }

  /** The same with tables from a workbook in place of files. */
  static LoadResult load(Path dir, LocalDate day, Map<Layout, Table> tables) {
    return new TargetsLoader(dir, Overrides.NONE, day).load(tables);
  }

  /** The tables as they stand in the files; problems are added to {@code problems}. */
  static Map<Layout, Table> tables(Path dir, Problems problems) {
    Map<Layout, Table> tables = new EnumMap<>(Layout.class);
    for (Layout layout : Layout.all()) {
      if (layout.optional() && !Files.exists(dir.resolve(layout.file()))) {
        continue;
      }
      String shown = shown(dir, layout.file());
      Optional<String> text =
          FileText.bytes(dir.resolve(layout.file()), shown, problems)
              .flatMap(bytes -> FileText.decode(bytes, shown, problems));
      text.ifPresent(some -> tables.put(layout, TableReader.csv(layout, shown, some, problems)));
    }
    return tables;
  }

  private LoadResult load(Map<Layout, Table> given) {
    Map<Layout, Table> tables = new EnumMap<>(Layout.class);
    tables.putAll(given);
    for (Layout layout : Layout.all()) {
      boolean absent = layout.optional() && !Files.exists(dir.resolve(layout.file()));
      if (!given.containsKey(layout) && !absent) {
        text(layout.file())
            .ifPresent(
                text ->
                    tables.put(
                        layout,
                        TableReader.csv(layout, shown(dir, layout.file()), text, problems)));
      }
      tables.putIfAbsent(layout, new Table(layout, shown(dir, layout.file()), List.of()));
    }
    Map<String, YamlNode> yaml = new LinkedHashMap<>();
    for (String name : YAML) {
      text(name)
          .flatMap(text -> YamlNode.read(shown(dir, name), text, problems))
          .ifPresent(node -> yaml.put(name, node));
    }
    for (String name : List.of(SCORECARD, LINKAGE, PAGES)) {
      if (Files.exists(dir.resolve(name))) {
        text(name)
            .flatMap(text -> YamlNode.read(shown(dir, name), text, problems))
            .ifPresent(node -> yaml.put(name, node));
      }
    }
    return judged(tables, yaml);
  }

  private LoadResult judged(Map<Layout, Table> tables, Map<String, YamlNode> yaml) {
    Optional<Settings.Operators> operators =
        Optional.ofNullable(yaml.get("operator.yml"))
            .map(node -> Settings.operator(node, overrides));
    Map<String, Profile> profiles =
        Optional.ofNullable(yaml.get("profiles.yml")).map(Settings::profiles).orElse(Map.of());
    List<Goal> goals =
        Optional.ofNullable(yaml.get("goals.yml")).map(Settings::goals).orElse(List.of());
    List<Settings.Dependency> dependencies =
        Optional.ofNullable(yaml.get("dependencies.yml"))
            .map(Settings::dependencies)
            .orElse(List.of());
    Optional<Settings.Anchors> anchors =
        Optional.ofNullable(yaml.get("anchors.yml")).map(Settings::anchors);
    Rows rows =
        new Rows(
            problems,
            operators.map(Settings.Operators::neverOfficial).orElse(Map.of()),
            overrides.alertmanagerSha256());
    Map<Unit, Cells> units = rows.units(table(tables, Layout.UNITS));
    Map<Site, Cells> sites = rows.sites(table(tables, Layout.SITES));
    Map<Point, Cells> points = rows.points(table(tables, Layout.ENDPOINTS));
    Map<Suggestion, Cells> suggestions = rows.suggestions(table(tables, Layout.SUGGESTIONS));
    CrossChecks checks = new CrossChecks(units, sites, points, suggestions, profiles, dependencies);
    checks.run();
    Duties duties = duties(tables, yaml, units.keySet(), checks, profiles);
    PagePlan pages =
        Optional.ofNullable(yaml.get(PAGES))
            .map(
                node ->
                    PagesFile.read(
                        node, checks.sites().stream().map(Listing::id).collect(Collectors.toSet())))
            .orElse(PagePlan.USUAL);
    if (!problems.none() || operators.isEmpty() || anchors.isEmpty()) {
      return new LoadResult.Refused(problems.all());
    }
    Inventory inventory =
        new Inventory(
            new ArrayList<>(units.keySet()),
            checks.sites(),
            checks.points(),
            new ArrayList<>(suggestions.keySet()),
            goals);
    return new LoadResult.Loaded(
        Coverage.configure(
            inventory,
            duties,
            pages,
            profiles,
            operators.get().operator(),
            operators.get().portalHosts(),
            anchors.get(),
            HexFormat.of().formatHex(hash.digest()),
            day));
  }

  private Duties duties(
      Map<Layout, Table> tables,
      Map<String, YamlNode> yaml,
      Set<Unit> units,
      CrossChecks checks,
      Map<String, Profile> profiles) {
    Set<UnitCode> codes = units.stream().map(Unit::code).collect(Collectors.toSet());
    Set<TargetId> ids =
        Stream.concat(checks.sites().stream(), checks.points().stream())
            .map(Listing::id)
            .collect(Collectors.toSet());
    DutyRows rows = new DutyRows(problems, codes, ids, profiles);
    return new Duties(
        rows.services(table(tables, Layout.SERVICES)),
        rows.meetings(table(tables, Layout.MEETINGS)),
        rows.domains(table(tables, Layout.DOMAINS)),
        rows.processing(table(tables, Layout.PROCESSING)),
        rows.pairs(table(tables, Layout.PAIRS)),
        Optional.ofNullable(yaml.get(SCORECARD))
            .map(node -> ScorecardFile.read(node, codes))
            .orElse(Scorecard.NONE),
        Optional.ofNullable(yaml.get(LINKAGE))
            .map(LinkageFile::read)
            .orElse(PortalListing.HOME_PAGE));
  }

  private static Table table(Map<Layout, Table> tables, Layout layout) {
    Table table = tables.get(layout);
    return table == null ? new Table(layout, layout.file(), List.of()) : table;
  }

  private Optional<String> text(String name) {
    String shown = shown(dir, name);
    return FileText.bytes(dir.resolve(name), shown, problems)
        .flatMap(
            bytes -> {
              hash.update(name.getBytes(StandardCharsets.UTF_8));
              hash.update(bytes);
              return FileText.decode(bytes, shown, problems);
            });
  }

  /** The file as officers know it: the folder's own name and the file's. */
  static String shown(Path dir, String name) {
    Path last = dir.toAbsolutePath().normalize().getFileName();
    return (last == null ? "" : last + "/") + name;
  }
}
