package vn.gov.haiduong.haidang.app.plan;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.time.VietnameseHolidays;

/** {@code ./haidang plan calendar YEAR}: the days off that the law proposes, ready to be pasted. */
@Command(
    name = "calendar",
    customSynopsis = "./haidang plan calendar NĂM",
    description =
        "In ngày nghỉ đề xuất của một năm (Tết theo âm lịch Việt Nam), để chép vào calendar.yml rồi"
            + " sửa theo thông báo chính thức.")
final class CalendarCommand extends HaidangCommand {

  private static final int FIRST = 2000;
  private static final int LAST = 2100;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "NĂM", description = "Từ 2000 đến 2100.")
  int year;

  CalendarCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (year < FIRST || year > LAST) {
      throw wrongUsage("năm: cần từ " + FIRST + " đến " + LAST + ", gặp " + year);
    }
    PrintWriter out = surroundings.screen().out();
    DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    out.println("  - year: " + year);
    out.println("    source: \"đề xuất; thay bằng thông báo nghỉ lễ, Tết năm " + year + "\"");
    out.println("    holidays:");
    for (var day : VietnameseHolidays.proposed(year).entrySet()) {
      LocalDate date = day.getKey();
      out.println("      - {day: " + form.format(date) + ", name: \"" + day.getValue() + "\"}");
    }
    out.println("    works_instead: []");
    return ExitCode.DONE;
  }
}
