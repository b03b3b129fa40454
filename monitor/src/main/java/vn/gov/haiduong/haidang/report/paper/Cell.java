package vn.gov.haiduong.haidang.report.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Numbers;

/** A cell with its type, so that a workbook gets numbers and dates and not pictures of them. */
public sealed interface Cell {

  /** As people read it on paper. */
  String shown();

  record Words(String shown) implements Cell {}

  record Count(long number) implements Cell {
    @Override
    public String shown() {
      return Numbers.whole(number);
    }
  }

  /** A number that may not be known; empty shows a dash. */
  record Known(OptionalLong number) implements Cell {
    @Override
    public String shown() {
      return number.isPresent() ? Numbers.whole(number.getAsLong()) : "–";
    }
  }

  /** A percentage with three decimals, or the words that stand for it. */
  record Percent(Figure figure) implements Cell {
    @Override
    public String shown() {
      return figure.shown();
    }
  }

  /** Milliseconds, shown as minutes with one decimal. */
  record Minutes(long millis) implements Cell {

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);

    /** Minutes, half-even; what is not nothing is never shown as nothing. */
    public BigDecimal minutes() {
      BigDecimal exact = BigDecimal.valueOf(millis).divide(MINUTE, 1, RoundingMode.HALF_EVEN);
      return millis > 0 && exact.signum() == 0 ? new BigDecimal("0.1") : exact;
    }

    @Override
    public String shown() {
      String plain = minutes().toPlainString();
      int point = plain.indexOf('.');
      return Numbers.whole(Long.parseLong(plain.substring(0, point)))
          + ","
          + plain.substring(point + 1);
    }
  }

  /** A moment, in local time; empty shows a dash. */
  record Moment(Optional<Instant> at) implements Cell {
    @Override
    public String shown() {
      return at.map(Province::dateTime).orElse("–");
    }
  }

  static Cell words(String text) {
    return new Words(text);
  }
}
