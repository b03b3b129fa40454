package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.Via;

/** Links that sell, links that nobody can see, links to hosts that nobody knows. */
final class OutboundSignals {

  private static final class Group {
    final Hiding hiding;
    final Set<String> unknown = new LinkedHashSet<>();
    final Set<String> ofCountry = new LinkedHashSet<>();
    final Set<String> selling = new LinkedHashSet<>();
    int links;

    /** Unknown hosts that stand behind words: what a logo of a partner does not. */
    boolean worded;

    Group(Hiding hiding) {
      this.hiding = hiding;
    }
  }

  /** So many different anchors that sell are a list of lures, whosever addresses they have. */
  private static final int MANY = 8;

  private OutboundSignals() {}

  static void add(Page page, PageContext context, KnownHosts hosts, List<Signal> signals) {
    Set<String> selling = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> hiddenUnknown = new LinkedHashSet<>();
    int unseen = 0;
    IdentityHashMap<Element, Group> hidden = new IdentityHashMap<>();
    List<Group> inOrder = new ArrayList<>();
    String place = "";
    for (Page.Link link : page.links) {
      if (link.via() == Via.IMAGE || link.via() == Via.FRAME || link.via() == Via.FORM) {
        continue;
      }
      boolean own = PageLinks.own(link, context);
      String host = link.target().map(WebAddress::host).orElse("");
      boolean known = own || host.isEmpty() || hosts.known(host);
      boolean sells = sells(page, link, own, known, host);
      if (sells && !known && Betting.host(host) && !page.guarded.get(link.block())) {
        named.add(host);
      }
      if (sells) {
        selling.add(
            link.text().isBlank()
                ? host
                : WordSignals.shortened(link.text()) + (own ? "" : " → " + host));
        place = place.isEmpty() ? Page.where(link.element()) : place;
      }
      boolean sight = link.hiding() == null || link.hiding().waits();
      unseen += known || sight ? 0 : 1;
      if (!known && !KnownHosts.ofCountry(host)) {
        (sight ? unknown : hiddenUnknown).add(host);
      }
      if (link.hiding() != null) {
        Group group = hidden.get(link.hiding().root());
        if (group == null) {
          group = new Group(link.hiding());
          hidden.put(link.hiding().root(), group);
          inOrder.add(group);
        }
        group.links++;
        if (sells) {
          group.selling.add(link.text().isBlank() ? host : WordSignals.shortened(link.text()));
        }
        if (!known) {
          (KnownHosts.ofCountry(host) ? group.ofCountry : group.unknown).add(host);
          group.worded |=
              !link.picture()
                  || link.element().selectFirst("img") == null
                  || KnownHosts.cheap(host)
                  || !link.element().text().isBlank();
        }
      }
    }
    hidden(inOrder, signals);
    hiddenWords(page, signals);
    if (!selling.isEmpty()) {
      signals.add(
          Signal.soft(
              SignalCode.BETTING_LINKS,
              WordSignals.quoted(selling),
              place,
              Math.min(1, 0.6 + selling.size() / 20.0)));
    }
    if (selling.size() >= MANY) {
      signals.add(
          Signal.soft(SignalCode.BETTING_DENSE, selling.size() + " liên kết rao bán", place, 0.6));
    }
    if (!named.isEmpty()) {
      signals.add(
          Signal.soft(
              SignalCode.BETTING_JOINED,
              "tên máy chủ của nhà cái: " + WordSignals.quoted(named),
              place,
              0.6));
    }
    boolean inHidden = signals.stream().anyMatch(s -> s.code() == SignalCode.HIDDEN_LINKS);
    // One link to one host that nobody sees is one finding, not two.
    boolean lone =
        unseen == 1 && hiddenUnknown.stream().noneMatch(KnownHosts::cheap) && selling.isEmpty();
    if (inHidden && !lone) {
      unknown.addAll(hiddenUnknown);
    }
    if (!unknown.isEmpty()) {
      long cheap = unknown.stream().filter(KnownHosts::cheap).count();
      boolean sold = unknown.stream().anyMatch(Betting::host);
      signals.add(
          Signal.soft(
              SignalCode.UNKNOWN_HOSTS,
              String.join(", ", unknown.stream().limit(8).toList()),
              "",
              sold ? 0.8 : inHidden || cheap >= 4 ? 0.6 : 0.3));
    } else if (!selling.isEmpty()
        && page.links.stream()
            .anyMatch(
                l ->
                    l.target()
                        .filter(t -> !hosts.known(t.host()) && Betting.host(t.host()))
                        .isPresent())) {
      signals.add(Signal.soft(SignalCode.UNKNOWN_HOSTS, "máy chủ có tên của nhà cái", "", 0.8));
    }
  }

