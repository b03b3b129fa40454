package vn.gov.haiduong.haidang.config;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.target.Listed;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.People;
import vn.gov.haiduong.haidang.target.Point;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.Suggestion;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.target.Vantage;

/** Rows of the four tables → the model. A row with a problem of its own is left out. */
final class Rows {

  private static final String PLACEHOLDER = "PLACEHOLDER";
  private static final Pattern PHONE = Pattern.compile("0[0-9 .]{8,14}");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+([.,][0-9]+)?[eE]\\+?[0-9]+");
  private static final String KEEP_ZERO =
      "bảng tính đã bỏ số 0 ở đầu: hãy đặt cột này kiểu Văn bản rồi nhập lại";

  /** The heartbeat whose token the service knows by itself: that of its door for alerts. */
  private static final String ALERTMANAGER = "alertmanager";

  private final Problems problems;
  private final Map<String, String> neverOfficial;
  private final Optional<String> alertmanagerSha256;

  /**
   * @param neverOfficial suffixes under which no official host lies, and why
   * @param alertmanagerSha256 what the row of {@link #ALERTMANAGER} has where its cell is empty
   */
  Rows(Problems problems, Map<String, String> neverOfficial, Optional<String> alertmanagerSha256) {
    this.problems = problems;
    this.neverOfficial = neverOfficial;
    this.alertmanagerSha256 = alertmanagerSha256;
  }

