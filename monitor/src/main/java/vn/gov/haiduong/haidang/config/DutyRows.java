package vn.gov.haiduong.haidang.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.probe.DossierStop;
import vn.gov.haiduong.haidang.target.Domain;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.Meeting;
import vn.gov.haiduong.haidang.target.ProcessingRate;
import vn.gov.haiduong.haidang.target.PublicService;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.WanPair;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Rows of the tables about duties → the model. Every reference into the inventory is looked up; a
 * row with a problem of its own is left out.
 *
 * @param units codes that exist
 * @param ids ids that exist
 */
record DutyRows(
    Problems problems, Set<UnitCode> units, Set<TargetId> ids, Map<String, Profile> profiles) {

  private static final int MOST_STEPS = 8;

  List<PublicService> services(Table table) {
    List<PublicService> services = new ArrayList<>();
    Set<TargetId> seen = new HashSet<>(ids);
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      Optional<TargetId> id = cells.id("id");
      Optional<UnitCode> unit = unit(cells, "unit");
      ListedStatus status =
          cells.pick(
              "status", ListedStatus.values(), ListedStatus::label, ListedStatus.UNCONFIRMED);
      if (id.isPresent() && !seen.add(id.get())) {
        cells.wrong("id", "mã không trùng", id.get().value(), "đã có ở dòng hay tệp khác");
      }
      if (status != ListedStatus.MEASURED && cells.text("why_not").isEmpty()) {
        cells.wrong("why_not", "lý do không đo", "ô trống", "");
      }
      if (status == ListedStatus.MEASURED && cells.text("link").isEmpty()) {
        cells.wrong(
            "link", "địa chỉ của dịch vụ được đo", "ô trống", "chưa biết thì ghi chua-xac-nhan");
      }
      String profile = cells.text("profile").isEmpty() ? "service" : cells.text("profile");
      if (status == ListedStatus.MEASURED && !profiles.containsKey(profile)) {
        cells.wrong(
            "profile", "tên trong profiles.yml", profile, Likely.hint(profile, profiles.keySet()));
      }
      List<PublicService.Step> steps = steps(cells);
      Optional<Duration> interval =
          cells.duration("interval", Target.Cadence.SHORTEST, Target.Cadence.LONGEST);
      Optional<Integer> level = cells.number("level", 1, 4);
      if (id.isPresent() && unit.isPresent() && level.isPresent()) {
        services.add(
            new PublicService(
                id.get(),
                unit.get(),
                cells.text("code"),
                cells.text("name"),
                level.get(),
                status,
                steps,
                profile,
                interval,
                cells.text("why_not"),
                cells.text("who_knows"),
                cells.text("evidence")));
      }
    }
    return services;
  }

  private static List<PublicService.Step> steps(Cells cells) {
    List<PublicService.Step> steps = new ArrayList<>();
    if (cells.text("link").isEmpty()) {
      if (!cells.text("steps").isEmpty()) {
        cells.wrong("link", "địa chỉ trang đầu, vì có các trang sau", "ô trống", "");
      }
      return steps;
    }
    address(cells, "link", cells.text("link"))
        .ifPresent(at -> steps.add(new PublicService.Step(at, cells.texts("expect_text"))));
    for (String written : cells.texts("steps")) {
      String[] parts = written.split("=>", 2);
      List<String> expect = parts.length < 2 ? List.of() : List.of(parts[1].strip());
      address(cells, "steps", parts[0].strip())
          .ifPresent(at -> steps.add(new PublicService.Step(at, expect)));
    }
    if (steps.size() > MOST_STEPS) {
      cells.wrong("steps", "tối đa " + MOST_STEPS + " trang", steps.size() + " trang", "");
    }
    return steps;
  }

  /** Absolute, readable, and nothing that would create a dossier. */
  private static Optional<String> address(Cells cells, String column, String written) {
    try {
      URI uri = new URI(written);
      String scheme = uri.getScheme();
      boolean web = "http".equals(scheme) || "https".equals(scheme);
      if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
        cells.wrong(column, "địa chỉ đầy đủ như https://dichvucong.example/tra-cuu", written, "");
        return Optional.empty();
      }
    } catch (URISyntaxException notAnAddress) {
      cells.wrong(column, "địa chỉ đầy đủ như https://dichvucong.example/tra-cuu", written, "");
      return Optional.empty();
    }
    Optional<String> stop = DossierStop.sign(written);
    if (stop.isPresent()) {
      cells.wrong(
          column,
          "trang chỉ để xem",
          written,
          "địa chỉ có \"" + stop.get() + "\": có thể tạo hồ sơ thật, không bao giờ được mở");
      return Optional.empty();
    }
    return Optional.of(written);
  }

  List<Meeting> meetings(Table table) {
    List<Meeting> meetings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      if (!seen.add(cells.text("id"))) {
        cells.wrong("id", "mã không trùng", cells.text("id"), "");
      }
      Optional<LocalDate> day = cells.date("date");
      Optional<Instant> start = at(cells, day, "start");
      Optional<Instant> end = at(cells, day, "end");
      List<TargetId> points = new ArrayList<>();
      for (String written : cells.texts("points")) {
        point(cells, "points", written).ifPresent(points::add);
      }
      if (start.isEmpty() || end.isEmpty()) {
        continue;
      }
      if (!end.get().isAfter(start.get())) {
        cells.wrong("end", "một giờ sau " + cells.text("start"), cells.text("end"), "");
        continue;
      }
      meetings.add(
          new Meeting(
              cells.text("id"),
              cells.text("title"),
              start.get(),
              end.get(),
              points,
              cells.text("document")));
    }
    return meetings;
  }

  private static Optional<Instant> at(Cells cells, Optional<LocalDate> day, String column) {
    try {
      LocalTime time = LocalTime.parse(cells.text(column));
      return day.map(some -> some.atTime(time).atZone(Province.ZONE).toInstant());
    } catch (DateTimeParseException notATime) {
      cells.wrong(column, "một giờ như 08:00", cells.text(column), "");
      return Optional.empty();
    }
  }

  List<Domain> domains(Table table) {
    List<Domain> domains = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      Optional<String> name = Hosts.name(cells.text("domain"));
      Optional<UnitCode> unit = unit(cells, "unit");
      Optional<LocalDate> expires = cells.date("expires");
      if (name.isEmpty()) {
        cells.wrong("domain", "một tên miền như haiduong.gov.vn", cells.text("domain"), "");
      } else if (!seen.add(name.get())) {
        cells.wrong("domain", "mỗi tên miền một dòng", name.get(), "");
      } else if (unit.isPresent()) {
        domains.add(
            new Domain(
                name.get(), unit.get(), expires, cells.text("registrar"), cells.text("who_knows")));
      }
    }
    return domains;
  }

  List<ProcessingRate> processing(Table table) {
    List<ProcessingRate> rates = new ArrayList<>();
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      Optional<UnitCode> unit = unit(cells, "unit");
      Optional<Integer> received = cells.number("received", 0, 100_000_000);
      Optional<Integer> online = cells.number("online", 0, received.orElse(100_000_000));
      try {
        YearMonth month = YearMonth.parse(cells.text("month"));
        if (unit.isPresent() && received.isPresent() && online.isPresent()) {
          rates.add(
              new ProcessingRate(
                  unit.get(), month, received.get(), online.get(), cells.text("source")));
        }
      } catch (DateTimeParseException notAMonth) {
        cells.wrong("month", "một tháng như 2012-11", cells.text("month"), "");
      }
    }
    return rates;
  }

  List<WanPair> pairs(Table table) {
    List<WanPair> pairs = new ArrayList<>();
    for (Table.Row row : table.rows()) {
      Cells cells = new Cells(table, row, problems);
      Optional<TargetId> from = point(cells, "from", cells.text("from"));
      Optional<TargetId> to = point(cells, "to", cells.text("to"));
      Optional<LocalDate> day = cells.date("day");
      if (from.isPresent() && to.isPresent() && day.isPresent()) {
        pairs.add(
            new WanPair(
                from.get(), to.get(), cells.yes("reaches"), day.get(), cells.text("source")));
      }
    }
    return pairs;
  }

  private Optional<UnitCode> unit(Cells cells, String column) {
    Optional<UnitCode> unit = cells.unit(column);
    if (unit.isPresent() && !units.contains(unit.get())) {
      String written = unit.get().value();
      cells.wrong(
          column,
          "mã của một đơn vị có thật",
          written,
          Likely.hint(written, units.stream().map(UnitCode::value).toList()));
      return Optional.empty();
    }
    return unit;
  }

  private Optional<TargetId> point(Cells cells, String column, String written) {
    List<String> known = ids.stream().map(TargetId::value).toList();
    if (known.contains(written)) {
      return Optional.of(new TargetId(written));
    }
    cells.wrong(column, "mã của một dòng có thật", written, Likely.hint(written, known));
    return Optional.empty();
  }
}
