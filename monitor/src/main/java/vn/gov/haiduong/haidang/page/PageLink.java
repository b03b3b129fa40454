package vn.gov.haiduong.haidang.page;

/**
 * A link as it stands on a page.
 *
 * @param href resolved against the page's base, absolute
 * @param text what a visitor reads on it: words, the alternative text of its image, the option
 */
public record PageLink(String href, String text, Manner manner) {

  /** How a visitor follows it. */
  public enum Manner {
    LINK,
    OPTION,
    IMAGE,
    SCRIPT
  }
}
