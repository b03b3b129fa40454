package vn.gov.haiduong.haidang.probe;

import java.util.Optional;
import java.util.Set;

/**
 * Reads HTML as a stream of characters and tells visible text from everything else: tags are passed
 * over (with their quoted attributes), comments, scripts, styles and templates are not text,
 * character references are resolved. Bounded memory, one pass.
 */
final class MarkupScanner {

  /** Takes what is found. */
  interface Sink {
    /** One character of text. */
    void text(char c, boolean inTitle);

    /** A place at which a block begins or ends. */
    void border();

    /** Something that a visitor would see or that draws the page, though it is no text. */
    void living();
  }

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span",
          "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "ruby", "rb", "nobr");

  private static final Set<String> LIVING =
      Set.of(
          "script",
          "frame",
          "iframe",
          "frameset",
          "img",
          "image",
          "picture",
          "object",
          "embed",
          "applet",
          "canvas",
          "svg",
          "video",
          "audio");

  private static final Set<String> RAW = Set.of("script", "style", "iframe", "noembed", "noframes");

  private static final Set<String> REFERENCED = Set.of("title", "textarea");

  private enum At {
    TEXT,
    OPEN,
    NAME,
    INSIDE,
    DOUBLE,
    SINGLE,
    DECLARATION,
    COMMENT,
    CDATA,
    BOGUS,
    RAW_TEXT
  }

  private static final int MAX_TAG = 400;

  private final Sink sink;
  private final StringBuilder tag = new StringBuilder(64);
  private final StringBuilder reference = new StringBuilder(16);
  private At at = At.TEXT;
  private boolean closing;
  private int nameLength;
  private boolean inReference;
  private String until = "";
  private int matched;
  private boolean resolving;
  private boolean title;
  private int templates;
  private char before;
  private char beforeThat;
  private boolean valueNext;

  MarkupScanner(Sink sink) {
    this.sink = sink;
  }

