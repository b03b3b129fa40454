package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.Comparison;
import vn.gov.haiduong.haidang.page.Findings.Via;

/**
 * A page beside its approved copy. That much is different says only that somebody should look (a
 * redesign, the news of a month); what counts is what came in from strangers.
 */
final class BaselineReading {

  private BaselineReading() {}

  static Comparison compare(Page page, Page old, PageContext context) {
    TextPrint now = TextPrint.of(page.visibleText());
    TextPrint then = TextPrint.of(old.visibleText());
    Set<String> hosts = hosts(page, context);
    hosts.removeAll(hosts(old, context));
    Set<String> scripts = scripts(page);
    scripts.removeAll(scripts(old));
    Set<String> forms = forms(page);
    forms.removeAll(forms(old));
    Optional<String> language = Language.of(page.title + "\n" + page.visibleText());
    Optional<String> before = Language.of(old.title + "\n" + old.visibleText());
    Set<String> menu = menu(old, context);
    Set<String> links = menu(page, context);
    long kept = menu.stream().filter(links::contains).count();
    return new Comparison(
        now.similarity(then),
        !Fold.marked(page.title).equals(Fold.marked(old.title)),
        !language.equals(before),
        menu.size() >= 3 && kept * 4 < menu.size(),
        new ArrayList<>(hosts),
        scripts.stream().map(BaselineReading::shown).toList(),
        new ArrayList<>(forms),
        structure(page, old));
  }

  static void add(Comparison found, Page page, KnownHosts hosts, List<Signal> signals) {
    List<String> strange = found.newExternalHosts().stream().filter(h -> !hosts.known(h)).toList();
    if (!strange.isEmpty()) {
      boolean bad = strange.stream().anyMatch(h -> !KnownHosts.ofCountry(h) || Betting.host(h));
      signals.add(
          Signal.soft(SignalCode.BASELINE_HOSTS, String.join(", ", strange), "", bad ? 0.6 : 0.3));
    }
    List<String> forms =
        found.newForms().stream()
            .filter(f -> WebAddress.absolute(f).filter(a -> !hosts.known(a.host())).isPresent())
            .toList();
    if (!forms.isEmpty()) {
      signals.add(Signal.soft(SignalCode.BASELINE_FORMS, String.join(", ", forms), "form", 0.6));
    }
    List<String> scripts =
        page.scripts.stream()
            .filter(s -> s.target().filter(t -> !hosts.known(t.host())).isPresent())
            .map(Page.Script::source)
            .filter(s -> found.newScripts().contains(shown(s)))
            .distinct()
            .toList();
    if (!scripts.isEmpty()) {
      signals.add(
          Signal.soft(SignalCode.BASELINE_SCRIPTS, String.join(", ", scripts), "script", 0.5));
    }
    boolean lost = found.menuLost() && found.similarity() < 0.2;
    if ((found.languageChanged() && found.similarity() < 0.3) || (lost && found.titleChanged())) {
      signals.add(
          Signal.soft(
              SignalCode.BASELINE_IDENTITY,
              (found.titleChanged() ? "tiêu đề, " : "")
                  + (found.languageChanged() ? "ngôn ngữ, " : "")
                  + (found.menuLost() ? "thực đơn " : "")
                  + "khác bản đã duyệt",
              "",
              0.6));
    }
  }

  private static Set<String> hosts(Page page, PageContext context) {
    Set<String> hosts =
        page.links.stream()
            .filter(l -> l.target().isPresent() && !PageLinks.own(l, context))
            .map(l -> l.target().get().host())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    page.scripts.stream()
        .filter(s -> s.target().isPresent() && !context.isOwn(s.target().get().host()))
        .forEach(s -> hosts.add(s.target().get().host()));
    return hosts;
  }

  private static Set<String> scripts(Page page) {
    Set<String> scripts = new LinkedHashSet<>();
    for (Page.Script script : page.scripts) {
      if (!script.source().isEmpty()) {
        scripts.add(script.source().replaceFirst("[?#].*$", ""));
      } else if (!script.code().isBlank() && !script.element().attr("type").contains("json")) {
        // Numbers change with each answer: tokens, times, counters.
        scripts.add(PageWalk.folded(script.code()).replaceAll("[0-9]+", "0"));
      }
    }
    return scripts;
  }

  private static String shown(String script) {
    String plain = script.startsWith("http") ? script.replaceFirst("[?#].*$", "") : script;
    return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
  }

  private static Set<String> forms(Page page) {
    return page.links.stream()
        .filter(l -> l.via() == Via.FORM)
        .map(l -> l.target().map(t -> t.origin() + "/").orElse(l.raw()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> menu(Page page, PageContext context) {
    Set<String> menu = new LinkedHashSet<>();
    for (Page.Link link : page.links) {
      boolean short_ = link.text().length() >= 3 && link.text().length() <= 40;
      if (link.via() == Via.LINK
          && short_
          && PageLinks.own(link, context)
          && (link.region() == Region.NAV
              || link.region() == Region.HEADER
              || (link.hiding() == null && menu.size() < 20))) {
        menu.add(Fold.marked(link.text()));
      }
    }
    return menu;
  }

  /** Whether the skeleton (tags with their classes) is another one. */
  private static boolean structure(Page page, Page old) {
    return skeleton(page).similarity(skeleton(old)) < 0.5;
  }

  private static TextPrint skeleton(Page page) {
    StringBuilder out = new StringBuilder();
    int n = 0;
    for (Element element : page.document.getAllElements()) {
      if (n++ > 6000) {
        break;
      }
      out.append(element.normalName())
          .append(element.className().replaceAll("[^\\p{L}\\p{N}]", ""))
          .append(element.id().replaceAll("[^\\p{L}]", ""))
          .append(' ');
    }
    return TextPrint.of(out.toString());
  }
}
