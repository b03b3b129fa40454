package vn.gov.haiduong.haidang.config;

import java.math.BigDecimal;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.StatusSet;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.target.Goal;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.Vantage;

/** The YAML files → settings. What is missing has the product's default. */
final class Settings {

  static final List<String> PROFILE_KEYS =
      List.of(
          "interval",
          "confirm",
          "timeout",
          "slow_after",
          "strict_tls",
          "follow",
          "max_body",
          "expect_status",
          "refuse_text",
          "http2",
          "user_agent",
          "user_agent_approval",
          "dialogue",
          "count",
          "both_transports",
          "agree",
          "sip_transport");

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,7})([kKmM]?)");
  private static final Pattern STATUS = Pattern.compile("([1-9][0-9]{2})(?:-([1-9][0-9]{2}))?");
  private static final Budget ANCHOR_BUDGET =
      new Budget(Duration.ofSeconds(3), Duration.ofSeconds(3));

  /** A rule of {@code dependencies.yml}; each parent is an id or empty. */
  record Dependency(YamlNode at, Pattern match, String hostedOn, String reachedThrough) {}

  /** {@code anchors.yml}. */
  record Anchors(List<Configuration.Anchor> anchors, List<String> missing) {}

  /** {@code operator.yml}. */
  record Operators(
      Configuration.Operator operator,
      Set<String> portalHosts,
      Map<String, String> neverOfficial) {}

  private Settings() {}

  static Map<String, Profile> profiles(YamlNode root) {
    Map<String, YamlNode> top = root.known(List.of("defaults", "profiles"));
    Profile base =
        new Profile(
            "",
            Duration.ofSeconds(60),
            3,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            false,
            10,
            HttpRules.MAX_BODY_IN_LOOP,
            StatusSet.SUCCESS,
            List.of(),
            false,
            "",
            ProbeSpec.Dialogue.CONNECT_ONLY,
            5,
            false,
            false,
            false);
    YamlNode defaults = top.get("defaults");
    if (defaults != null) {
      base = profile("", defaults, base);
    }
    Map<String, Profile> profiles = new LinkedHashMap<>();
    YamlNode named = top.get("profiles");
    if (named == null) {
      root.wrong("khóa profiles", "không có", "");
      return profiles;
    }
    Profile template = base;
    named.map().forEach((name, node) -> profiles.put(name, profile(name, node, template)));
    return profiles;
  }

  private static Profile profile(String name, YamlNode node, Profile base) {
    Map<String, YamlNode> keys = node.known(PROFILE_KEYS);
    Read read = new Read(keys);
    Duration interval =
        read.duration("interval", Target.Cadence.SHORTEST, Target.Cadence.LONGEST, base.interval());
    Duration timeout = read.duration("timeout", SHORTEST, LONGEST, base.timeout());
    if (timeout.compareTo(interval) > 0) {
      node.wrong(
          "timeout không dài hơn interval (" + YamlNode.shown(interval) + ")",
          YamlNode.shown(timeout),
          "");
    }
    String agent = read.text("user_agent", base.userAgent());
    if (!agent.isEmpty() && read.text("user_agent_approval", "").isEmpty()) {
      node.wrong("user_agent_approval: số văn bản cho phép tự xưng khác", "không có", "");
    }
    return new Profile(
        name,
        interval,
        read.number("confirm", 1, 20, base.confirm()),
        timeout,
        read.duration("slow_after", Duration.ofMillis(1), LONGEST, base.slowAfter()),
        read.yes("strict_tls", base.strictTls()),
        read.number("follow", 0, 50, base.follow()),
        keys.containsKey("max_body") ? size(keys.get("max_body")) : base.maxBody(),
        keys.containsKey("expect_status")
            ? statuses(keys.get("expect_status"))
            : base.expectStatus(),
        keys.containsKey("refuse_text")
            ? keys.get("refuse_text").list().stream().map(YamlNode::text).toList()
            : base.refuseText(),
        read.yes("http2", base.http2()),
        agent,
        keys.containsKey("dialogue") ? dialogue(keys.get("dialogue")) : base.dialogue(),
        read.number("count", 1, 100, base.count()),
        read.yes("both_transports", base.bothTransports()),
        read.yes("agree", base.agree()),
        read.one("sip_transport", List.of("udp", "tcp"), "udp").equals("tcp"));
  }

  private static int size(YamlNode node) {
    Matcher size = SIZE.matcher(node.text());
    if (size.matches()) {
      long unit =
          switch (size.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 1024;
            case "m" -> 1024 * 1024;
            default -> 1;
          };
      long bytes = Long.parseLong(size.group(1)) * unit;
      if (bytes <= 64L * 1024 * 1024) {
        return (int) bytes;
      }
    }
    node.wrong("cỡ như 512k hoặc 5M, tối đa 64M", node.text(), "");
    return 0;
  }

  private static StatusSet statuses(YamlNode node) {
    List<StatusSet.Range> ranges = new ArrayList<>();
    for (YamlNode item : node.list()) {
      Matcher status = STATUS.matcher(item.text());
      int low = status.matches() ? Integer.parseInt(status.group(1)) : 0;
      int high = low == 0 || status.group(2) == null ? low : Integer.parseInt(status.group(2));
      if (low < 100 || high < low) {
        item.wrong("mã trạng thái như 200 hoặc 200-299", item.text(), "");
      } else {
        ranges.add(new StatusSet.Range(low, high));
      }
    }
    return ranges.isEmpty() ? StatusSet.SUCCESS : new StatusSet(ranges);
  }

  private static ProbeSpec.Dialogue dialogue(YamlNode node) {
    List<ProbeSpec.Dialogue.Step> steps = new ArrayList<>();
    List<YamlNode> items = node.list();
    if (items.size() > 64) {
      node.wrong("không quá 64 bước", items.size() + " bước", "");
      return ProbeSpec.Dialogue.CONNECT_ONLY;
    }
    for (YamlNode item : items) {
      item.known(List.of("send", "expect", "starttls"))
          .forEach(
              (key, value) -> {
                switch (key) {
                  case "send" -> steps.add(new ProbeSpec.Dialogue.Send(value.raw()));
                  case "expect" -> steps.add(new ProbeSpec.Dialogue.Expect(value.raw()));
                  case "starttls" -> steps.add(new ProbeSpec.Dialogue.StartTls());
                  default -> {} // An unknown key is a problem already.
                }
              });
    }
    return new ProbeSpec.Dialogue(steps);
  }

  static List<Dependency> dependencies(YamlNode root) {
    List<Dependency> rules = new ArrayList<>();
    YamlNode list = root.known(List.of("rules")).get("rules");
    if (list == null) {
      return rules;
    }
    for (YamlNode item : list.list()) {
      Read read = new Read(item.known(List.of("match", "hosted_on", "reached_through")));
      String match = read.text("match", "");
      if (match.isEmpty()) {
        item.wrong("match: mã hoặc mẫu có dấu *", "không có", "");
        continue;
      }
      Pattern pattern = Pattern.compile("\\Q" + match.replace("*", "\\E.*\\Q") + "\\E");
      rules.add(
          new Dependency(
              item, pattern, read.text("hosted_on", ""), read.text("reached_through", "")));
    }
    return rules;
  }

  static List<Goal> goals(YamlNode root) {
    List<Goal> goals = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    YamlNode list = root.known(List.of("goals")).get("goals");
    if (list == null) {
      return goals;
    }
    for (YamlNode item : list.list()) {
      Map<String, YamlNode> keys =
          item.known(
              List.of(
                  "id",
                  "title",
                  "tier",
                  "due",
                  "availability_percent",
                  "plan",
                  "measure",
                  "who",
                  "percent",
                  "how",
                  "legal_basis"));
      Read read = new Read(keys);
      for (String needed : List.of("id", "title", "legal_basis")) {
        if (read.text(needed, "").isEmpty()) {
          item.wrong("khóa " + needed, "không có", "");
        }
      }
      if (!seen.add(read.text("id", ""))) {
        item.wrong("id không trùng", read.text("id", ""), "");
      }
      goals.add(
          new Goal(
              read.text("id", ""),
              read.text("title", ""),
              Optional.of(read.text("tier", "")).filter(text -> !text.isEmpty()),
              Optional.ofNullable(keys.get("due")).flatMap(Settings::day),
              Optional.ofNullable(keys.get("availability_percent")).flatMap(Settings::percent),
              GoalDemand.read(item, keys),
              read.text("legal_basis", "")));
    }
    return goals;
  }

  private static Optional<LocalDate> day(YamlNode node) {
    try {
      return Optional.of(LocalDate.parse(node.text()));
    } catch (DateTimeParseException notADay) {
      node.wrong("một ngày như 2011-12-31", node.text(), "");
      return Optional.empty();
    }
  }

  private static Optional<Double> percent(YamlNode node) {
    String text = node.text();
    if (Pattern.matches("[0-9]{1,3}(\\.[0-9]{1,6})?", text)) {
      double percent = new BigDecimal(text).doubleValue();
      if (percent <= 100) {
        return Optional.of(percent);
      }
    }
    node.wrong("một số từ 0 đến 100", text, "");
    return Optional.empty();
  }

  static Anchors anchors(YamlNode root) {
    List<Configuration.Anchor> anchors = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    YamlNode list = root.known(List.of("anchors")).get("anchors");
    if (list == null) {
      return new Anchors(anchors, missing);
    }
    for (YamlNode item : list.list()) {
      Map<String, YamlNode> keys =
          item.known(
              List.of(
                  "name",
                  "side",
                  "role",
                  "network",
                  "probe",
                  "address",
                  "port",
                  "query",
                  "who_knows"));
      Read read = new Read(keys);
      String name = read.text("name", "");
      if (name.isEmpty() || !seen.add(name)) {
        item.wrong("name riêng cho mỗi điểm mốc", name, "");
      }
      String side = read.one("side", List.of("internet", "wan", "ipv6"), "internet");
      String role = read.one("role", List.of("gateway", "resolver", "outside"), "outside");
      String probe = read.one("probe", List.of("tcp", "icmp", "dns", "https"), "tcp");
      String written = read.text("address", "");
      int usual = probe.equals("dns") ? 53 : probe.equals("icmp") ? 0 : 443;
      int port = read.number("port", 1, 65_535, usual);
      String query = read.text("query", "");
      if (probe.equals("dns") && Hosts.name(query).isEmpty()) {
        item.wrong("query: tên miền để hỏi", query, "");
        continue;
      }
      if (written.startsWith("PLACEHOLDER")) {
        missing.add(
            name
                + " (phía "
                + side
                + "; hỏi "
                + read.text("who_knows", "người quản trị mạng")
                + ")");
        continue;
      }
      Optional<String> host = Hosts.nameOrAddress(written);
      if (host.isEmpty()) {
        item.wrong("address: tên máy hoặc địa chỉ IP", written, "");
        continue;
      }
      boolean ipv6 = side.equals(Side.IPV6.label());
      if (ipv6 && Hosts.literal(written).filter(Inet4Address.class::isInstance).isPresent()) {
        item.wrong("address: tên máy hoặc địa chỉ IPv6, vì side là ipv6", written, "");
        continue;
      }
      // A host of both families that answers over IPv4 says nothing about our way by IPv6.
      Addressing family =
          ipv6 ? new Addressing(Addressing.Family.V6, Optional.empty()) : Addressing.ALL;
      Endpoint endpoint = new Endpoint(host.get(), port);
      ProbeSpec spec =
          switch (probe) {
            case "icmp" ->
                new ProbeSpec.Icmp(new Endpoint(host.get(), 0), ANCHOR_BUDGET, family, 1);
            case "dns" ->
                new ProbeSpec.Dns(
                    endpoint,
                    ANCHOR_BUDGET,
                    family,
                    Hosts.name(query).orElseThrow(),
                    ProbeSpec.RecordType.A,
                    Set.of(),
                    false,
                    false);
            case "https" -> new ProbeSpec.Tls(endpoint, ANCHOR_BUDGET, family, host.get(), false);
            default ->
                new ProbeSpec.Tcp(
                    endpoint, ANCHOR_BUDGET, family, ProbeSpec.Dialogue.CONNECT_ONLY, false);
          };
      anchors.add(
          new Configuration.Anchor(
              Side.valueOf(side.toUpperCase(Locale.ROOT)),
              new OwnSide.Anchor(
                  name,
                  OwnSide.Role.valueOf(role.toUpperCase(Locale.ROOT)),
                  read.text("network", name)),
              spec));
    }
    return new Anchors(anchors, missing);
  }

  static Operators operator(YamlNode root, Overrides overrides) {
    Map<String, YamlNode> keys =
        root.known(
            List.of(
                "contact",
                "approval",
                "user_agent",
                "vantage",
                "vantages",
                "resolvers",
                "politeness",
                "portal_hosts",
                "never_official"));
    Read read = new Read(keys);
    String contact = overrides.contact().orElseGet(() -> read.text("contact", ""));
    String approval = overrides.approval().orElseGet(() -> read.text("approval", ""));
    String agent = read.text("user_agent", "HaiDang ({contact})").replace("{contact}", contact);
    if (agent.chars().anyMatch(c -> c < ' ' || c > '~')) {
      root.wrong("user_agent và contact gồm chữ ASCII", agent, "");
    }
    Map<String, Vantage> vantages = new LinkedHashMap<>();
    for (YamlNode item : read.items("vantages")) {
      Read one = new Read(item.known(List.of("name", "standpoint")));
      String standpoint = one.one("standpoint", List.of("inside", "outside", "any"), "any");
      vantages.put(one.text("name", ""), Vantage.valueOf(standpoint.toUpperCase(Locale.ROOT)));
    }
    String name = overrides.vantage().orElseGet(() -> read.text("vantage", ""));
    if (!vantages.containsKey(name)) {
      root.wrong(
          "vantage: một trong " + String.join(", ", vantages.keySet()),
          name,
          Likely.hint(name, vantages.keySet()));
    }
    List<InetSocketAddress> resolvers = new ArrayList<>();
    for (YamlNode item : read.items("resolvers")) {
      Hosts.literal(item.text())
          .ifPresentOrElse(
              address -> resolvers.add(new InetSocketAddress(address, 53)),
              () -> item.wrong("một địa chỉ IP", item.text(), ""));
    }
    Set<String> portals = new LinkedHashSet<>();
    for (YamlNode item : read.items("portal_hosts")) {
      Hosts.name(item.text())
          .ifPresentOrElse(portals::add, () -> item.wrong("một tên miền", item.text(), ""));
    }
    Map<String, String> never = new LinkedHashMap<>();
    for (YamlNode item : read.items("never_official")) {
      Read one = new Read(item.known(List.of("suffix", "reason")));
      never.put(one.text("suffix", ""), one.text("reason", ""));
    }
    Politeness.Limits limits = Politeness.Limits.DEFAULT;
    YamlNode politeness = keys.get("politeness");
    if (politeness != null) {
      Read one = new Read(politeness.known(List.of("at_once", "between")));
      limits =
          new Politeness.Limits(
              one.number("at_once", 1, 100, limits.atOnce()),
              one.duration("between", Duration.ZERO, Duration.ofMinutes(1), limits.between()));
    }
    return new Operators(
        new Configuration.Operator(
            contact,
            approval,
            agent,
            name,
            vantages.getOrDefault(name, Vantage.ANY),
            resolvers,
            limits),
        portals,
        never);
  }

  /** Keys of a map with defaults. */
  private record Read(Map<String, YamlNode> keys) {

    String text(String key, String otherwise) {
      YamlNode node = keys.get(key);
      return node == null ? otherwise : node.text();
    }

    String one(String key, List<String> choices, String otherwise) {
      YamlNode node = keys.get(key);
      if (node == null) {
        return otherwise;
      }
      String text = node.text();
      if (!choices.contains(text)) {
        node.wrong("một trong " + String.join(", ", choices), text, Likely.hint(text, choices));
        return otherwise;
      }
      return text;
    }

    boolean yes(String key, boolean otherwise) {
      YamlNode node = keys.get(key);
      return node == null ? otherwise : node.yes();
    }

    int number(String key, int low, int high, int otherwise) {
      YamlNode node = keys.get(key);
      return node == null ? otherwise : node.number(low, high, otherwise);
    }

    Duration duration(String key, Duration low, Duration high, Duration otherwise) {
      YamlNode node = keys.get(key);
      return node == null ? otherwise : node.duration(low, high, otherwise);
    }

    List<YamlNode> items(String key) {
      YamlNode node = keys.get(key);
      return node == null ? List.of() : node.list();
    }
  }
}
