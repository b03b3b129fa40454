package vn.gov.haiduong.haidang.target;

import java.util.regex.Pattern;

/**
 * The stable key of a target: lower-case ASCII letters, digits, {@code - _ . /}, at most 80
 * characters. It is a metric label and part of addresses, so it never carries a display name.
 */
public record TargetId(String value) implements Comparable<TargetId> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_./-]{0,79}");

  public TargetId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "target id: expected 1 to 80 of a-z 0-9 - _ . /, got \"" + value + "\"");
    }
  }

  @Override
  public int compareTo(TargetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