  /** Units with the row they came from. */
  Map<Unit, Cells> units(Table table) {
    Map<Unit, Cells> units = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      UnitKind kind = cells.pick("kind", UnitKind.values(), UnitKind::label, UnitKind.SERVICE_UNIT);
      Optional<UnitCode> code = cells.unit("code");
      code.ifPresent(some -> zeros(cells, some.value(), kind));
      Optional<LocalDate> from = cells.date("valid_from");
      Optional<LocalDate> to = validTo(cells, from);
      Optional<UnitCode> parent = cells.unit("parent");
      if (code.isEmpty() || from.isEmpty() || cells.text("name").isEmpty()) {
        continue;
      }
      Unit unit =
          new Unit(
              code.get(),
              cells.text("name"),
              kind,
              parent,
              from.get(),
              to,
              cells.unit("replaced_by"),
              cells.pick(
                  "site", SiteStanding.values(), SiteStanding::label, SiteStanding.UNCONFIRMED),
              cells.text("directive").startsWith("20"));
      units.put(unit, cells);
    }
    return units;
  }

  private static void zeros(Cells cells, String code, UnitKind kind) {
    int digits = kind.communal() ? 5 : kind == UnitKind.DISTRICT ? 3 : 0;
    if (digits > 0 && DIGITS.matcher(code).matches() && code.length() != digits) {
      String hint = code.length() < digits ? KEEP_ZERO : "";
      cells.wrong("code", "mã hành chính " + digits + " chữ số", code, hint);
    } else if (SCIENTIFIC.matcher(code).matches()) {
      cells.wrong("code", "mã hành chính", code, KEEP_ZERO);
    }
  }

  private static Optional<LocalDate> validTo(Cells cells, Optional<LocalDate> from) {
    Optional<LocalDate> to = cells.date("valid_to");
    if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
      cells.wrong("valid_to", "một ngày sau " + from.get(), cells.text("valid_to"), "");
      return Optional.empty();
    }
    return to;
  }

  Map<Site, Cells> sites(Table table) {
    Map<Site, Cells> sites = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      Site.Scheme scheme =
          cells.pick("scheme", Site.Scheme.values(), Site.Scheme::label, Site.Scheme.HTTPS);
      Optional<String> host = host(cells, "host", cells.text("host"));
      Set<String> official = new LinkedHashSet<>();
      cells
          .texts("official_hosts")
          .forEach(one -> host(cells, "official_hosts", one).ifPresent(official::add));
      String path = path(cells);
      Optional<Integer> port = cells.number("port", 1, 65_535);
      People people = people(cells);
      Optional<Integer> level = cells.number("level", 1, 5);
      Optional<Listed> listed = listed(cells, Side.INTERNET);
      if (listed.isEmpty()) {
        continue;
      }
      if (listed.get().status() == ListedStatus.MEASURED && cells.text("host").isEmpty()) {
        cells.wrong(
            "host", "tên miền của trang được đo", "ô trống", "chưa biết thì ghi chua-xac-nhan");
      }
      sites.put(
          new Site(
              listed.get(),
              scheme,
              host,
              port.orElse(scheme.usualPort()),
              path,
              cells.texts("expect_text"),
              cells.texts("refuse_text"),
              Optional.of(cells.text("portal_page")).filter(text -> !text.isEmpty()),
              official,
              Optional.of(cells.text("vendor")).filter(text -> !text.isEmpty()),
              people,
              level,
              cells.text("level_decision"),
              cells.yes("observe_only"),
              cells.yes("allow_inner")),
          cells);
    }
    return sites;
  }

  private Optional<String> host(Cells cells, String column, String written) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> host = Hosts.nameOrAddress(written);
    if (host.isEmpty()) {
      boolean url = written.contains("/") || written.contains(":");
      String hint = url ? "chỉ ghi tên máy, không có http://, cổng hay đường dẫn" : "";
      cells.wrong(column, "một tên miền như soyte.haiduong.gov.vn", written, hint);
      return host;
    }
    for (Map.Entry<String, String> never : neverOfficial.entrySet()) {
      if (host.get().equals(never.getKey()) || host.get().endsWith("." + never.getKey())) {
        cells.wrong(column, "tên miền chính thức", written, never.getValue());
      }
    }
    return host;
  }

  private static String path(Cells cells) {
    String path = cells.text("path");
    if (path.isEmpty()) {
      return "/";
    }
    boolean plain = path.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!path.startsWith("/") || !plain) {
      cells.wrong("path", "đường dẫn bắt đầu bằng / và đã mã hóa %", path, "");
      return "/";
    }
    return path;
  }

  private static People people(Cells cells) {
    for (String column : List.of("leader_phone", "specialist_phone")) {
      String phone = cells.text(column);
      if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
        cells.wrong(column, "số điện thoại bắt đầu bằng 0", phone, KEEP_ZERO);
      }
    }
    for (String column : List.of("leader_email", "specialist_email")) {
      String mail = cells.text(column);
      if (!mail.isEmpty() && !MAIL.matcher(mail).matches()) {
        cells.wrong(column, "một địa chỉ thư", mail, "");
      }
    }
    return new People(
        cells.text("leader"),
        cells.text("leader_phone"),
        cells.text("leader_email"),
        cells.text("specialist"),
        cells.text("specialist_phone"),
        cells.text("specialist_email"));
  }

  Map<Point, Cells> points(Table table) {
    Map<Point, Cells> points = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      Point.Means means =
          cells.pick("probe", Point.Means.values(), Point.Means::label, Point.Means.TCP);
      Side side = cells.pick("side", Side.values(), Side::label, Side.INTERNET);
      String written = cells.text("address");
      Optional<String> address =
          written.startsWith(PLACEHOLDER) ? Optional.empty() : host(cells, "address", written);
      Optional<Integer> port = cells.number("port", 1, 65_535);
      String token = cells.text("token_sha256");
      if (!token.isEmpty() && !HASH.matcher(token).matches()) {
        cells.wrong("token_sha256", "64 chữ số hex viết thường", token, "");
      }
      if (token.isEmpty()
          && means == Point.Means.HEARTBEAT
          && cells.text("id").equals(ALERTMANAGER)) {
        token = alertmanagerSha256.orElse("");
      }
      String query = cells.text("query");
      if (means == Point.Means.DNS && Hosts.name(query).isEmpty()) {
        cells.wrong("query", "tên miền cần hỏi", query, "");
      }
      Optional<Listed> listed = listed(cells, side);
      if (listed.isPresent()) {
        points.put(
            new Point(
                listed.get(),
                cells.text("role"),
                means,
                address,
                port.orElse(means.usualPort()),
                means == Point.Means.DNS ? Hosts.name(query).orElse("") : query,
                cells.text("expected"),
                token),
            cells);
      }
    }
    return points;
  }

  Map<Suggestion, Cells> suggestions(Table table) {
    Map<Suggestion, Cells> suggestions = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      Optional<String> host = host(cells, "host", cells.text("host"));
      Optional<UnitCode> unit = cells.unit("unit");
      if (host.isPresent() && unit.isPresent()) {
        suggestions.put(new Suggestion(unit.get(), host.get(), cells.text("basis")), cells);
      }
    }
    return suggestions;
  }

  private static Optional<Listed> listed(Cells cells, Side side) {
    ListedStatus status =
        cells.pick("status", ListedStatus.values(), ListedStatus::label, ListedStatus.UNCONFIRMED);
    if (status != ListedStatus.MEASURED && cells.text("why_not").isEmpty()) {
      cells.wrong("why_not", "lý do không đo", "ô trống", "");
    }
    Optional<TargetId> id = cells.id("id");
    Optional<UnitCode> unit = cells.unit("unit");
    Optional<LocalDate> from = cells.date("valid_from");
    Optional<LocalDate> to = validTo(cells, from);
    Optional<Duration> interval =
        cells.duration("interval", Target.Cadence.SHORTEST, Target.Cadence.LONGEST);
    Optional<Integer> confirm = cells.number("confirm", 1, 20);
    Optional<Integer> priority = cells.number("priority", 1, 9);
    Optional<TargetId> hostedOn = cells.id("hosted_on");
    Optional<TargetId> reachedThrough = cells.id("reached_through");
    Optional<TargetId> replacedBy = cells.id("replaced_by");
    if (id.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Listed(
            id.get(),
            unit.get(),
            cells.text("name"),
            cells.pick("kind", TargetKind.values(), TargetKind::label, TargetKind.WEBSITE),
            status,
            cells.text("why_not"),
            cells.text("who_knows"),
            cells.pick("vantage", Vantage.values(), Vantage::label, Vantage.ANY),
            side,
            cells.text("profile"),
            interval,
            confirm,
            cells.text("tier"),
            priority.orElse(5),
            hostedOn,
            reachedThrough,
            from,
            to,
            replacedBy,
            Optional.of(cells.text("platform")).filter(text -> !text.isEmpty()),
            cells.text("evidence"),
            cells.text("note")));
  }
}
