package vn.gov.haiduong.haidang.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/**
 * What DNS says of the plan's names: A of each host, SOA, NS and MX of each zone, {@code www} as an
 * alias. Records live for 5 s, so that a fault shows at once. Safe from any thread.
 */
final class Zone {

  private static final int TTL_SECONDS = 5;

  private final Map<String, List<Simulated>> byHost = new LinkedHashMap<>();
  private final Set<String> innerNodes = new HashSet<>();
  private final Set<String> zones;
  private final List<String> nameServers = new ArrayList<>();
  private final List<String> mailServers = new ArrayList<>();
  private final Function<Simulated, Effective> effective;
  private final Clock clock;

  /**
   * An answer; the records must be sent or released.
   *
   * @param authoritative whether the name lies in one of our zones
   */
  record Reply(
      DnsResponseCode code,
      boolean authoritative,
      List<DnsRecord> answers,
      List<DnsRecord> authority) {}

  Zone(SandboxPlan plan, Function<Simulated, Effective> effective, Clock clock) {
    this.zones = plan.zones();
    this.effective = effective;
    this.clock = clock;
    for (Simulated thing : plan.things()) {
      thing
          .hostName()
          .ifPresent(host -> byHost.computeIfAbsent(host, _ -> new ArrayList<>()).add(thing));
      if (thing instanceof Simulated.NameServer server) {
        nameServers.add(server.host());
      }
      if (thing instanceof Simulated.Mail mail && mail.role() == Simulated.MailRole.MX) {
        mailServers.add(mail.host());
      }
    }
    for (String host : byHost.keySet()) {
      for (int dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
        innerNodes.add(host.substring(dot + 1));
      }
    }
  }

  /**
   * Answers one question.
   *
   * @param recursive whether asked as a resolver; a name server refuses names outside its zones
   * @return empty where the name is met with silence
   */
  Optional<Reply> ask(String asked, DnsRecordType type, boolean recursive) {
    String name = asked.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    Optional<String> zone = zoneOf(name);
    boolean alias = name.startsWith("www.") && !byHost.containsKey(name);
    String canonical = alias ? name.substring(4) : name;
    List<Simulated> things = byHost.getOrDefault(canonical, List.of());
    Fault fault =
        things.stream()
            .map(thing -> effective.apply(thing).name())
            .filter(f -> f != Fault.GOOD)
            .findFirst()
            .orElse(Fault.GOOD);
    if (fault == Fault.DNS_TIMEOUT) {
      return Optional.empty();
    }
    if (fault == Fault.DNS_SERVFAIL) {
      return Optional.of(plain(DnsResponseCode.SERVFAIL));
    }
    if (fault == Fault.DNS_REFUSED) {
      return Optional.of(plain(DnsResponseCode.REFUSED));
    }
    if (zone.isEmpty() && things.isEmpty()) {
      return Optional.of(plain(recursive ? DnsResponseCode.NXDOMAIN : DnsResponseCode.REFUSED));
    }
    boolean apex = zones.contains(name);
    boolean exists = apex || !things.isEmpty() || innerNodes.contains(name);
    if (fault == Fault.DNS_NXDOMAIN || !exists) {
      return Optional.of(
          new Reply(DnsResponseCode.NXDOMAIN, zone.isPresent(), List.of(), soaOf(zone)));
    }
    List<DnsRecord> answers = records(name, canonical, alias, apex, things, type);
    return Optional.of(
        new Reply(
            DnsResponseCode.NOERROR,
            zone.isPresent(),
            answers,
            answers.isEmpty() ? soaOf(zone) : List.of()));
  }

  private List<DnsRecord> records(
      String name,
      String canonical,
      boolean alias,
      boolean apex,
      List<Simulated> things,
      DnsRecordType type) {
    List<DnsRecord> found = new ArrayList<>();
    if (alias) {
      found.add(record(name, DnsRecordType.CNAME, encoded(canonical)));
    }
    if (type.equals(DnsRecordType.A)) {
      things.stream()
          .map(thing -> thing.place().address())
          .distinct()
          .forEach(
              ip ->
                  found.add(
                      record(canonical, DnsRecordType.A, Unpooled.wrappedBuffer(ip.getAddress()))));
    } else if (apex && type.equals(DnsRecordType.SOA)) {
      found.add(soa(name));
    } else if (apex && type.equals(DnsRecordType.NS)) {
      nameServers.forEach(server -> found.add(record(name, DnsRecordType.NS, encoded(server))));
    } else if (apex && type.equals(DnsRecordType.MX)) {
      mailServers.forEach(
          server ->
              found.add(
                  record(
                      name,
                      DnsRecordType.MX,
                      Unpooled.buffer().writeShort(10).writeBytes(encoded(server)))));
    }
    return found;
  }

  private Optional<String> zoneOf(String name) {
    return zones.stream()
        .filter(zone -> name.equals(zone) || name.endsWith("." + zone))
        .max((a, b) -> Integer.compare(a.length(), b.length()));
  }

  private List<DnsRecord> soaOf(Optional<String> zone) {
    return zone.map(name -> List.of(soa(name))).orElse(List.of());
  }

  private DnsRecord soa(String zone) {
    var today = Province.local(clock.now());
    int serial =
        today.getYear() * 1_000_000 + today.getMonthValue() * 10_000 + today.getDayOfMonth() * 100;
    String primary = nameServers.isEmpty() ? zone : nameServers.getFirst();
    ByteBuf data =
        Unpooled.buffer()
            .writeBytes(encoded(primary))
            .writeBytes(encoded("quantri." + zone))
            .writeInt(serial + 1)
            .writeInt(3600)
            .writeInt(600)
            .writeInt(604_800)
            .writeInt(TTL_SECONDS);
    return record(zone, DnsRecordType.SOA, data);
  }

  private static Reply plain(DnsResponseCode code) {
    return new Reply(code, false, List.of(), List.of());
  }

  private static DnsRecord record(String name, DnsRecordType type, ByteBuf data) {
    return new DefaultDnsRawRecord(name + ".", type, TTL_SECONDS, data);
  }

  private static ByteBuf encoded(String name) {
    ByteBuf out = Unpooled.buffer(name.length() + 2);
    for (String label : name.split("\\.", -1)) {
      byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
      out.writeByte(bytes.length).writeBytes(bytes);
    }
    return out.writeByte(0);
  }
}
