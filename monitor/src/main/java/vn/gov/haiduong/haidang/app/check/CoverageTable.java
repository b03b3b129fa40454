package vn.gov.haiduong.haidang.app.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.status.CoverageStatus.Group;
import vn.gov.haiduong.haidang.status.CoverageStatus.NotProbed;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/** The coverage summary of {@code check}: by kind and by district, in words, lined up. */
final class CoverageTable {

  private static final String PROVINCE = "";
  private static final int NAME = 24;

  /** Units of one line; the last is of rows that wait for their address. */
  private static final class Line {
    private int units;
    private int withSite;
    private int measured;
    private int unconfirmed;
    private int placeholders;

    private void add(Group group) {
      units += group.units();
      withSite += group.withSite();
      measured += group.measured();
      unconfirmed += group.unconfirmed();
    }
  }

  private CoverageTable() {}

  static List<String> lines(Configuration found) {
    List<String> lines = new ArrayList<>();
    lines.add(head("Độ phủ theo loại đơn vị"));
    table(found, Group::unitKind, CoverageTable::unitKind, CoverageTable::kindName, lines);
    lines.add("");
    lines.add(head("Độ phủ theo cấp huyện"));
    table(
        found,
        Group::district,
        CoverageTable::district,
        code -> districtName(found.inventory(), code),
        lines);
    lines.add("");
    lines.add(
        "Được đo từ điểm đo \""
            + found.operator().vantageName()
            + "\": "
            + found.assignments().size()
            + " đối tượng. Không đo: "
            + reasons(found));
    for (Side side : Side.THAT_CAN_BE_BLIND) {
      int usable = anchors(found, side);
      lines.add(
          "Phía mạng "
              + side.label()
              + ": "
              + usable
              + " điểm mốc dùng được"
              + (judged(found, side) ? "" : ", chưa đủ để biết khi nào chính mình mất mạng"));
    }
    return lines;
  }

  /** Rows that wait for their address, counted by what {@code of} says of them. */
  static Map<String, Integer> placeholders(
      Configuration found, BiFunction<Inventory, UnitCode, String> of) {
    Map<String, Integer> counts = new TreeMap<>();
    for (NotProbed row : found.coverage().notProbed()) {
      if (row.reason() == NotProbed.Reason.PLACEHOLDER) {
        counts.merge(
            unit(found, row.id()).map(unit -> of.apply(found.inventory(), unit)).orElse(PROVINCE),
            1,
            Integer::sum);
      }
    }
    return counts;
  }

  static String unitKind(Inventory inventory, UnitCode code) {
    return inventory.unit(code).map(Unit::kind).map(UnitKind::label).orElse(PROVINCE);
  }

  static String district(Inventory inventory, UnitCode code) {
    return inventory.districtOf(code).map(UnitCode::value).orElse(PROVINCE);
  }

  /** Anchors of the side that have an address. */
  static int anchors(Configuration found, Side side) {
    return (int) found.anchors().stream().filter(anchor -> anchor.side() == side).count();
  }

  private static boolean judged(Configuration found, Side side) {
    return OwnSide.of(
            side,
            found.anchors().stream()
                .filter(anchor -> anchor.side() == side)
                .map(Configuration.Anchor::anchor)
                .toList())
        .judged();
  }

  private static Optional<UnitCode> unit(Configuration found, String id) {
    return found
        .inventory()
        .listing(new TargetId(id))
        .map(Listing::listed)
        .map(listed -> listed.unit())
        .or(
            () ->
                found.duties().services().stream()
                    .filter(service -> service.id().value().equals(id))
                    .map(service -> service.unit())
                    .findFirst());
  }

  private static void table(
      Configuration found,
      Function<Group, String> key,
      BiFunction<Inventory, UnitCode, String> of,
      Function<String, String> name,
      List<String> lines) {
    Map<String, Line> rows = new TreeMap<>();
    for (Group group : found.coverage().groups()) {
      rows.computeIfAbsent(key.apply(group), _ -> new Line()).add(group);
    }
    placeholders(found, of)
        .forEach((at, count) -> rows.computeIfAbsent(at, _ -> new Line()).placeholders = count);
    rows.forEach(
        (at, row) ->
            lines.add(
                line(
                    name.apply(at),
                    row.units,
                    row.withSite,
                    row.measured,
                    row.unconfirmed,
                    row.placeholders)));
  }

  private static String head(String title) {
    return line(title, "đơn vị", "có trang", "được đo", "chưa xác nhận", "chờ địa chỉ");
  }

  private static String line(String name, Object... cells) {
    String text = "  " + name + " ".repeat(Math.max(1, NAME - name.length()));
    return text + String.format(Locale.ROOT, "%8s %9s %8s %14s %12s", cells);
  }

  private static String kindName(String label) {
    for (UnitKind kind : UnitKind.values()) {
      if (kind.label().equals(label)) {
        return kind.words();
      }
    }
    return "Khác";
  }

  private static String districtName(Inventory inventory, String code) {
    return code.isEmpty()
        ? "Cấp tỉnh"
        : inventory.unit(new UnitCode(code)).map(Unit::name).orElse(code);
  }

  private static String reasons(Configuration found) {
    Map<NotProbed.Reason, Integer> counts = new LinkedHashMap<>();
    for (NotProbed.Reason reason : NotProbed.Reason.values()) {
      int count =
          (int) found.coverage().notProbed().stream().filter(row -> row.reason() == reason).count();
      if (count > 0) {
        counts.put(reason, count);
      }
    }
    List<String> words = new ArrayList<>();
    counts.forEach(
        (reason, count) -> words.add(reason.words().toLowerCase(Locale.ROOT) + " " + count));
    return words.isEmpty() ? "không có" : String.join(", ", words);
  }
}
