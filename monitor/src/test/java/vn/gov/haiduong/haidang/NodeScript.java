package vn.gov.haiduong.haidang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Scripts of {@code dashboards/}, and the library that some of them need. */
public final class NodeScript {

  public static final Path FOLDER = Path.of("..", "dashboards").toAbsolutePath().normalize();

  private NodeScript() {}

  /** What a script said, on both of its streams, and how it ended. */
  public record Run(String said, int status) {}

  /** Runs it to its end; fails when that is not reached within so many seconds. */
  public static Run run(int seconds, String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Tool.NODE.path());
    command.add(FOLDER.resolve(script).toString());
    command.addAll(List.of(arguments));
    return run(seconds, command);
  }

  private static Run run(int seconds, List<String> command)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("haidang-node", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      String text = Files.readString(said, StandardCharsets.UTF_8);
      assertThat(ended).as("%s: %s", command, text).isTrue();
      return new Run(text, process.exitValue());
    } finally {
      process.destroy();
      Files.delete(said);
    }
  }

  /** Whether a line of {@code check-the-check.mjs} says that a defect was found. */
  public static boolean found(String line) {
    return line.startsWith("found ");
  }

  /**
   * Grafana's library and types, as the lock file has them; installed where they are not yet or are
   * others. One process at a time: the classes of a quick run are spread over several.
   */
  public static void library() throws IOException, InterruptedException {
    try (FileChannel file =
            FileChannel.open(
                Path.of("target/npm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      install();
    }
  }

  private static void install() throws IOException, InterruptedException {
    Path installed = FOLDER.resolve("node_modules/.package-lock.json");
    Path wanted = FOLDER.resolve("package-lock.json");
    if (Files.exists(installed)
        && !Files.getLastModifiedTime(installed)
            .toInstant()
            .isBefore(Files.getLastModifiedTime(wanted).toInstant())) {
      return;
    }
    Run run =
        run(300, List.of(Tool.NPM.path(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    assertThat(run.status()).as(run.said()).isZero();
  }
}