  /** Whether anchor or target offers bets; reports about bets do not. */
  private static boolean sells(Page page, Page.Link link, boolean own, boolean known, String host) {
    if (!own && !known && Betting.host(host)) {
      return true;
    }
    boolean stranger = !own && !known && !host.isEmpty() && !KnownHosts.ofCountry(host);
    if (stranger && link.via() != Via.OPTION && page.selling.get(link.block())) {
      return true;
    }
    if (!stranger && page.guarded.get(link.block())) {
      return false;
    }
    String text = link.text();
    List<Betting.Hit> hits = text.length() > 400 ? List.of() : page.hits(text);
    boolean sold = hits.stream().anyMatch(Betting.Hit::selling);
    if (hits.isEmpty() && known) {
      return false;
    }
    int reports =
        Betting.count("report", text)
            + Betting.count("lottery", text)
            + (text.equals(Fold.plain(text)) ? Betting.countPlain("report", text) : 0);
    if (sold && reports == 0) {
      return true;
    }
    if (link.via() == Via.LINK
        && link.target().isPresent()
        && !known
        && Betting.path(link.target().get().rest())
        && reports == 0
        && Betting.countPlain(
                "report", WebAddress.decoded(link.target().get().rest()).replace('-', ' '))
            == 0) {
      return true;
    }
    boolean topic =
        !hits.isEmpty() && !own && !known && reports == 0 && !KnownHosts.ofCountry(host);
    return topic && hits.stream().noneMatch(h -> h.words().contains("bóng đá"));
  }

  private static void hidden(List<Group> groups, List<Signal> signals) {
    Set<String> evidence = new LinkedHashSet<>();
    String where = "";
    double score = 0;
    for (Group group : groups) {
      boolean strange = strange(group);
      if (!group.selling.isEmpty() || strange) {
        Set<String> what =
            group.selling.isEmpty() ? new LinkedHashSet<>(group.unknown) : group.selling;
        what.addAll(group.selling.isEmpty() ? group.ofCountry : Set.of());
        evidence.add(
            group.links
                + " liên kết trong khối "
                + group.hiding.technique()
                + ": "
                + String.join(", ", what.stream().limit(4).toList()));
        where = where.isEmpty() ? Page.where(group.hiding.root()) : where;
        score = Math.max(score, group.selling.isEmpty() ? 0.7 : 0.95);
      }
    }
    if (!evidence.isEmpty()) {
      signals.add(Signal.hard(SignalCode.HIDDEN_LINKS, String.join("; ", evidence), where, score));
    }
  }

  /** Whether its hosts alone make a hidden block strange. */
  private static boolean strange(Group group) {
    if (group.hiding.waits()) {
      return false;
    }
    int unknown = group.unknown.size();
    return group.hiding.technique().equals(Hiding.NOTHING_TO_SEE)
        ? unknown >= 2
        : (group.hiding.technique().equals(Hiding.NOSCRIPT) && unknown >= 3)
            || (!group.hiding.certain()
                ? unknown >= 2 && group.unknown.stream().filter(KnownHosts::cheap).count() >= 2
                : group.hiding.openable()
                    ? (unknown >= 4 && unknown * 10 > group.links * 6)
                        || (unknown >= 1
                            && group.unknown.stream().anyMatch(KnownHosts::cheap)
                            && unknown * 2 >= group.links)
                    : group.worded && (unknown >= 1 || group.ofCountry.size() >= 3));
  }

  private static void hiddenWords(Page page, List<Signal> signals) {
    Set<String> words = new LinkedHashSet<>();
    String where = "";
    for (Page.Block block : page.blocks) {
      Hiding hiding = block.hiding();
      if (hiding == null) {
        continue;
      }
      List<Betting.Hit> hits = page.hits(block.text());
      boolean sold = hits.stream().anyMatch(h -> h.selling());
      if (sold
          && Betting.count("report", block.text()) <= Betting.count("call", block.text())
          && Betting.count("report", block.text()) == 0) {
        hits.forEach(h -> words.add(h.words()));
        where = where.isEmpty() ? Page.where(hiding.root()) : where;
      }
    }
    if (words.isEmpty()) {
      return;
    }
    signals.add(
        Signal.soft(
            SignalCode.BETTING_WORDS,
            "trong khối bị giấu: " + WordSignals.quoted(words),
            where,
            0.7));
    if (words.size() >= 2 && signals.stream().noneMatch(s -> s.code() == SignalCode.HIDDEN_LINKS)) {
      signals.add(Signal.hard(SignalCode.HIDDEN_WORDS, WordSignals.quoted(words), where, 0.8));
    }
  }
}
