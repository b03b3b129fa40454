package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The word lists, made ready for looking up: each phrase marked, plain and joined. */
final class Lexicon {

  private static final Set<String> SCRIPTS_WITHOUT_BLANKS = Set.of("foreign", "shop");

  static final Lexicon SHIPPED = new Lexicon(DataFile.lines("words.txt"));

  private final Map<String, Set<String>> marked = new HashMap<>();
  private final Map<String, Set<String>> plain = new HashMap<>();
  private final Set<String> starts = new HashSet<>();
  private final Map<String, List<String>> joined = new HashMap<>();
  private final Map<String, List<String>> unspaced = new HashMap<>();

  Lexicon(List<String> lines) {
    String group = "";
    for (String line : lines) {
      if (line.startsWith("[")) {
        group = line.substring(1, line.length() - 1);
        continue;
      }
      String words = Fold.marked(line);
      List<String> tokens = Fold.tokens(words);
      marked.computeIfAbsent(group, _ -> new HashSet<>()).add(String.join(" ", tokens));
      starts.add(tokens.isEmpty() ? "" : tokens.getFirst());
      String bare = String.join(" ", Fold.tokens(Fold.plain(words)));
      starts.add(bare.split(" ", 2)[0]);
      plain.computeIfAbsent(group, _ -> new HashSet<>()).add(bare);
      joined.computeIfAbsent(group, _ -> new ArrayList<>()).add(bare.replace(" ", ""));
      if (SCRIPTS_WITHOUT_BLANKS.contains(group) && words.codePoints().anyMatch(c -> c > 0xE00)) {
        unspaced.computeIfAbsent(group, _ -> new ArrayList<>()).add(words);
      }
    }
  }

  /** Whether any phrase to look for begins with the word: most words of a page are none. */
  boolean begins(String token) {
    return starts.contains(token);
  }

  boolean isMarked(String group, String phrase) {
    return marked.getOrDefault(group, Set.of()).contains(phrase);
  }

  boolean isPlain(String group, String phrase) {
    return plain.getOrDefault(group, Set.of()).contains(phrase);
  }

  List<String> joined(String group) {
    return joined.getOrDefault(group, List.of());
  }

  List<String> unspaced(String group) {
    return unspaced.getOrDefault(group, List.of());
  }
}
