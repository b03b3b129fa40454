package vn.gov.haiduong.haidang.page;

import java.util.Locale;

/** What sort of page is expected at the address. */
public enum PageKind {
  HOME,
  PORTAL,
  SERVICE,
  ANY;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
