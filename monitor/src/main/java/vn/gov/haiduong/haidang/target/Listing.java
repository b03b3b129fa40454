package vn.gov.haiduong.haidang.target;

/** A row of the inventory that can be measured: a site or a network point. */
public sealed interface Listing permits Site, Point {

  Listed listed();

  /** Whether the row says where it is; a placeholder does not. */
  boolean addressed();

  default TargetId id() {
    return listed().id();
  }
}
