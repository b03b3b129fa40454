package vn.gov.haiduong.haidang.page;

import java.util.Locale;

/** Signals of different families are independent of each other. */
public enum Family {
  WORDS,
  HIDDEN,
  OUTBOUND,
  CODE,
  DEFACE,
  IDENTITY,
  COPIES,
  BASELINE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
