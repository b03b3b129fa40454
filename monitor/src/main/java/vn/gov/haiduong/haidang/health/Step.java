package vn.gov.haiduong.haidang.health;

import java.util.List;

/** A target's health after an event, and what follows from it, in order. */
public record Step(TargetHealth health, List<Effect> effects) {

  public Step {
    effects = List.copyOf(effects);
  }
}
