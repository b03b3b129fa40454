package vn.gov.haiduong.haidang.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** References of one file into another part of the plan, checked once everything was read. */
final class References {

  /** Known to Error Prone by its name. */
  private @interface CanIgnoreReturnValue {}

  private record Reference(YamlNode place, String id) {}

  private final String what;
  private final List<Reference> references = new ArrayList<>();

  /**
   * @param what Vietnamese, such as "một đơn vị của kế hoạch"
   */
  References(String what) {
    this.what = what;
  }

  @CanIgnoreReturnValue
  String take(YamlNode place, String id) {
    if (!id.isBlank()) {
      references.add(new Reference(place, id));
    }
    return id;
  }

  List<String> takeAll(List<YamlNode> places) {
    return places.stream().map(place -> take(place, place.text())).toList();
  }

  void check(Collection<String> known) {
    for (Reference reference : references) {
      if (!known.contains(reference.id)) {
        reference.place.wrong(what, reference.id, Likely.hint(reference.id, known));
      }
    }
  }
}
