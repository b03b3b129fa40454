package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.Golden;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.plan.Stage;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.wording.CauseWords;

/**
 * The boards say of labels what the program says. After a change of words run with {@code
 * GOLDEN=write}, then make the boards again.
 */
class BoardWordsTest {

  private static final Path WORDS = Path.of("..", "dashboards", "source", "words.json");

  @Test
  void theBoardsSayWhatTheProgramSays() throws IOException {
    String rendered =
        "{\n"
            + String.join(
                ",\n",
                part("kind", List.of(TargetKind.values()), TargetKind::label, TargetKind::words),
                part("unitKind", List.of(UnitKind.values()), UnitKind::label, UnitKind::words),
                part("stage", List.of(Stage.values()), Stage::label, Stage::words),
                part(
                    "phase",
                    List.of(Incident.Phase.values()),
                    Incident.Phase::label,
                    Incident.Phase::words),
                part(
                    "cause",
                    List.of(Cause.values()),
                    Cause::label,
                    cause -> CauseWords.of(cause).name()))
            + "\n}\n";
    assertThat(Golden.read(WORDS, rendered)).isEqualTo(rendered);
  }

  private static <T> String part(
      String name, Collection<T> all, Function<T, String> label, Function<T, String> words) {
    return all.stream()
        .map(one -> "  \"%s\": \"%s\"".formatted(label.apply(one), words.apply(one)))
        .collect(Collectors.joining(",\n", " \"%s\": {\n".formatted(name), "\n }"));
  }
}
