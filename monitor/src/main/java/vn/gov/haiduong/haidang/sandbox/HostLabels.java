package vn.gov.haiduong.haidang.sandbox;

import java.util.Locale;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitKind;

/** Host labels of the form usual in the province: unaccented, joined, without the kind of unit. */
final class HostLabels {

  private static final Pattern KIND_OF_UNIT =
      Pattern.compile("^(ubnd-|uy-ban-nhan-dan-)?(phuong|xa|thi-tran|thanh-pho|thi-xa|huyen)-");

  private HostLabels() {}

  static String of(Unit unit) {
    String slug = News.slug(unit.name());
    boolean local = unit.kind().communal() || unit.kind() == UnitKind.DISTRICT;
    if (!local) {
      return unit.code().value().replace("-", "");
    }
    String bare = KIND_OF_UNIT.matcher(slug).replaceFirst("").replace("-", "");
    String label = bare.isEmpty() ? unit.code().value() : bare;
    // The provincial city shares the province's name.
    return unit.kind() == UnitKind.DISTRICT && slug.contains("thanh-pho-") ? "tp" + label : label;
  }

  static String lowerFirst(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
