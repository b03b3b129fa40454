package vn.gov.haiduong.haidang.config;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a YAML file. Nothing is constructed from tags: texts, lists and maps are all there is;
 * references (aliases), repeated keys and deep nesting are refused.
 */
final class YamlNode {

  private static final int DEEPEST = 12;
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  private final String file;
  private final String path;
  private final Node node;
  private final Problems problems;

  private YamlNode(String file, String path, Node node, Problems problems) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /** The document; empty with problems when it cannot be read. */
  static Optional<YamlNode> read(String file, String text, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(FileText.MOST_BYTES);
    options.setMaxAliasesForCollections(0);
    try {
      for (Event event : new Yaml(options).parse(new StringReader(text))) {
        if (event instanceof AliasEvent alias) {
          problems.add(
              new Problem(
                  file,
                  alias.getStartMark().getLine() + 1,
                  alias.getStartMark().getColumn() + 1,
                  "",
                  "giá trị viết đầy đủ",
                  "*" + alias.getAnchor(),
                  "không dùng tham chiếu & và *"));
          return Optional.empty();
        }
      }
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        problems.file(file, "nội dung", "tệp trống", "");
        return Optional.empty();
      }
      return Optional.of(new YamlNode(file, "", root, problems));
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
      int column = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getColumn() + 1;
      String said = broken.getProblem() == null ? "" : broken.getProblem();
      problems.add(
          new Problem(file, line, column, "", "YAML đúng cú pháp", said, "kiểm tra thụt đầu dòng"));
    } catch (YAMLException broken) {
      problems.file(
          file, "YAML đúng cú pháp, không lồng quá " + DEEPEST + " lớp", "không đọc được", "");
    }
    return Optional.empty();
  }

  /** Entries of a map; keys outside of {@code known} are problems. */
  Map<String, YamlNode> known(Collection<String> known) {
    Map<String, YamlNode> entries = map();
    entries.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            value.wrong(
                "một khóa đã biết (" + String.join(", ", known) + ")",
                key,
                Likely.hint(key, known));
          }
        });
    return entries;
  }

  /** Entries of a map, whatever their keys. */
  Map<String, YamlNode> map() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      wrong("các cặp \"khóa: giá trị\"", shown(), "");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        wrong("khóa là chữ", "một cấu trúc", "");
        continue;
      }
      String name = key.getValue();
      YamlNode value =
          new YamlNode(
              file, path.isEmpty() ? name : path + "." + name, tuple.getValueNode(), problems);
      if (entries.putIfAbsent(name, value) != null) {
        problems.add(
            new Problem(
                file,
                key.getStartMark().getLine() + 1,
                key.getStartMark().getColumn() + 1,
                value.path,
                "mỗi khóa một lần",
                "khóa lặp lại",
                ""));
      }
    }
    return entries;
  }

  List<YamlNode> list() {
    List<YamlNode> items = new ArrayList<>();
    if (!(node instanceof SequenceNode sequence)) {
      wrong("một danh sách", shown(), "");
      return items;
    }
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(file, path + "[" + items.size() + "]", item, problems));
    }
    return items;
  }

  String text() {
    if (node instanceof ScalarNode scalar) {
      return Blanks.folded(scalar.getValue());
    }
    wrong("một dòng chữ", shown(), "");
    return "";
  }

  /** The text as it stands, line ends included. */
  String raw() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : text();
  }

  boolean yes() {
    return switch (text().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        wrong("true hoặc false", text(), "");
        yield false;
      }
    };
  }

  int number(int low, int high, int otherwise) {
    String text = text();
    try {
      int number = Integer.parseInt(text);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Said below, with the range.
    }
    wrong("một số từ " + low + " đến " + high, text, "");
    return otherwise;
  }

  Duration duration(Duration low, Duration high, Duration otherwise) {
    Optional<Duration> read = duration(text());
    if (read.isPresent() && read.get().compareTo(low) >= 0 && read.get().compareTo(high) <= 0) {
      return read.get();
    }
    wrong("thời lượng từ " + shown(low) + " đến " + shown(high) + ", ví dụ 60s", text(), "");
    return otherwise;
  }

  /** {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
  static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  static String shown(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }

  String path() {
    return path;
  }

  void wrong(String expected, String found, String hint) {
    problems.add(problem(expected, found, hint));
  }

  /** What would be wrong with it, told to nobody. */
  Problem problem(String expected, String found, String hint) {
    return new Problem(
        file,
        node.getStartMark().getLine() + 1,
        node.getStartMark().getColumn() + 1,
        path,
        expected,
        found,
        hint);
  }

  private String shown() {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode _ -> "một danh sách";
      default -> "các cặp khóa và giá trị";
    };
  }
}
