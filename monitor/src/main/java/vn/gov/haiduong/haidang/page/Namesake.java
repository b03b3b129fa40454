package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.page.Findings.Via;

/**
 * A name offers something in the title, and the page leads to a stranger's host of that very name:
 * a seller whose name no list has yet. A name without digits counts where the host is of a cheap
 * zone.
 */
final class Namesake {

  private Namesake() {}

  static void add(Page page, KnownHosts hosts, List<Signal> signals) {
    Optional<String> host = WordSignals.offers(page.title) ? host(page, hosts) : Optional.empty();
    if (host.isEmpty()) {
      return;
    }
    signals.add(
        Signal.soft(
            SignalCode.BETTING_CALL,
            WordSignals.shortened(page.title) + " → " + host.get(),
            "title",
            0.6));
    if (signals.stream().noneMatch(s -> s.code() == SignalCode.TITLE_STRANGE)) {
      signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.7));
    }
  }

  private static Optional<String> host(Page page, KnownHosts hosts) {
    List<String> names =
        Fold.tokens(Fold.plain(Fold.undisguised(Fold.marked(page.title)))).stream()
            .filter(t -> t.length() >= 3 && t.length() <= 14 && (mixed(t) || t.length() >= 6))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : page.links.stream()
            .filter(l -> l.via() == Via.LINK || l.via() == Via.SCRIPT)
            .flatMap(l -> l.target().stream())
            .map(WebAddress::host)
            .filter(h -> !h.isEmpty() && !hosts.known(h) && !KnownHosts.ofCountry(h))
            .filter(
                h -> names.stream().anyMatch(n -> bears(h, n) && (mixed(n) || KnownHosts.cheap(h))))
            .findFirst();
  }

  private static boolean bears(String host, String name) {
    for (String label : WebAddress.withoutWww(host).split("\\.", 6)) {
      String plain = label.replace("-", "");
      if (plain.startsWith(name) && plain.length() <= name.length() + 4) {
        return true;
      }
    }
    return false;
  }

  private static boolean mixed(String token) {
    return token.chars().anyMatch(Character::isDigit)
        && token.chars().anyMatch(c -> c >= 'a' && c <= 'z');
  }
}
