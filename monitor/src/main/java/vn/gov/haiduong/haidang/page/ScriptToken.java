package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.List;

/**
 * One word, number, string or sign of a script.
 *
 * @param text of a string without its quotes and escapes
 */
record ScriptToken(Kind kind, String text) {

  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    TEMPLATE,
    PATTERN,
    SIGN
  }

  private static final int MOST = 60_000;
  private static final String[] SIGNS = {
    "===", "!==", "...", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "++", "--", "+=", "?."
  };

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** The tokens of a script, comments left out; what makes no sense is a sign of one letter. */
  static List<ScriptToken> of(String code) {
    List<ScriptToken> tokens = new ArrayList<>();
    int i = 0;
    while (i < code.length() && tokens.size() < MOST) {
      char c = code.charAt(i);
      if (c <= ' ' || c == '\u00A0') {
        i++;
      } else if (code.startsWith("//", i)) {
        int end = code.indexOf('\n', i);
        i = end < 0 ? code.length() : end;
      } else if (code.startsWith("/*", i)) {
        int end = code.indexOf("*/", i + 2);
        i = end < 0 ? code.length() : end + 2;
      } else if (Character.isLetter(c) || c == '_' || c == '$') {
        int end = i + 1;
        while (end < code.length() && inWord(code.charAt(end))) {
          end++;
        }
        tokens.add(new ScriptToken(Kind.WORD, code.substring(i, end)));
        i = end;
      } else if (Character.isDigit(c)) {
        int end = i + 1;
        while (end < code.length() && (inWord(code.charAt(end)) || code.charAt(end) == '.')) {
          end++;
        }
        tokens.add(new ScriptToken(Kind.NUMBER, code.substring(i, end)));
        i = end;
      } else if (c == '"' || c == '\'' || c == '`' || (c == '/' && patternMayStand(tokens))) {
        i = quoted(code, i, tokens);
      } else {
        String sign = sign(code, i);
        tokens.add(new ScriptToken(Kind.SIGN, sign));
        i += sign.length();
      }
    }
    return tokens;
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static boolean patternMayStand(List<ScriptToken> before) {
    if (before.isEmpty()) {
      return true;
    }
    ScriptToken last = before.getLast();
    return last.kind == Kind.SIGN
        ? !last.text.equals(")") && !last.text.equals("]")
        : last.kind == Kind.WORD && last.text.equals("return");
  }

  private static String sign(String code, int at) {
    for (String sign : SIGNS) {
      if (code.startsWith(sign, at)) {
        return sign;
      }
    }
    return code.substring(at, at + 1);
  }

  private static int quoted(String code, int from, List<ScriptToken> into) {
    char quote = code.charAt(from);
    boolean pattern = quote == '/';
    StringBuilder text = new StringBuilder();
    boolean list = false;
    int i = from + 1;
    while (i < code.length()) {
      char c = code.charAt(i);
      if ((c == quote && !list) || (c == '\n' && quote != '`')) {
        break;
      }
      list = pattern && (c == '[' || (list && c != ']'));
      if (c == '\\' && i + 1 < code.length()) {
        if (pattern) {
          text.append(code, i, i + 2);
          i += 2;
        } else {
          i = escaped(code, i + 1, text);
        }
      } else {
        text.append(c);
        i++;
      }
    }
    i++;
    while (pattern && i < code.length() && Character.isLetter(code.charAt(i))) {
      i++;
    }
    Kind kind = pattern ? Kind.PATTERN : quote == '`' ? Kind.TEMPLATE : Kind.TEXT;
    into.add(new ScriptToken(kind, text.toString()));
    return i;
  }

  /** Writes the letter that an escape stands for; gives where the string goes on. */
  private static int escaped(String code, int at, StringBuilder into) {
    char c = code.charAt(at);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
    if (digits > 0 && at + digits < code.length()) {
      try {
        into.append((char) Integer.parseInt(code, at + 1, at + 1 + digits, 16));
        return at + 1 + digits;
      } catch (NumberFormatException e) {
        return at + 1; // no escape after all
      }
    }
    if (c >= '0' && c <= '7') {
      int end = at + 1;
      while (end < code.length()
          && end < at + 3
          && code.charAt(end) >= '0'
          && code.charAt(end) <= '7') {
        end++;
      }
      into.append((char) Integer.parseInt(code, at, end, 8));
      return end;
    }
    into.append(c == 'n' || c == 't' || c == 'r' || c == '\n' ? ' ' : c);
    return at + 1;
  }
}
