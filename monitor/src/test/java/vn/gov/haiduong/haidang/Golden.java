package vn.gov.haiduong.haidang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Documents of which the program itself is the source. After a change of words run their tests with
 * {@code GOLDEN=write} in the environment to write them anew, and read the difference.
 */
public final class Golden {

  private Golden() {}

  /** That {@code document} says what was rendered. */
  public static void holds(Path document, String rendered) throws IOException {
    if ("write".equals(System.getenv("GOLDEN"))) {
      Path _ = Files.writeString(document, rendered);
    }
    assertThat(Files.readString(document)).isEqualTo(rendered);
  }
}
