package vn.gov.haiduong.haidang.pagewatch;

import java.util.List;

/** A course after an event, and what follows from it, in order. */
public record Step(Course course, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