  void feed(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      feed(chars[i]);
    }
  }

  private void feed(char c) {
    switch (at) {
      case TEXT -> onText(c);
      case OPEN -> onOpen(c);
      case NAME, INSIDE -> onTag(c);
      case DOUBLE, SINGLE -> onQuoted(c);
      case DECLARATION -> onDeclaration(c);
      case COMMENT -> onComment(c);
      case CDATA -> onCdata(c);
      case BOGUS -> {
        if (c == '>') {
          at = At.TEXT;
        }
      }
      case RAW_TEXT -> onRaw(c);
    }
  }

  void end() {
    if (inReference) {
      endReference();
    }
    if (at == At.OPEN) {
      emit('<');
    }
  }

  private void onText(char c) {
    if (inReference) {
      onReference(c);
    } else if (c == '<') {
      at = At.OPEN;
    } else if (c == '&') {
      inReference = true;
      reference.setLength(0);
    } else {
      emit(c);
    }
  }

  private void onReference(char c) {
    boolean part = (c < 0x80 && Character.isLetterOrDigit(c)) || (c == '#' && reference.isEmpty());
    if (part && reference.length() < Entities.LONGEST) {
      reference.append(c);
      return;
    }
    boolean closed = c == ';';
    if (closed) {
      reference.append(';');
    }
    endReference();
    if (!closed) {
      feed(c);
    }
  }

  /** Old pages leave the semicolon out; what is no reference is text. */
  private void endReference() {
    inReference = false;
    boolean closed = !reference.isEmpty() && reference.charAt(reference.length() - 1) == ';';
    CharSequence name = closed ? reference.subSequence(0, reference.length() - 1) : reference;
    Optional<String> stands = Entities.of(name);
    if (stands.isPresent()) {
      emit(stands.get());
    } else {
      emit('&');
      emit(reference.toString());
    }
  }

  private void emit(String text) {
    for (int i = 0; i < text.length(); i++) {
      emit(text.charAt(i));
    }
  }

  private void emit(char c) {
    if (templates == 0) {
      sink.text(c, title);
    }
  }

  private void onOpen(char c) {
    tag.setLength(0);
    nameLength = 0;
    closing = false;
    valueNext = false;
    if (c == '!') {
      at = At.DECLARATION;
    } else if (c == '?') {
      at = At.BOGUS;
    } else if (c == '/') {
      closing = true;
      at = At.NAME;
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80) {
      at = At.NAME;
      tag.append((char) (c | 0x20));
    } else {
      at = At.TEXT;
      emit('<');
      onText(c);
    }
  }

  private void onTag(char c) {
    if (c == '>') {
      at = At.TEXT;
      endTag();
      return;
    }
    if (at == At.NAME) {
      if (closing && tag.isEmpty() && !Character.isLetter(c)) {
        at = At.BOGUS;
        return;
      }
      if (c <= ' ' || c == '/') {
        nameLength = tag.length();
        at = At.INSIDE;
      }
    } else if (valueNext && c == '"') {
      at = At.DOUBLE;
    } else if (valueNext && c == '\'') {
      at = At.SINGLE;
    }
    if (c > ' ') {
      valueNext = c == '=';
    }
    keep(c);
  }

  private void keep(char c) {
    if (tag.length() < MAX_TAG) {
      tag.append(c <= ' ' ? ' ' : Character.toLowerCase(c));
    }
  }

  private void onQuoted(char c) {
    if ((at == At.DOUBLE && c == '"') || (at == At.SINGLE && c == '\'')) {
      at = At.INSIDE;
      valueNext = false;
    }
    keep(c);
  }

  private void endTag() {
    String name = nameLength > 0 ? tag.substring(0, nameLength) : tag.toString();
    if (!INLINE.contains(name)) {
      sink.border();
    }
    if (closing) {
      if (name.equals("template") && templates > 0) {
        templates--;
      }
      return;
    }
    String rest = tag.substring(name.length());
    if (templates == 0 && isLiving(name, rest)) {
      sink.living();
    }
    if (name.equals("template")) {
      templates++;
    } else if (RAW.contains(name) && !(rest.endsWith("/") && name.equals("iframe"))) {
      begin(name, false);
    } else if (REFERENCED.contains(name)) {
      title = name.equals("title");
      begin(name, true);
    }
  }

  private static boolean isLiving(String name, String rest) {
    return LIVING.contains(name)
        || (name.equals("meta") && rest.contains("http-equiv") && rest.contains("refresh"))
        || (name.equals("input")
            && !rest.replace("\"", "").replace("'", "").contains("type=hidden"));
  }

  private void begin(String name, boolean withReferences) {
    at = At.RAW_TEXT;
    until = "</" + name;
    matched = 0;
    resolving = withReferences;
  }

  /** Text in which no tag is a tag but the one that ends it. */
  private void onRaw(char c) {
    if (matched == until.length()) {
      if (c <= ' ' || c == '/' || c == '>') {
        leaveRaw(c);
        return;
      }
      giveBack();
    }
    char lower = c < 0x80 ? (char) Character.toLowerCase((int) c) : c;
    if (lower == until.charAt(matched)) {
      if (inReference) {
        endReference();
      }
      matched++;
      return;
    }
    giveBack();
    if (c == '<') {
      matched = 1;
    } else if (resolving) {
      At here = at;
      if (inReference) {
        onReference(c);
      } else if (c == '&') {
        inReference = true;
        reference.setLength(0);
      } else {
        emit(c);
      }
      at = here;
    }
  }

  private void giveBack() {
    int n = matched;
    matched = 0;
    for (int i = 0; resolving && i < n; i++) {
      emit(until.charAt(i));
    }
  }

  private void leaveRaw(char c) {
    if (inReference) {
      endReference();
    }
    tag.setLength(0);
    tag.append(until, 2, until.length());
    nameLength = tag.length();
    closing = true;
    title = false;
    matched = 0;
    at = At.INSIDE;
    valueNext = false;
    onTag(c);
  }

  private void onDeclaration(char c) {
    tag.append(c);
    if (tag.length() == 2 && tag.charAt(0) == '-' && tag.charAt(1) == '-') {
      at = At.COMMENT;
      // "<!-->" and "<!--->" are whole comments.
      before = '-';
      beforeThat = '-';
    } else if (tag.length() == 7 && tag.toString().equals("[CDATA[")) {
      at = At.CDATA;
      before = 0;
      beforeThat = 0;
    } else if (c == '>') {
      at = At.TEXT;
    } else if (tag.length() > 7) {
      at = At.BOGUS;
    }
  }

  private void onComment(char c) {
    if (c == '>' && before == '-' && beforeThat == '-') {
      at = At.TEXT;
    } else if (c == '>' && before == '!' && beforeThat == '-') {
      at = At.TEXT;
    }
    beforeThat = before;
    before = c;
  }

  private void onCdata(char c) {
    if (c == '>' && before == ']' && beforeThat == ']') {
      at = At.TEXT;
    } else if (c != ']') {
      emit(c);
    }
    beforeThat = before;
    before = c;
  }
}
