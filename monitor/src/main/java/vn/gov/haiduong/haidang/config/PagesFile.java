package vn.gov.haiduong.haidang.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.gov.haiduong.haidang.pagewatch.PagePlan;
import vn.gov.haiduong.haidang.pagewatch.Rhythm;
import vn.gov.haiduong.haidang.target.TargetId;

/** {@code pages.yml} → how often pages are read, and who permits more. */
final class PagesFile {

  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private PagesFile() {}

  static PagePlan read(YamlNode root, Set<TargetId> sites) {
    Fields fields =
        Fields.of(root, "home", "inner", "refetch", "watch", "close", "demo", "authorities");
    Rhythm rhythm = rhythm(fields, Rhythm.REAL);
    Rhythm demo =
        fields
            .at("demo")
            .map(node -> Fields.of(node, "home", "inner", "refetch", "watch", "close"))
            .map(inside -> rhythm(inside, PagePlan.USUAL.demo()))
            .orElse(PagePlan.USUAL.demo());
    Map<TargetId, String> authorities = new HashMap<>();
    for (YamlNode item : fields.list("authorities")) {
      Fields one = Fields.of(item, "site", "document");
      String site = one.need("site", "mã trang trong sites.csv");
      String document = one.need("document", "số văn bản cho phép");
      sites.stream()
          .filter(id -> id.value().equals(site))
          .findFirst()
          .ifPresentOrElse(
              id -> authorities.put(id, document),
              () -> one.place("site").wrong("mã trang có trong sites.csv", site, ""));
    }
    return new PagePlan(rhythm, demo, authorities);
  }

  private static Rhythm rhythm(Fields fields, Rhythm usual) {
    Duration home = span(fields, "home", usual.home());
    Duration refetch = span(fields, "refetch", usual.refetch());
    if (refetch.compareTo(home) > 0) {
      fields.place("refetch").wrong("không dài hơn home", refetch.toSeconds() + "s", "");
      refetch = home;
    }
    return new Rhythm(
        home,
        span(fields, "inner", usual.inner()),
        refetch,
        span(fields, "watch", usual.watch()),
        span(fields, "close", usual.close()));
  }

  private static Duration span(Fields fields, String key, Duration usual) {
    if (!fields.has(key)) {
      return usual;
    }
    Duration said = fields.span(key);
    if (said.compareTo(SHORTEST) < 0) {
      fields.place(key).wrong("từ 5s trở lên, ví dụ 15m", said.toSeconds() + "s", "");
      return usual;
    }
    return said;
  }
}
