package vn.gov.haiduong.haidang.app.probe;

import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

/** One thing that the command was asked to measure. */
sealed interface What {

  /** As written, but without credentials and control characters: fit for every output. */
  String shown();

  /** An address, with the default rules of a measurement by hand. */
  record Address(String shown, ProbeSpec spec) implements What {}

  /** The id of a target of the inventory. */
  record Listed(String shown, String id) implements What {}

  /** Nothing that could be measured; {@code reason} is a Vietnamese sentence fit to be shown. */
  record Bad(String shown, ProbeKind kind, String reason) implements What {}
}
