package vn.gov.haiduong.haidang.probe;

import java.nio.charset.StandardCharsets;

/** What the name of a tag means to somebody who reads the text of a page. */
enum Markup {
  /** Stands within a line: what is before it and after it is one word. */
  INLINE(
      "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp"
          + " small span strike strong sub sup time tt u var wbr ruby rb nobr"),
  /** Any other: a block begins or ends, or might. */
  BLOCK(""),
  /** Draws something, or brings a page of its own. */
  PICTURE("frame frameset img image picture object embed applet canvas svg video audio"),
  META("meta"),
  INPUT("input"),
  TEMPLATE("template"),
  SCRIPT("script"),
  STYLE("style"),
  IFRAME("iframe"),
  NOEMBED("noembed"),
  NOFRAMES("noframes"),
  TITLE("title"),
  TEXTAREA("textarea");

  /** Every name that means something fits into a long, a byte for each letter. */
  private static final int LONGEST = Long.BYTES;

  private static final int SLOTS = 256;
  private static final long[] NAMES = new long[SLOTS];
  private static final Markup[] MEANINGS = new Markup[SLOTS];

  static {
    for (Markup each : values()) {
      for (String name : each.names.isEmpty() ? new String[0] : each.names.split(" ", -1)) {
        long spelled = spelled(name);
        int slot = slot(spelled);
        while (NAMES[slot] != 0) {
          slot = (slot + 1) % SLOTS;
        }
        NAMES[slot] = spelled;
        MEANINGS[slot] = each;
      }
    }
  }

  private final String names;
  private final String end;

  Markup(String names) {
    this.names = names;
    this.end = "</" + names;
  }

  /** A name so far, with one more letter, in lower case where it is of ASCII. */
  static long spell(long name, int length, char letter) {
    if (length >= LONGEST) {
      return name;
    }
    int lower = letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter < 0x80 ? letter : 0xFF;
    return (name << Byte.SIZE) | lower;
  }

  /** The meaning of a name that was spelled letter by letter. */
  static Markup of(long name, int length) {
    if (length == 0 || length > LONGEST) {
      return BLOCK;
    }
    int slot = slot(name);
    while (NAMES[slot] != 0) {
      if (NAMES[slot] == name) {
        return MEANINGS[slot];
      }
      slot = (slot + 1) % SLOTS;
    }
    return BLOCK;
  }

  private static long spelled(String name) {
    long spelled = 0;
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < letters.length; i++) {
      spelled = spell(spelled, i, (char) letters[i]);
    }
    return spelled;
  }

  private static int slot(long name) {
    return (int) ((name * 0x9E3779B97F4A7C15L) >>> 56);
  }

  /** How the tag that ends this one begins, where nothing else is a tag before it. */
  String end() {
    return end;
  }

  /** Whether its attributes must be known. */
  boolean decidedByAttributes() {
    return switch (this) {
      case META, INPUT, IFRAME -> true;
      case INLINE, BLOCK, PICTURE, TEMPLATE, SCRIPT, STYLE, NOEMBED, NOFRAMES, TITLE, TEXTAREA ->
          false;
    };
  }

  /** Whether a visitor would see it, or it draws the page. */
  boolean isLiving(CharSequence attributes) {
    return switch (this) {
      case PICTURE, SCRIPT, IFRAME -> true;
      case META -> {
        String rest = attributes.toString();
        yield rest.contains("http-equiv") && rest.contains("refresh");
      }
      case INPUT ->
          !attributes.toString().replace("\"", "").replace("'", "").contains("type=hidden");
      case INLINE, BLOCK, TEMPLATE, STYLE, NOEMBED, NOFRAMES, TITLE, TEXTAREA -> false;
    };
  }
}
