package vn.gov.haiduong.haidang.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pages of attackers and honest pages that look like theirs, each put into an agency's page. */
record HardPages(String name, ContentVerdict wanted, String html) {

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");

  static List<HardPages> of(String file) {
    List<HardPages> pages = new ArrayList<>();
    for (String part : text(file).split("(?m)^== ", -1)) {
      if (part.isBlank() || part.startsWith("#")) {
        continue;
      }
      String[] head = part.lines().findFirst().orElseThrow().split(" \\| ", 2);
      pages.add(
          new HardPages(
              head[0].strip(),
              ContentVerdict.valueOf(head[1].strip().toUpperCase(Locale.ROOT)),
              put(part.substring(part.indexOf('\n') + 1))));
    }
    return pages;
  }

  Findings read() {
    return PageReader.read(
        html.getBytes(StandardCharsets.UTF_8),
        Optional.of("text/html; charset=utf-8"),
        PageContext.of(Optional.of("sonoivu.haiduong.gov.vn"), "", NOW));
  }

  /** Name, verdict and the codes of what was found, on one line. */
  static String told(HardPages page, Findings found) {
    return "%-22s wanted %s, got %s: %s"
        .formatted(
            page.name,
            page.wanted.label(),
            found.verdict().label(),
            found.signals().stream()
                .map(
                    s ->
                        s.code().label()
                            + (s.hard() ? "!" : "")
                            + (s.guarded() ? " (guarded)" : "")
                            + " "
                            + s.score())
                .toList());
  }

  private static String put(String parts) {
    StringBuilder head = new StringBuilder();
    StringBuilder body = new StringBuilder();
    StringBuilder after = new StringBuilder();
    StringBuilder whole = new StringBuilder();
    StringBuilder into = body;
    for (String line : parts.lines().toList()) {
      switch (line) {
        case "@head" -> into = head;
        case "@body" -> into = body;
        case "@after" -> into = after;
        case "@whole" -> into = whole;
        default -> into.append(line).append('\n');
      }
    }
    return whole.isEmpty()
        ? text("agency-frame.html").replace("<!--head-->", head).replace("<!--body-->", body)
            + after
        : whole.toString();
  }

  private static String text(String name) {
    try (InputStream in = HardPages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
