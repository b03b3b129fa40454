package vn.gov.haiduong.haidang.app;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a command speaks. Always UTF-8, whatever the locale says, because Vietnamese is the
 * language of the product and a terminal that cannot show it is rarer than a locale set wrongly.
 *
 * @param out results, and nothing but results
 * @param err complaints about usage; logs go to the same stream
 * @param colours only on a terminal, and not where NO_COLOR asks for none
 */
public record Screen(PrintWriter out, PrintWriter err, boolean colours) {

  static Screen ofProcess() {
    return new Screen(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        coloursWanted(System.getenv("NO_COLOR"), System.getenv("TERM"), onTerminal()));
  }

  /** NO_COLOR counts when present and not empty (no-color.org). */
  static boolean coloursWanted(@Nullable String noColor, @Nullable String term, boolean terminal) {
    return terminal && (noColor == null || noColor.isEmpty()) && !"dumb".equals(term);
  }

  // Never null on this JDK as Error Prone knows, possibly null as NullAway reads its signature.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(
            new BufferedOutputStream(new FileOutputStream(descriptor)), StandardCharsets.UTF_8),
        false);
  }

  public void flush() {
    out.flush();
    err.flush();
  }
}
