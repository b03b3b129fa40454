package vn.gov.haiduong.haidang.wording;

/** How long a short message is for a telephone network (3GPP TS 23.038). */
public final class Septets {

  /** What stands in the extension table and takes two places. */
  private static final String TWICE = "^{}\\[~]|";

  private Septets() {}

  /** Places that an unaccented text takes. */
  public static int of(String text) {
    int places = text.length();
    for (int i = 0; i < text.length(); i++) {
      if (TWICE.indexOf(text.charAt(i)) >= 0) {
        places++;
      }
    }
    return places;
  }
}
