package vn.gov.haiduong.haidang.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pages of attackers and honest pages that look like theirs, each put into an agency's page. */
record HardPages(String name, ContentVerdict wanted, String site, String html, Charset charset) {

  /** Whose page each frame is. */
  private static final Map<String, String> HOSTS =
      Map.ofEntries(
          Map.entry("sharepoint", "thanhha.haiduong.gov.vn"),
          Map.entry("commune", "luongdien.camgiang.haiduong.gov.vn"),
          Map.entry("oldtable", "sonongnghiep.haiduong.gov.vn"),
          Map.entry("wordpress", "trungtamytekimthanh.vn"),
          Map.entry("article", "congan.haiduong.gov.vn"),
          Map.entry("portal", "bqlkcn.haiduong.gov.vn"),
          Map.entry("joomla", "tranhungdao1.tphaiduong.haiduong.gov.vn"),
          Map.entry("dnn", "soxaydung.haiduong.gov.vn"),
          Map.entry("drupal", "thuvien.haiduong.gov.vn"),
          Map.entry("vnptbs", "kinhmon.haiduong.gov.vn"),
          Map.entry("phpnews", "hdnd.haiduong.gov.vn"),
          Map.entry("classicasp", "lienminhhtx.haiduong.gov.vn"),
          Map.entry("english", "xtdt.haiduong.gov.vn"),
          Map.entry("reserved", "sonoivu.test"),
          Map.entry("spa", "tuongtac.haiduong.gov.vn"));

  private static final Set<String> SLOTS =
      Set.of("@head", "@top", "@body", "@foot", "@title", "@after", "@whole");

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");

  static List<HardPages> of(String file) {
    List<HardPages> pages = new ArrayList<>();
    for (String part : text(file).split("(?m)^== ", -1)) {
      if (part.isBlank() || part.startsWith("#")) {
        continue;
      }
      String[] head = part.lines().findFirst().orElseThrow().split(" \\| ", 4);
      String frame = head.length > 2 ? head[2].strip() : "agency";
      pages.add(
          new HardPages(
              head[0].strip(),
              ContentVerdict.valueOf(head[1].strip().toUpperCase(Locale.ROOT)),
              HOSTS.getOrDefault(frame, "sonoivu.haiduong.gov.vn"),
              put(frame, part.substring(part.indexOf('\n') + 1)),
              head.length > 3 ? Charset.forName(head[3].strip()) : StandardCharsets.UTF_8));
    }
    return pages;
  }

  Findings read() {
    return PageReader.read(
        html.replace("charset=utf-8", "charset=" + charset.name()).getBytes(charset),
        Optional.of("text/html; charset=" + charset.name()),
        PageContext.of(Optional.of(site), "", NOW));
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

  /**
   * The parts put into their places of the frame: "@head" and the like say which, "@whole" is a
   * page of its own.
   */
  private static String put(String frame, String parts) {
    Map<String, StringBuilder> slots = new HashMap<>();
    String slot = frame.equals("whole") ? "@whole" : "@body";
    for (String line : parts.lines().toList()) {
      if (SLOTS.contains(line)) {
        slot = line;
      } else {
        slots.computeIfAbsent(slot, _ -> new StringBuilder()).append(line).append('\n');
      }
    }
    StringBuilder none = new StringBuilder();
    if (slots.containsKey("@whole")) {
      return slots.getOrDefault("@whole", none).toString();
    }
    String html = text("frame-" + frame + ".html");
    for (String place : List.of("head", "top", "body", "foot")) {
      html = html.replace("<!--" + place + "-->", slots.getOrDefault("@" + place, none));
    }
    if (slots.containsKey("@title")) {
      int from = html.indexOf("<!--title-->");
      int to = html.indexOf("<!--/title-->");
      html = html.substring(0, from) + slots.getOrDefault("@title", none) + html.substring(to);
    }
    return html.replace("<!--title-->", "").replace("<!--/title-->", "")
        + slots.getOrDefault("@after", none);
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
