package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * A page that has only the looks of a defacement: black, nothing to go to, music or one picture.
 */
final class DefaceLook {

  private DefaceLook() {}

  static void add(Page page, KnownHosts hosts, List<Signal> signals) {
    boolean leads =
        page.links.stream()
            .anyMatch(l -> l.via() != Findings.Via.IMAGE && l.via() != Findings.Via.FRAME);
    if (leads || page.pictures == 0 || page.print().size() > 60) {
      return;
    }
    boolean black = black(page);
    boolean music = page.document.selectFirst("audio[autoplay],bgsound,video[autoplay]") != null;
    if (black || music) {
      signals.add(
          Signal.soft(
              SignalCode.DEFACE_LOOK,
              (black ? "nền đen, " : "")
                  + (music ? "nhạc tự phát, " : "")
                  + "không có liên kết nào của cơ quan",
              "body",
              0.6));
    }
    page.links.stream()
        .filter(l -> l.via() == Findings.Via.IMAGE)
        .flatMap(l -> l.target().stream())
        .map(WebAddress::host)
        .filter(h -> !hosts.known(h) && !KnownHosts.ofCountry(h))
        .findFirst()
        .ifPresent(
            host ->
                signals.add(
                    Signal.soft(SignalCode.UNKNOWN_HOSTS, "hình, nhạc từ " + host, "body", 0.5)));
  }

  private static boolean black(Page page) {
    Element body = page.document.body();
    String style = body.attr("style") + ";" + page.document.select("style").html();
    Optional<Colour> told =
        Colour.of(body.attr("bgcolor"))
            .or(
                () ->
                    Colour.of(
                        StyleSheet.declarations(body.attr("style")).getOrDefault("background", "")))
            .or(
                () ->
                    Colour.of(
                        StyleSheet.declarations(body.attr("style"))
                            .getOrDefault("background-color", "")));
    return told.map(c -> c.near(Colour.of("#000").orElseThrow())).orElse(false)
        || style
            .replace(" ", "")
            .toLowerCase(Locale.ROOT)
            .matches("(?s).{0,5000}body\\{[^}]{0,300}background(-color)?:(#000|black).{0,20000}");
  }
}
