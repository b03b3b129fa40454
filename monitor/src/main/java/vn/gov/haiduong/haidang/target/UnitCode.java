package vn.gov.haiduong.haidang.target;

import java.util.regex.Pattern;

/**
 * The stable code of a unit: the GSO code of an administrative unit ("288", "10507") or the short
 * name of a body ("stttt"). A merged or renamed unit keeps its code, its name does not.
 */
public record UnitCode(String value) implements Comparable<UnitCode> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  public UnitCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "unit code: expected 1 to 40 of a-z 0-9 -, got \"" + value + "\"");
    }
  }

  @Override
  public int compareTo(UnitCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
