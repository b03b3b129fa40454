package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.Golden;

/**
 * The reference of metrics names each of them as the program does. After a change run with {@code
 * GOLDEN=write} in the environment to write it anew, and read the difference.
 */
class MetricsReferenceTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");

  @Test
  void theDocumentIsWhatTheProgramExports() throws IOException {
    String rendered = render();
    assertThat(Golden.read(DOCUMENT, rendered)).isEqualTo(rendered);
  }

  private static String render() {
    StringBuilder text =
        new StringBuilder(
            """
            # Metrics

            What `/metrics` says, in the order of the exposition; written by a test from the one place that
            holds names (`Names`). Text and OpenMetrics by `Accept`, gzip by `Accept-Encoding`, one
            consistent snapshot each time.

            Metrics about a target carry the labels `target`, `kind`, `agency`, `district` and `instance`
            (the target's id: scrape with `honor_labels: true`), and those of the table beside them.
            Names that begin with `probe_` and their meaning are those of blackbox_exporter, of the last
            probe. They differ from it in this: `probe_success` is 1 for up and degraded, so an expired
            certificate is 1 here and has its dates; it is absent while the state is unknown; facts speak for
            the address that the phases speak for. Names that begin with `avail_` are verdicts and the
            monitor's own standing. The metrics of the process itself (`jvm_`, `process_`, `vertx_`) are
            Micrometer's.
            """);
    for (Names.Scope scope : Names.Scope.values()) {
      text.append(
          switch (scope) {
            case TARGET -> "\n## Of each target\n\n";
            case SERVICE -> "\n## Of the monitor\n\n";
            case PROCESS -> "\n## Of telling and keeping\n\n";
          });
      text.append("| Name | Type | Labels | Meaning |\n|---|---|---|---|\n");
      for (Names name : Names.values()) {
        if (name.scope() == scope) {
          text.append(
              "| `%s` | %s | %s | %s |\n"
                  .formatted(
                      name.sample(),
                      name.type().name().toLowerCase(Locale.ROOT),
                      name.labels().isEmpty() ? "" : "`" + String.join("` `", name.labels()) + "`",
                      name.help()));
        }
      }
    }
    return text.toString();
  }
}
