package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether one of many phrases stands anywhere in a text; cheaper than a pattern of alternatives.
 */
final class Literals {

  private final Map<Character, String[]> byFirst = new HashMap<>();

  Literals(List<String> phrases) {
    Map<Character, List<String>> lists = new HashMap<>();
    for (String phrase : phrases) {
      lists.computeIfAbsent(phrase.charAt(0), _ -> new ArrayList<>()).add(phrase);
    }
    lists.forEach((first, list) -> byFirst.put(first, list.toArray(new String[0])));
  }

  boolean in(String text) {
    for (int i = 0; i < text.length(); i++) {
      String[] phrases = byFirst.get(text.charAt(i));
      if (phrases != null) {
        for (String phrase : phrases) {
          if (text.startsWith(phrase, i)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
