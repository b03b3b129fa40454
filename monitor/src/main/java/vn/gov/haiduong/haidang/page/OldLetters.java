package vn.gov.haiduong.haidang.page;

import java.util.regex.Pattern;

/**
 * Vietnamese of the years before Unicode: pages in fonts named {@code .VnTime} and alike keep the
 * letters of TCVN 5712:1993 (VN3) in the places of Western ones, and only the font makes them
 * readable.
 */
final class OldLetters {

  private static final Pattern FONT =
      Pattern.compile(
          "(?i)[\"':,;\\s]\\.vn(?:time|arial|avant|book|centu|helv|aristote|south|clarendon)");

  private static final String FROM =
      "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
  private static final String TO =
      "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

  private OldLetters() {}

  /** The text as people see it; unchanged where no such font is named. */
  static String read(String text) {
    if (!FONT.matcher(text).find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int at = FROM.indexOf(text.charAt(i));
      out.append(at < 0 ? text.charAt(i) : TO.charAt(at));
    }
    return out.toString();
  }
}
