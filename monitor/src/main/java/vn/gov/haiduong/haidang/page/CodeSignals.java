package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.Via;

/** Scripts, frames, forms and redirects that lead to strangers. Code is read, never run. */
final class CodeSignals {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?:)?//[a-z0-9\\p{L}][a-z0-9\\p{L}.-]{0,250}\\.[a-z\\p{L}]{2,24}(?::\\d{1,5})?[^\\s\"'`<>\\\\)]{0,500}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern GOES =
      Pattern.compile(
          "(?:(?:window|top|self|parent|document|this)\\s?(?:\\.|\\[\\s?[\"'])\\s?)?location(?:[\"']\\s?\\])?(?:\\s?\\.\\s?href|\\s?\\[\\s?[\"']href[\"']\\s?\\])?\\s?=(?!=)"
              + "|location\\s?(?:\\.|\\[\\s?[\"'])\\s?(?:replace|assign)(?:[\"']\\s?\\])?\\s?\\("
              + "|window\\.navigate\\s?\\(|window\\.open\\s?\\([^)]{0,300}_self");

  private static final Pattern ASKS_WHENCE =
      Pattern.compile(
          "document\\s?(?:\\.|\\[\\s?[\"'])\\s?referrer.{0,300}?(?:google|bing|yahoo|coccoc|search|facebook|indexof|match|test|includes)|(?:google|bing|coccoc|yahoo|facebook).{0,120}?document\\s?(?:\\.|\\[\\s?[\"'])\\s?referrer|(?:googlebot|bingbot|mobile|android|iphone).{0,200}?useragent|useragent.{0,200}?(?:googlebot|bingbot|coccoc)",
          Pattern.DOTALL);

  /** A place within the site, or one that is known, stands in the code. */
  private static final Pattern OWN_WAY =
      Pattern.compile("[\"'](?:https?:)?/{1,2}[\\w.-]|location\\.(?:host|pathname|protocol)");

  /** A window opens wherever the visitor clicks. */
  private static final Pattern POPS =
      Pattern.compile(
          "(?:(?:document|body|window)\\s?(?:\\)\\s?)?\\.\\s?(?:addEventListener|on|one|click)\\s?\\(|\\.on(?:click|beforeunload|unload|blur|mousedown)\\s?=|setTimeout\\s?\\().{0,300}?window\\s?\\.\\s?open\\s?\\("
              + "|window\\s?\\.\\s?open\\s?\\(.{0,600}?(?:document|body|window)\\s?\\.\\s?addEventListener\\s?\\(\\s?['\"](?:click|touch|mouse|pointer|key)",
          Pattern.DOTALL);

  private static final Pattern ENCODES =
      Pattern.compile(
          "fromcharcode|atob\\s?\\(|unescape\\s?\\(|decodeuricomponent\\s?\\(|eval\\s?\\(|\\\\x[0-9a-f]{2}|\\\\u00[0-9a-f]{2}|\\.reverse\\(\\)|\\.split\\([\"']{2}\\)");

  private static final String SECRETS =
      "input[type=password],input[name~=(?i)pass|mat.?khau|cccd|cmnd|card|otp|pin$|tai.?khoan|so.?the|bank]";
  private static final String PERSON =
      "input[name~=(?i)sdt|phone|username|user$|email|hoten|fullname]";
  private static final String TYPED =
      "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]),textarea";

  /** Boxes to chat in, of vendors in the country: folded away until somebody opens them. */
  private static final Pattern WIDGET =
      Pattern.compile(
          "chat|bot\\b|widget|support|tu-?van|tro-?ly|assist", Pattern.CASE_INSENSITIVE);

  /** Hosts named after what sites of agencies show in a corner: weather, prices, calendars. */
  private static final Pattern CORNER =
      Pattern.compile(
          "vrtour|360vr|thoitiet|weather|tygia|giavang|amlich|lichvan|lichviet|radio|dongho|bando");

  private CodeSignals() {}

  static void add(Page page, KnownHosts hosts, List<Signal> signals, List<Findings.Guard> guards) {
    Set<String> strangers = new LinkedHashSet<>();
    scripts(page, hosts, signals, strangers);
    DeedSignals.add(page, hosts, signals, strangers);
    LureSignals.add(page, hosts, signals, strangers, guards);
    refresh(page, hosts, signals, strangers);
    base(page, hosts, signals, strangers);
    frames(page, hosts, signals, strangers);
    forms(page, hosts, signals);
    boolean told =
        signals.stream().anyMatch(s -> s.code() == SignalCode.UNKNOWN_HOSTS && s.score() >= 0.5);
    if (!strangers.isEmpty() && !told) {
      signals.removeIf(s -> s.code() == SignalCode.UNKNOWN_HOSTS);
      signals.add(
          Signal.soft(
              SignalCode.UNKNOWN_HOSTS,
              String.join(", ", strangers.stream().limit(8).toList()),
              "",
              0.6));
    }
  }

  /** Whether the code looks at where the visitor comes from, or who it is. */
  static boolean asksWhence(String code) {
    String low = code.toLowerCase(Locale.ROOT);
    return (low.contains("referrer") || low.contains("useragent"))
        && ASKS_WHENCE.matcher(low).find();
  }

  private static boolean strange(String host, KnownHosts hosts) {
    return !host.isEmpty() && !hosts.known(host);
  }

  private static void scripts(
      Page page, KnownHosts hosts, List<Signal> signals, Set<String> strangers) {
    Set<String> foreign = new LinkedHashSet<>();
    Set<String> encoded = new LinkedHashSet<>();
    Set<String> goes = new LinkedHashSet<>();
    String conditional = "";
    String every = ScriptLater.all(page);
    for (Page.Script script : page.scripts) {
      script.target().map(WebAddress::host).filter(h -> strange(h, hosts)).ifPresent(foreign::add);
      if (!script.source().isEmpty()) {
        if (script.source().startsWith("data:")) {
          Code.dataOf(script.source()).ifPresent(code -> addresses(code, page, hosts, encoded));
        }
        continue;
      }
      String type = script.element().attr("type").toLowerCase(Locale.ROOT);
      if (type.contains("json") || type.contains("template")) {
        continue;
      }
      String code = Code.withoutComments(script.code());
      String low = code.toLowerCase(Locale.ROOT);
      String opened = Code.opened(code);
      boolean hides = ENCODES.matcher(low).find();
      Set<String> plain = new LinkedHashSet<>();
      addresses(code, page, hosts, plain);
      Set<String> all = new LinkedHashSet<>(plain);
      addresses(opened, page, hosts, all);
      String runs = ScriptLater.runs(code, every);
      String opens = runs.equals(code) ? opened : Code.opened(runs);
      boolean leaves = GOES.matcher(runs).find() || GOES.matcher(opens).find();
      boolean whence =
          ASKS_WHENCE.matcher(low).find()
              || ASKS_WHENCE.matcher(opened.toLowerCase(Locale.ROOT)).find();
      if (leaves && !all.isEmpty()) {
        Optional<String> to = goesTo(runs, page, hosts).or(() -> goesTo(opens, page, hosts));
        if (to.isPresent()) {
          goes.add(to.get());
        } else if (hides && plain.size() < all.size()) {
          goes.addAll(all);
        }
      }
      if (leaves
          && whence
          && conditional.isEmpty()
          && (!all.isEmpty() || !OWN_WAY.matcher(code).find())) {
        conditional = all.isEmpty() ? shortened(code) : String.join(", ", all);
      }
      if (POPS.matcher(code).find()) {
        all.stream().filter(h -> !KnownHosts.ofCountry(h)).forEach(goes::add);
      }
      all.removeAll(plain);
      boolean loads =
          low.contains("createelement")
              || low.contains("document.write")
              || low.contains("innerhtml")
              || low.contains("insertadjacent")
              || low.contains("appendchild");
      plain.stream().filter(Betting::host).forEach(foreign::add);
      if (!all.isEmpty()) {
        encoded.addAll(all);
      } else if ((loads
              && opened.toLowerCase(Locale.ROOT).matches("(?s).*<(script|iframe)[^>]{0,300}src.*"))
          || (loads && low.contains("script"))) {
        plain.stream().filter(h -> !KnownHosts.ofCountry(h)).forEach(foreign::add);
      }
    }
    if (!goes.isEmpty()) {
      signals.add(Signal.hard(SignalCode.SCRIPT_REDIRECT, String.join(", ", goes), "script", 0.9));
      strangers.addAll(goes);
    }
    if (!conditional.isEmpty()) {
      signals.add(Signal.soft(SignalCode.CONDITIONAL_REDIRECT, conditional, "script", 0.7));
    }
    if (!encoded.isEmpty()) {
      signals.add(
          Signal.hard(SignalCode.ENCODED_SCRIPT, String.join(", ", encoded), "script", 0.85));
      strangers.addAll(encoded);
    }
    foreign.removeAll(encoded);
    if (!foreign.isEmpty()) {
      boolean sold = foreign.stream().anyMatch(Betting::host);
      signals.add(
          Signal.soft(
              SignalCode.FOREIGN_SCRIPT,
              String.join(", ", foreign),
              "script",
              sold ? 0.8 : foreign.stream().anyMatch(KnownHosts::doubtful) ? 0.6 : 0.4));
    }
  }

  private static void addresses(String code, Page page, KnownHosts hosts, Set<String> into) {
    Matcher matcher = ADDRESS.matcher(code.replace("\\/", "/"));
    while (matcher.find() && into.size() < 50) {
      WebAddress.resolve(page.base.isEmpty() ? "https://site.invalid/" : page.base, matcher.group())
          .map(WebAddress::host)
          .filter(h -> strange(h, hosts) && !h.equals("site.invalid"))
          .ifPresent(into::add);
    }
  }

  /** The strange host in what is assigned to the location. */
  private static Optional<String> goesTo(String code, Page page, KnownHosts hosts) {
    Matcher matcher = GOES.matcher(code);
    while (matcher.find()) {
      String after = code.substring(matcher.end(), Math.min(code.length(), matcher.end() + 400));
      int end = after.indexOf(';');
      String said = end < 0 ? after : after.substring(0, end);
      Set<String> found = new LinkedHashSet<>();
      addresses(said, page, hosts, found);
      if (found.isEmpty()) {
        Matcher name = Pattern.compile("^\\s?\\(?\\s?([A-Za-z_$][\\w$]{0,40})").matcher(said);
        if (name.find()) {
          Matcher set =
              Pattern.compile("\\b" + Pattern.quote(name.group(1)) + "\\s?=\\s?([^;]{4,400})")
                  .matcher(code);
          while (set.find() && found.isEmpty()) {
            addresses(set.group(1), page, hosts, found);
          }
        }
      }
      if (!found.isEmpty()) {
        return Optional.of(found.iterator().next());
      }
    }
    return Optional.empty();
  }

  private static void refresh(
      Page page, KnownHosts hosts, List<Signal> signals, Set<String> strangers) {
    for (Element meta : page.document.select("meta[http-equiv]")) {
      if (!meta.attr("http-equiv").strip().equalsIgnoreCase("refresh")) {
        continue;
      }
      String content = meta.attr("content");
      int at = content.toLowerCase(Locale.ROOT).indexOf("url");
      int separator = content.indexOf(';') >= 0 ? content.indexOf(';') : content.indexOf(',');
      String raw =
          at >= 0
              ? content.substring(at + 3).replaceFirst("^\\s{0,9}=", "")
              : separator >= 0 ? content.substring(separator + 1) : "";
      raw = raw.replaceAll("[\"']", "").strip();
      Optional<String> host = WebAddress.resolve(page.base, raw).map(WebAddress::host);
      if (raw.startsWith("data:") || raw.startsWith("javascript:")) {
        Set<String> inside = new LinkedHashSet<>();
        addresses(raw + Code.dataOf(raw).orElse(""), page, hosts, inside);
        host = inside.stream().findFirst().or(() -> Optional.of("data"));
      }
      if (!raw.isEmpty() && host.filter(h -> strange(h, hosts)).isPresent()) {
        signals.add(Signal.hard(SignalCode.META_REFRESH, content, "meta", 0.9));
        strangers.add(host.get());
        return;
      }
    }
  }

  /** A base abroad takes every link of the site along. */
  private static void base(
      Page page, KnownHosts hosts, List<Signal> signals, Set<String> strangers) {
    Element base = hosts.siteKnown() ? page.document.selectFirst("base[href]") : null;
    String host =
        base == null
            ? ""
            : WebAddress.resolve("https://site.invalid/", base.attr("href"))
                .map(WebAddress::host)
                .orElse("");
    if (strange(host, hosts) && !host.equals("site.invalid") && !KnownHosts.ofCountry(host)) {
      signals.add(
          Signal.hard(SignalCode.META_REFRESH, "mọi liên kết về " + host, "base[href]", 0.8));
      strangers.add(host);
    }
  }

  private static void frames(
      Page page, KnownHosts hosts, List<Signal> signals, Set<String> strangers) {
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> country = new LinkedHashSet<>();
    Set<String> hidden = new LinkedHashSet<>();
    Set<String> widgets = new LinkedHashSet<>();
    String where = "";
    for (Page.Link link : page.links) {
      if (link.via() != Via.FRAME || link.inert() || link.element().closest("noscript") != null) {
        continue;
      }
      String host = link.target().map(WebAddress::host).orElse("");
      if (link.element().hasAttr("srcdoc") || link.raw().startsWith("data:text/html")) {
        Set<String> inside = new LinkedHashSet<>();
        addresses(
            link.element().attr("srcdoc") + Code.dataOf(link.raw()).orElse(""),
            page,
            hosts,
            inside);
        unknown.addAll(inside);
        strangers.addAll(inside);
        continue;
      }
      if (!strange(host, hosts)) {
        continue;
      }
      where = where.isEmpty() ? Page.where(link.element()) : where;
      if (KnownHosts.ofCountry(host) && !Betting.host(host) && WIDGET.matcher(link.raw()).find()) {
        widgets.add(host);
        continue;
      }
      boolean corner =
          CORNER.matcher(host).find()
              && !KnownHosts.cheap(host)
              && !unseen(link)
              && !covers(page, link.element());
      ((KnownHosts.ofCountry(host) || corner) && !Betting.host(host) ? country : unknown).add(host);
      if (unseen(link)) {
        hidden.add(host);
      } else if (covers(page, link.element())
          || link.element().normalName().equals("frame")
          || Betting.host(host)) {
        strangers.add(host);
      }
    }
    if (!hidden.isEmpty()) {
      signals.add(Signal.hard(SignalCode.HIDDEN_FRAME, String.join(", ", hidden), where, 0.9));
    }
    if (!unknown.isEmpty()) {
      signals.add(Signal.hard(SignalCode.FOREIGN_FRAME, String.join(", ", unknown), where, 0.8));
    } else if (country.isEmpty()
        && !widgets.isEmpty()
        && signals.stream().noneMatch(s -> s.code() == SignalCode.FOREIGN_SCRIPT)) {
      signals.add(Signal.soft(SignalCode.FOREIGN_FRAME, String.join(", ", widgets), where, 0.2));
    } else if (!country.isEmpty()) {
      signals.add(Signal.soft(SignalCode.FOREIGN_FRAME, String.join(", ", country), where, 0.3));
    }
  }

  private static boolean unseen(Page.Link link) {
    if (link.hiding() != null && !link.hiding().openable()) {
      return true;
    }
    Element frame = link.element();
    for (String side : new String[] {"width", "height"}) {
      String size = frame.attr(side).strip();
      String styled = StyleSheet.declarations(frame.attr("style")).getOrDefault(side, "");
      String said = styled.isEmpty() ? size : styled;
      if (!said.isEmpty()
          && Length.of(said).isPresent()
          && !said.contains("%")
          && Length.px(said) <= 3) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(Page page, Element frame) {
    Map<String, String> says = page.sheet.of(frame);
    if (LureSignals.sheetOver(says)) {
      return true;
    }
    boolean fixed = says.getOrDefault("position", "").matches("fixed.*|absolute.*");
    String width = says.getOrDefault("width", frame.attr("width"));
    String height = says.getOrDefault("height", frame.attr("height"));
    boolean wide = width.contains("100%") || width.contains("100vw");
    boolean high = height.contains("100%") || height.contains("100vh");
    return (wide && high) || (fixed && (wide || high));
  }

  private static void forms(Page page, KnownHosts hosts, List<Signal> signals) {
    for (Page.Link link : page.links) {
      String host = link.via() == Via.FORM ? link.target().map(WebAddress::host).orElse("") : "";
      if (!strange(host, hosts)) {
        continue;
      }
      Element form = form(link.element());
      // A name for a newsletter and a word to look for are no secrets; two facts about a person are
      // a file.
      boolean collects =
          !fields(page, form, SECRETS).isEmpty()
              || fields(page, form, PERSON).size() >= 2
              || ASKED.matcher(asked(page, form)).find();
      boolean asks = collects || fields(page, form, TYPED).size() >= 2;
      signals.add(
          Signal.soft(
              SignalCode.FOREIGN_FORM,
              link.raw(),
              Page.where(link.element()),
              KnownHosts.ofCountry(host) || !asks ? 0.4 : 0.7));
      if (collects) {
        signals.add(
            Signal.soft(SignalCode.COLLECTING_FORM, link.raw(), Page.where(link.element()), 0.7));
      }
      if (asks
          && !KnownHosts.ofCountry(host)
          && signals.stream().noneMatch(s -> s.code() == SignalCode.UNKNOWN_HOSTS)) {
        signals.add(Signal.soft(SignalCode.UNKNOWN_HOSTS, host, "", 0.5));
      }
      return;
    }
  }

  /** Words beside fields that ask for what opens an account or stands for a person. */
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(?:otp|ma xac (?:thuc|nhan)|so the|mat khau|cccd|cmnd|can cuoc|so tai khoan|cvv|ma pin|password|card number|seed phrase)\\b");

  private static List<Element> fields(Page page, Element form, String which) {
    List<Element> fields = new ArrayList<>(form.select(which));
    if (!form.id().isEmpty()) {
      page.document.select(which).stream()
          .filter(e -> e.attr("form").equals(form.id()))
          .forEach(fields::add);
    }
    return fields;
  }

  /** What the form says to whoever fills it in, without marks. */
  private static String asked(Page page, Element form) {
    StringBuilder words = new StringBuilder();
    for (Element field : fields(page, form, TYPED).stream().limit(20).toList()) {
      words.append(field.attr("placeholder")).append(" . ");
    }
    for (Element label : form.select("label").stream().limit(20).toList()) {
      words.append(WordSignals.shortened(label.text())).append(" . ");
    }
    return words.length() == 0 ? "" : Fold.plain(Fold.marked(words.toString()));
  }

  /** The form that a button with an address of its own sends. */
  private static Element form(Element sender) {
    Element form = sender.closest("form");
    return form == null ? sender : form;
  }

  private static String shortened(String code) {
    String folded = PageWalk.folded(code.length() > 200 ? code.substring(0, 200) : code);
    return folded;
  }
}
