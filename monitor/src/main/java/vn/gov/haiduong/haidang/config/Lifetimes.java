package vn.gov.haiduong.haidang.config;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.Listed;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * Whether what a row leans on lives as long as the row: its unit, the machine it runs on, the line
 * it lies behind, what takes its place. A row without a last day lives on. That something began
 * later than what leans on it is no mistake: a site moves into a new data centre.
 */
final class Lifetimes {

  private final Map<Unit, Cells> units;
  private final Map<Listing, Cells> listings;
  private final Map<UnitCode, Unit> byCode;
  private final Map<TargetId, Listing> byId;

  Lifetimes(
      Map<Unit, Cells> units,
      Map<Listing, Cells> listings,
      Map<UnitCode, Unit> byCode,
      Map<TargetId, Listing> byId) {
    this.units = units;
    this.listings = listings;
    this.byCode = byCode;
    this.byId = byId;
  }

  /** Days from the first, inclusive, to the last, exclusive; empty ends are open. */
  private record Life(Optional<LocalDate> from, Optional<LocalDate> to) {

    static Life of(Listed row) {
      return new Life(row.validFrom(), row.validTo());
    }

    static Life of(Unit unit) {
      return new Life(Optional.of(unit.validFrom()), unit.validTo());
    }

    boolean overBefore(Life other) {
      return to.isPresent() && other.from.isPresent() && !other.from.get().isBefore(to.get());
    }

    boolean meets(Life other) {
      return !overBefore(other) && !other.overBefore(this);
    }

    boolean endsBefore(Life other) {
      return to.isPresent() && (other.to.isEmpty() || other.to.get().isAfter(to.get()));
    }
  }

  static boolean overlap(Listed one, Listed other) {
    return Life.of(one).meets(Life.of(other));
  }

  void run() {
    units.forEach(this::unit);
    listings.forEach(this::listing);
  }

  private void unit(Unit unit, Cells cells) {
    Life life = Life.of(unit);
    unit.parent()
        .flatMap(code -> Optional.ofNullable(byCode.get(code)))
        .ifPresent(parent -> covers(cells, "parent", parent.code().value(), Life.of(parent), life));
    unit.replacedBy()
        .flatMap(code -> Optional.ofNullable(byCode.get(code)))
        .ifPresent(heir -> follows(cells, heir.code().value(), Life.of(heir), life));
    if (unit.replacedBy().isPresent() && unit.validTo().isEmpty()) {
      cells.wrong("valid_to", "ngày kết thúc, vì đã ghi replaced_by", "ô trống", "");
    }
  }

  private void listing(Listing listing, Cells cells) {
    Listed row = listing.listed();
    Life life = Life.of(row);
    row.replacedBy()
        .flatMap(id -> Optional.ofNullable(byId.get(id)))
        .ifPresent(heir -> follows(cells, heir.id().value(), Life.of(heir.listed()), life));
    if (row.status() != ListedStatus.MEASURED) {
      return;
    }
    Unit unit = byCode.get(row.unit());
    if (unit != null) {
      covers(cells, "unit", unit.code().value(), Life.of(unit), life);
    }
    row.hostedOn()
        .flatMap(id -> Optional.ofNullable(byId.get(id)))
        .ifPresent(parent -> parent(cells, "hosted_on", parent, life));
    row.reachedThrough()
        .flatMap(id -> Optional.ofNullable(byId.get(id)))
        .ifPresent(parent -> parent(cells, "reached_through", parent, life));
  }

  private static void parent(Cells cells, String column, Listing parent, Life life) {
    if (parent.listed().status() == ListedStatus.RETIRED) {
      cells.wrong(column, "một dòng chưa ngừng", parent.id().value(), "dòng này đã ngừng");
    } else {
      covers(cells, column, parent.id().value(), Life.of(parent.listed()), life);
    }
  }

  private static void covers(Cells cells, String column, String what, Life holder, Life held) {
    if (!holder.meets(held)) {
      cells.wrong(
          column, "mã còn hiệu lực trong thời gian của dòng này", what, "hiệu lực " + said(holder));
    } else if (holder.endsBefore(held)) {
      cells.wrong(
          column,
          "mã còn hiệu lực trong thời gian của dòng này",
          what,
          "chỉ có hiệu lực " + said(holder) + "; hãy ghi valid_to cho dòng này hoặc chuyển nó đi");
    }
  }

  private static void follows(Cells cells, String heir, Life later, Life life) {
    if (later.overBefore(new Life(life.to(), Optional.empty()))
        || (life.to().isPresent()
            && later.from().isPresent()
            && later.from().get().isAfter(life.to().get()))) {
      cells.wrong(
          "replaced_by", "mã có hiệu lực khi dòng này kết thúc", heir, "hiệu lực " + said(later));
    }
  }

  private static String said(Life life) {
    return "từ "
        + life.from().map(LocalDate::toString).orElse("xưa")
        + " đến "
        + life.to().map(day -> "trước " + day).orElse("nay");
  }
}
