package vn.gov.haiduong.haidang.probe;

import java.util.List;

/** The HTTP status codes that are expected, as inclusive ranges. */
public record StatusSet(List<Range> ranges) {

  public static final StatusSet SUCCESS = new StatusSet(List.of(new Range(200, 299)));

  /** From {@code low} to {@code high}, both included. */
  public record Range(int low, int high) {
    public Range {
      if (low < 100 || high > 999 || high < low) {
        throw new IllegalArgumentException(
            "status: expected 100 to 999 in order, got " + low + "-" + high);
      }
    }
  }

  public StatusSet {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("status: expected at least one, got none");
    }
  }

  public boolean contains(int status) {
    for (Range range : ranges) {
      if (status >= range.low && status <= range.high) {
        return true;
      }
    }
    return false;
  }
}
