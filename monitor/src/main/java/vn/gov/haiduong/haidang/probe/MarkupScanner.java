package vn.gov.haiduong.haidang.probe;

import java.util.Optional;

/**
 * Reads HTML as a stream of characters and tells visible text from everything else: tags are passed
 * over (with their quoted attributes), comments, scripts, styles and templates are not text,
 * character references are resolved. Bounded memory, one pass, and text is handed on in runs: a
 * page is read in every probe.
 */
final class MarkupScanner {

  /** Takes what is found. */
  interface Sink {
    /** A run of text, whose place in {@code chars} is only lent. */
    void text(char[] chars, int from, int to, boolean inTitle);

    /** A place at which a block begins or ends. */
    void border();

    /** Something that a visitor would see or that draws the page, though it is no text. */
    void living();
  }

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

  private static final int MAX_ATTRIBUTES = 400;

  private final Sink sink;
  private final StringBuilder attributes = new StringBuilder(0);
  private final StringBuilder declaration = new StringBuilder(8);
  private final StringBuilder reference = new StringBuilder(16);
  private At at = At.TEXT;
  private boolean closing;
  private long name;
  private int nameLength;
  private Markup tag = Markup.BLOCK;
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
    int i = from;
    while (i < to) {
      i =
          switch (at) {
            case TEXT -> inReference ? onReference(chars[i], i) : onText(chars, i, to);
            case OPEN -> onOpen(chars[i], i);
            case NAME -> onName(chars, i, to);
            case INSIDE -> onInside(chars, i, to);
            case DOUBLE -> onQuoted(chars, i, to, '"');
            case SINGLE -> onQuoted(chars, i, to, '\'');
            case DECLARATION -> onDeclaration(chars[i], i);
            case COMMENT -> onComment(chars, i, to);
            case CDATA -> onCdata(chars[i], i);
            case BOGUS -> onBogus(chars, i, to);
            case RAW_TEXT -> onRaw(chars, i, to);
          };
    }
  }

  void end() {
    if (inReference) {
      endReference();
    }
    if (at == At.OPEN) {
      emit("<");
    }
  }

  private int onText(char[] chars, int from, int to) {
    int i = from;
    while (i < to && chars[i] != '<' && chars[i] != '&') {
      i++;
    }
    emit(chars, from, i);
    if (i == to) {
      return to;
    }
    if (chars[i] == '<') {
      at = At.OPEN;
    } else {
      beginReference();
    }
    return i + 1;
  }

  private void beginReference() {
    inReference = true;
    reference.setLength(0);
  }

  /** What ends a reference without being part of it is read again, as what it is. */
  private int onReference(char c, int i) {
    boolean part = (c < 0x80 && Character.isLetterOrDigit(c)) || (c == '#' && reference.isEmpty());
    if (part && reference.length() < Entities.LONGEST) {
      reference.append(c);
      return i + 1;
    }
    boolean closed = c == ';';
    if (closed) {
      reference.append(';');
    }
    endReference();
    return closed ? i + 1 : i;
  }

  /** Old pages leave the semicolon out; what is no reference is text. */
  private void endReference() {
    inReference = false;
    boolean closed = !reference.isEmpty() && reference.charAt(reference.length() - 1) == ';';
    CharSequence name = closed ? reference.subSequence(0, reference.length() - 1) : reference;
    Optional<String> stands = Entities.of(name);
    emit(stands.orElseGet(() -> "&" + reference));
  }

  private void emit(String text) {
    emit(text.toCharArray(), 0, text.length());
  }

  private void emit(char[] chars, int from, int to) {
    if (templates == 0 && from < to) {
      sink.text(chars, from, to, title);
    }
  }

  private int onOpen(char c, int i) {
    name = 0;
    nameLength = 0;
    closing = false;
    valueNext = false;
    attributes.setLength(0);
    if (c == '!') {
      at = At.DECLARATION;
      declaration.setLength(0);
    } else if (c == '?') {
      at = At.BOGUS;
    } else if (c == '/') {
      closing = true;
      at = At.NAME;
    } else if (isLetter(c)) {
      at = At.NAME;
      return i; // Read as the first of its name.
    } else {
      at = At.TEXT;
      emit("<");
      return i;
    }
    return i + 1;
  }

  private static boolean isLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80;
  }

  private int onName(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c == '>') {
        endTag(Markup.of(name, nameLength));
        return i + 1;
      }
      if (closing && nameLength == 0 && !Character.isLetter(c)) {
        at = At.BOGUS;
        return i + 1;
      }
      if (c <= ' ' || c == '/') {
        tag = Markup.of(name, nameLength);
        at = At.INSIDE;
        return i;
      }
      name = Markup.spell(name, nameLength++, c);
      valueNext = c == '=';
    }
    return to;
  }

  private int onInside(char[] chars, int from, int to) {
    int i = from;
    boolean value = valueNext;
    while (i < to) {
      char c = chars[i++];
      if (c == '>') {
        keep(chars, from, i - 1);
        endTag(tag);
        return i;
      }
      if (value && (c == '"' || c == '\'')) {
        at = c == '"' ? At.DOUBLE : At.SINGLE;
        value = false;
        break;
      }
      if (c > ' ') {
        value = c == '=';
      }
    }
    valueNext = value;
    keep(chars, from, i);
    return i;
  }

  /** Attributes are kept only where they decide something. */
  private void keep(char[] chars, int from, int to) {
    if (!tag.decidedByAttributes()) {
      return;
    }
    for (int i = from; i < to && attributes.length() < MAX_ATTRIBUTES; i++) {
      attributes.append(chars[i] <= ' ' ? ' ' : Character.toLowerCase(chars[i]));
    }
  }

  private int onQuoted(char[] chars, int from, int to, char quote) {
    int i = from;
    while (i < to && chars[i] != quote) {
      i++;
    }
    if (i < to) {
      at = At.INSIDE;
      valueNext = false;
      i++;
    }
    keep(chars, from, i);
    return i;
  }

  private int onBogus(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] == '>') {
        at = At.TEXT;
        return i + 1;
      }
    }
    return to;
  }

  private void endTag(Markup ended) {
    at = At.TEXT;
    if (ended != Markup.INLINE) {
      sink.border();
    }
    if (closing) {
      if (ended == Markup.TEMPLATE && templates > 0) {
        templates--;
      }
      return;
    }
    if (templates == 0 && ended.isLiving(attributes)) {
      sink.living();
    }
    switch (ended) {
      case TEMPLATE -> templates++;
      case SCRIPT, STYLE, NOEMBED, NOFRAMES -> begin(ended, false);
      case IFRAME -> {
        if (attributes.isEmpty() || attributes.charAt(attributes.length() - 1) != '/') {
          begin(ended, false);
        }
      }
      case TITLE, TEXTAREA -> {
        title = ended == Markup.TITLE;
        begin(ended, true);
      }
      case INLINE, BLOCK, PICTURE, META, INPUT -> {
        // What follows is read as it comes.
      }
    }
  }

  private void begin(Markup raw, boolean withReferences) {
    at = At.RAW_TEXT;
    tag = raw;
    until = raw.end();
    matched = 0;
    resolving = withReferences;
  }

  /** Text in which no tag is a tag but the one that ends it. */
  private int onRaw(char[] chars, int from, int to) {
    if (matched == 0 && !inReference) {
      int i = from;
      while (i < to && chars[i] != '<' && (chars[i] != '&' || !resolving)) {
        i++;
      }
      if (resolving) {
        emit(chars, from, i);
      }
      if (i == to) {
        return to;
      }
      if (chars[i] == '<') {
        matched = 1;
      } else {
        beginReference();
      }
      return i + 1;
    }
    return onRaw(chars[from], from);
  }

  private int onRaw(char c, int i) {
    if (matched == until.length()) {
      if (c <= ' ' || c == '/' || c == '>') {
        leaveRaw();
        return i;
      }
      giveBack();
      return i;
    }
    if (inReference) {
      return onReference(c, i);
    }
    char lower = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    if (lower == until.charAt(matched)) {
      matched++;
      return i + 1;
    }
    giveBack();
    return i;
  }

  private void giveBack() {
    int n = matched;
    matched = 0;
    if (resolving) {
      emit(until.substring(0, n));
    }
  }

  private void leaveRaw() {
    closing = true;
    title = false;
    matched = 0;
    at = At.INSIDE;
    valueNext = false;
  }

  private int onDeclaration(char c, int i) {
    declaration.append(c);
    if (declaration.length() == 2 && declaration.charAt(0) == '-' && declaration.charAt(1) == '-') {
      at = At.COMMENT;
      // "<!-->" and "<!--->" are whole comments.
      before = '-';
      beforeThat = '-';
    } else if (declaration.length() == 7 && declaration.toString().equals("[CDATA[")) {
      at = At.CDATA;
      before = 0;
      beforeThat = 0;
    } else if (c == '>') {
      at = At.TEXT;
    } else if (declaration.length() > 7) {
      at = At.BOGUS;
    }
    return i + 1;
  }

  private int onComment(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c == '>' && beforeThat == '-' && (before == '-' || before == '!')) {
        at = At.TEXT;
        return i + 1;
      }
      beforeThat = before;
      before = c;
    }
    return to;
  }

  private int onCdata(char c, int i) {
    if (c == '>' && before == ']' && beforeThat == ']') {
      at = At.TEXT;
    } else if (c != ']') {
      emit(String.valueOf(c));
    }
    beforeThat = before;
    before = c;
    return i + 1;
  }
}
