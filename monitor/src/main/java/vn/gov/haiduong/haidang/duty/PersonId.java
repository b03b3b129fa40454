package vn.gov.haiduong.haidang.duty;

import java.util.regex.Pattern;

/**
 * Key of a person in rosters and contacts: says nothing about who it is to those who must not know.
 */
public record PersonId(String value) implements Comparable<PersonId> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._:/-]{0,119}");

  public PersonId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "person: expected 1 to 120 of a-z 0-9 . _ : / -, got \"" + value + "\"");
    }
  }

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
