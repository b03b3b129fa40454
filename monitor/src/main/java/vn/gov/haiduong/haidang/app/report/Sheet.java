package vn.gov.haiduong.haidang.app.report;

import java.util.Optional;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.monthly.AgencyPaper;
import vn.gov.haiduong.haidang.report.monthly.MeetingSheet;
import vn.gov.haiduong.haidang.report.paper.Paper;
import vn.gov.haiduong.haidang.target.UnitCode;

/** A paper beside the report, made of the same figures: frozen ones, or those of the draft. */
sealed interface Sheet {

  record Meeting() implements Sheet {}

  record Agency(UnitCode unit) implements Sheet {}

  /** By the name of its file without the form: {@code meeting}, {@code agency-CODE}. */
  static Optional<Sheet> named(String name) {
    if (name.equals("meeting")) {
      return Optional.of(new Meeting());
    }
    return name.matches("agency-[a-z0-9][a-z0-9-]{0,39}")
        ? Optional.of(new Agency(new UnitCode(name.substring("agency-".length()))))
        : Optional.empty();
  }

  default String file() {
    return switch (this) {
      case Meeting _ -> "meeting";
      case Agency(UnitCode unit) -> "agency-" + unit.value();
    };
  }

  /** Empty where the agency answered for nothing in the month. */
  default Optional<Paper> of(MonthReport report) {
    return switch (this) {
      case Meeting _ -> Optional.of(MeetingSheet.of(report));
      case Agency(UnitCode unit) -> AgencyPaper.of(report, unit);
    };
  }
}
