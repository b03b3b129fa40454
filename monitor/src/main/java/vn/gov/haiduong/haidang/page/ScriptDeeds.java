package vn.gov.haiduong.haidang.page;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a script does to its visitor, as far as reading can tell. */
final class ScriptDeeds {

  /** Addresses to which the visitor is taken. */
  final Set<String> goes = new LinkedHashSet<>();

  /** Addresses of scripts that it loads. */
  final Set<String> loads = new LinkedHashSet<>();

  /** Addresses of frames that it makes. */
  final Set<String> frames = new LinkedHashSet<>();

  /** Those of the frames that nobody can see. */
  final Set<String> hiddenFrames = new LinkedHashSet<>();

  /** Addresses to which it sends something. */
  final Set<String> sends = new LinkedHashSet<>();

  /** What it puts into the clipboard, or into a field to copy from. */
  final Set<String> copies = new LinkedHashSet<>();

  /** It sends a form of the page by itself. */
  boolean submits;

  boolean isEmpty() {
    return goes.isEmpty()
        && loads.isEmpty()
        && frames.isEmpty()
        && sends.isEmpty()
        && copies.isEmpty();
  }
}
