package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leans on something lives no longer than it; rows are put behind the shipped ones. */
class LifetimesTest {

  private static final Path SHIPPED = Path.of("..", "targets");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static final Map<String, String> COMMON =
      Map.ofEntries(
          Map.entry(
              "units.csv", "name=Đơn vị thử;kind=so;parent=30;site=chua-xac-nhan;directive=khong"),
          Map.entry(
              "sites.csv",
              "name=Trang thử;kind=website;status=do;scheme=https;path=/;profile=website;"
                  + "vantage=any;tier=2;priority=2;unit=thu"),
          Map.entry(
              "endpoints.csv",
              "name=Máy thử;role=thu;kind=datacentre;status=do;probe=icmp;profile=icmp;"
                  + "vantage=any;side=internet;tier=core;priority=1;unit=thu"));

  @TempDir Path temp;

  /**
   * Rows as "file key=value key=value", apart by "&"; the unit "thu" exists from 2020 unless it is
   * given. Nothing said means that the rows are taken.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          endpoints.csv id=m1 address=10.1.1.1 & endpoints.csv id=m2 address=10.1.1.1 ~ trùng với m1
          endpoints.csv id=m1 address=10.1.1.1 valid_to=2026-01-01 & endpoints.csv id=m2 address=10.1.1.1 valid_from=2026-01-01 ~ -
          endpoints.csv id=m1 address=10.1.1.1 & endpoints.csv id=m2 address=10.1.1.1 probe=tcp profile=tcp ~ -
          sites.csv id=t1 host=thu.haiduong.gov.vn valid_to=2022-01-01 & sites.csv id=t2 host=thu.haiduong.gov.vn valid_from=2022-01-01 & sites.csv id=t3 host=thu.haiduong.gov.vn valid_from=2025-01-01 ~ trùng với t2
          endpoints.csv id=m1 address=10.1.1.1 valid_to=2026-01-01 & sites.csv id=t1 host=thu.haiduong.gov.vn hosted_on=m1 ~ hosted_on
          endpoints.csv id=m1 address=10.1.1.1 valid_to=2026-01-01 & sites.csv id=t1 host=thu.haiduong.gov.vn reached_through=m1 ~ reached_through
          endpoints.csv id=m1 address=10.1.1.1 valid_to=2026-01-01 & sites.csv id=t1 host=thu.haiduong.gov.vn hosted_on=m1 valid_to=2026-01-01 ~ -
          endpoints.csv id=m1 address=10.1.1.1 valid_from=2026-01-01 & sites.csv id=t1 host=thu.haiduong.gov.vn hosted_on=m1 valid_from=2021-01-01 ~ -
          endpoints.csv id=m1 address=10.1.1.1 valid_from=2026-01-01 & sites.csv id=t1 host=thu.haiduong.gov.vn hosted_on=m1 valid_to=2025-01-01 ~ hiệu lực từ 2026-01-01
          endpoints.csv id=m1 address=10.1.1.1 status=da-ngung why_not=hỏng & sites.csv id=t1 host=thu.haiduong.gov.vn hosted_on=m1 ~ dòng này đã ngừng
          units.csv code=thu valid_from=2020-01-01 valid_to=2025-03-01 replaced_by=snv & sites.csv id=t1 host=thu.haiduong.gov.vn ~ chỉ có hiệu lực từ 2020-01-01 đến trước 2025-03-01
          units.csv code=thu valid_from=2020-01-01 valid_to=2025-03-01 replaced_by=snv & sites.csv id=t1 host=thu.haiduong.gov.vn valid_to=2025-03-01 ~ -
          units.csv code=thu valid_from=2020-01-01 replaced_by=snv ~ ngày kết thúc, vì đã ghi replaced_by
          units.csv code=thu valid_from=2020-01-01 valid_to=2024-01-01 replaced_by=moi & units.csv code=moi valid_from=2025-01-01 ~ có hiệu lực khi dòng này kết thúc
          units.csv code=thu valid_from=2020-01-01 valid_to=2025-03-01 & units.csv code=con parent=thu valid_from=2020-01-01 ~ parent
          """)
  void rowsLeanOnWhatLives(String rows, String said) throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        var _ = Files.copy(file, temp.resolve(file.getFileName()));
      }
    }
    if (!rows.contains("units.csv code=thu")) {
      add("units.csv", "code=thu valid_from=2020-01-01");
    }
    for (String row : rows.split(" & ", -1)) {
      int blank = row.indexOf(' ');
      add(row.substring(0, blank), row.substring(blank + 1));
    }
    LoadResult read = TargetsLoader.load(temp, Overrides.NONE, DAY);
    List<String> problems =
        read instanceof LoadResult.Refused(List<Problem> found)
            ? found.stream().map(Problem::message).toList()
            : List.of();
    if (said.equals("-")) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).singleElement().asString().contains(said);
    }
  }

  private void add(String file, String values) throws IOException {
    Path path = temp.resolve(file);
    String text = Files.readString(path);
    Map<String, String> cells =
        Stream.concat(
                Arrays.stream(COMMON.getOrDefault(file, "").split(";", -1)),
                Arrays.stream(values.split(" ", -1)))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, last) -> last));
    String row =
        Arrays.stream(text.lines().findFirst().orElseThrow().split(",", -1))
            .map(column -> cells.getOrDefault(column, ""))
            .collect(Collectors.joining(","));
    Path _ =
        Files.write(
            path, (text.stripTrailing() + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
