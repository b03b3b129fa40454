package vn.gov.haiduong.haidang.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pieces that a text may be divided into at the ends of lines. */
class LineEndsTest {

  @ParameterizedTest
  @CsvSource({
    "từ ngày 15/12/2025 đến, từ |ngày |15/12/2025 |đến",
    "đo được 1/12 đơn vị, đo |được |1/12 |đơn |vị",
    "hạn 23/10/2027, hạn |23/10/2027",
    "số 12/TB trước, số |12/TB |trước",
    "phút/tháng, phút|/tháng",
  })
  void numbersStayWhole(String text, String pieces) {
    LineEnds ends = new LineEnds();
    ends.setText(text);
    List<String> found = new ArrayList<>();
    int from = 0;
    for (int at = ends.next(); at > 0; at = ends.next()) {
      found.add(text.substring(from, at));
      from = at;
    }
    assertThat(String.join("|", found)).isEqualTo(pieces);
  }

  @ParameterizedTest
  @CsvSource({"https://a.gov.vn:20081/2023/Trang/2024/x.aspx"})
  void anAddressStillEndsItsLinesAtItsSlashes(String text) {
    LineEnds ends = new LineEnds();
    ends.setText(text);
    List<Integer> found = new ArrayList<>();
    for (int at = ends.next(); at > 0; at = ends.next()) {
      found.add(at);
    }
    assertThat(found).hasSizeGreaterThan(3);
  }
}
