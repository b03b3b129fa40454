package vn.gov.haiduong.haidang.page;

import java.util.Set;

/** Names of elements and attributes by what a browser makes of them (HTML Living Standard). */
final class TagKinds {

  /** What stands in them is no text of the page. */
  static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "template",
          "title",
          "head",
          "iframe",
          "math",
          "defs",
          "symbol",
          "desc",
          "metadata");

  /** They stand within a line of text and end no block. */
  static final Set<String> INLINE =
      Set.of(
          "a",
          "b",
          "i",
          "u",
          "em",
          "strong",
          "span",
          "font",
          "small",
          "big",
          "sup",
          "sub",
          "abbr",
          "mark",
          "time",
          "label",
          "code",
          "cite",
          "q",
          "s",
          "strike",
          "del",
          "ins",
          "bdi",
          "bdo",
          "img",
          "wbr",
          "kbd",
          "var",
          "tt",
          "center",
          "nobr",
          "acronym",
          "data",
          "tspan",
          "textpath");

  /** Handlers of what a visitor does on purpose; all others, and those of the body, just happen. */
  static final Set<String> ASKED =
      Set.of(
          "onclick",
          "ondblclick",
          "onauxclick",
          "oncontextmenu",
          "onsubmit",
          "onreset",
          "onchange",
          "oninput",
          "onselect",
          "onsearch",
          "onkeydown",
          "onkeypress",
          "onkeyup",
          "onmousedown",
          "onmouseup",
          "onpointerdown",
          "onpointerup",
          "ontouchstart",
          "ontouchend",
          "ondrop",
          "ondragstart");

  private TagKinds() {}
}
