package vn.gov.haiduong.haidang.probe;

import java.util.List;
import java.util.Optional;

/** All known recognitions, in the order in which they are tried. */
public record Recognitions(List<Recognition> list) {

  public static final Recognitions NONE = new Recognitions(List.of());

  public Recognitions {
    list = List.copyOf(list);
  }

  /** The first one that fits: error pages before placeholders. */
  Optional<Recognition> page(Recognition.Seen seen) {
    return first(seen, Recognition.Kind.ERROR_PAGE)
        .or(() -> first(seen, Recognition.Kind.PLACEHOLDER_PAGE));
  }

  Optional<Recognition> protection(Recognition.Seen seen) {
    return first(seen, Recognition.Kind.PROTECTION);
  }

  private Optional<Recognition> first(Recognition.Seen seen, Recognition.Kind kind) {
    for (Recognition each : list) {
      if (each.kind() == kind && each.fits(seen)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
