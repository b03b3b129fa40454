package vn.gov.haiduong.haidang.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * What to do about each alert and each type of incident: the files of {@code docs/runbooks}, which
 * the build puts into the program, so that a page and the rules of one version go together. Safe
 * from any thread; reads a small resource.
 */
final class Runbooks {

  /** Below it each sheet has its page, named as its file is without {@code .md}. */
  static final String PATH = "/so-tay";

  static final String INDEX = "README";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");
  private static final Parser PARSER = Parser.builder().build();

  private Runbooks() {}

  /** The sheet of a type of incident in the plan. */
  static String ofType(String type) {
    return "loai-" + type;
  }

  /** Whether there is such a sheet; a type that an operator added may have none. */
  static boolean has(String name) {
    return NAME.matcher(name).matches() && Runbooks.class.getResource(resource(name)) != null;
  }

  /** A sheet, parsed; empty when there is none of that name. */
  static Optional<Node> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream file = Runbooks.class.getResourceAsStream(resource(name))) {
      return file == null
          ? Optional.empty()
          : Optional.of(PARSER.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    return "/runbooks/" + name + ".md";
  }
}
