package vn.gov.haiduong.haidang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Decides whether a test that {@link Needs} programs can run, and keeps the list of those that did
 * not.
 */
final class NeedsCondition implements ExecutionCondition {

  /** Read by the launcher for its closing words. */
  private static final Path NOT_RUN = Path.of("target", "not-run.txt");

  private static final boolean REQUIRED = "required".equals(System.getProperty("haidang.tools"));

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing =
        AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
            .map(Needs::value)
            .stream()
            .flatMap(Stream::of)
            .filter(tool -> tool.find().isEmpty())
            .map(Tool::command)
            .toList();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("every tool is there");
    }
    String names = String.join(", ", missing);
    if (REQUIRED) {
      throw new IllegalStateException(
          "missing tool: " + names + " (install: ./haidang test --install)");
    }
    note(context, names);
    return ConditionEvaluationResult.disabled("missing tool: " + names);
  }

  private static synchronized void note(ExtensionContext context, String names) {
    String test =
        context.getRequiredTestClass().getSimpleName()
            + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
    try {
      Files.createDirectories(NOT_RUN.toAbsolutePath().getParent());
      Files.writeString(
          NOT_RUN,
          test + " (" + names + ")\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
