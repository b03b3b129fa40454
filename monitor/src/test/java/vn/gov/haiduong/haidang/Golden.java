package vn.gov.haiduong.haidang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Documents of which the program itself is the source. After a change of words run their tests with
 * {@code GOLDEN=write} in the environment to write them anew, and read the difference.
 */
public final class Golden {

  private Golden() {}

  /** What {@code document} says, after it was written anew where that is wished. */
  public static String read(Path document, String rendered) throws IOException {
    if ("write".equals(System.getenv("GOLDEN"))) {
      Path _ = Files.writeString(document, rendered);
    }
    return Files.readString(document);
  }
}
