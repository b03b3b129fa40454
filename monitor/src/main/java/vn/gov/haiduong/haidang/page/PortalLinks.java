package vn.gov.haiduong.haidang.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.PortalKind;
import vn.gov.haiduong.haidang.page.Findings.ToPortal;
import vn.gov.haiduong.haidang.page.Findings.Via;

/**
 * The links of a page to the provincial portal (interfaces, section 3, "Portal links"). Hosts are
 * compared whole: sub-hosts and look-alikes are not the portal.
 */
final class PortalLinks {

  private static final int MAX = 100;

  /** An address with its scheme inside code or an attribute. */
  private static final Pattern QUOTED =
      Pattern.compile("[\"'`(]\\s?((?:https?:)?(?:\\\\?/){2}[^\\s\"'`<>()]{3,1000})");

  private static final Pattern NOT_A_LINK =
      Pattern.compile(
          "(fetch|ajax|\\$\\.get|\\$\\.post|getJSON|open|src|axios(?:\\.\\w{2,6})?|api\\w{0,20}|endpoint"
              + "|img|logo|image|icon|import|cdn|xmlns\\w{0,10}|origin)\\s{0,3}[=:(]?\\s{0,3}\\(?\\s{0,3}(?:[\"']\\w{3,5}[\"']\\s?,\\s?)?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE =
      Pattern.compile(
          ".*\\.(png|jpe?g|gif|svg|webp|ico|js|css|json|woff2?|xml|ashx|asmx)(\\?.*)?$");

  private final Page page;
  private final PageContext context;
  private final Set<ToPortal> found = new LinkedHashSet<>();

  private PortalLinks(Page page, PageContext context) {
    this.page = page;
    this.context = context;
  }

  static List<ToPortal> of(Page page, PageContext context) {
    PortalLinks links = new PortalLinks(page, context);
    for (Page.Link link : page.links) {
      if (!link.inert() && !link.written()) {
        links.link(link);
      }
    }
    links.handlers();
    links.scripts();
    return new ArrayList<>(links.found);
  }

  private boolean portal(WebAddress address) {
    return context.portalHosts().contains(address.host());
  }

  private void add(WebAddress address, PortalKind kind) {
    if (found.size() < MAX) {
      found.add(new ToPortal(address.toString(), kind));
    }
  }

  private void link(Page.Link link) {
    if (link.via() == Via.OPTION) {
      link.target().filter(this::portal).ifPresent(at -> add(at, PortalKind.SCRIPT));
      return;
    }
    if (link.via() != Via.LINK) {
      return;
    }
    if (link.target().isEmpty()) {
      if (link.raw().strip().toLowerCase(Locale.ROOT).startsWith("javascript:")) {
        inCode(WebAddress.decoded(link.raw()), false);
      } else if (link.raw().indexOf('?') > 0) {
        // Neither site nor address are known: what has no host is the site's own.
        WebAddress.resolve("https://site.invalid/", link.raw())
            .filter(at -> at.host().equals("site.invalid") && leadsToPortal(at))
            .ifPresent(at -> found.add(new ToPortal(link.raw(), PortalKind.REDIRECT)));
      }
      return;
    }
    WebAddress at = link.target().get();
    if (portal(at)) {
      add(at, link.picture() ? PortalKind.IMAGE : PortalKind.DIRECT);
    } else if (own(link, at) && leadsToPortal(at)) {
      add(at, PortalKind.REDIRECT);
    }
  }

  private boolean own(Page.Link link, WebAddress at) {
    return context.site().isPresent()
        ? context.isOwn(at.host())
        : WebAddress.absolute(link.raw()).isEmpty();
  }

  /** A redirector of the site: a parameter that, decoded, is an address of the portal. */
  private boolean leadsToPortal(WebAddress at) {
    int query = at.rest().indexOf('?');
    if (query < 0) {
      return false;
    }
    String parameters = at.rest().substring(query + 1);
    for (String one : parameters.split("[&;#]", 60)) {
      String value = one.substring(one.indexOf('=') + 1);
      for (int times = 0; times < 3; times++) {
        if (isPortal(value) || isPortal(unpacked(value))) {
          return true;
        }
        value = WebAddress.decoded(value.replace('+', ' ')).strip();
      }
      if (isPortal(value)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPortal(String value) {
    Optional<WebAddress> at =
        value.startsWith("//") ? WebAddress.resolve("", value) : WebAddress.absolute(value);
    return at.filter(this::portal).isPresent();
  }

  private static String unpacked(String value) {
    if (value.length() < 16 || value.length() > 2000 || !value.startsWith("aHR0c")) {
      return "";
    }
    try {
      String plain = value.replace('-', '+').replace('_', '/');
      plain = plain.replaceAll("=+$", "");
      return new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Handlers and data attributes of anything that is not in template or noscript. */
  private void handlers() {
    for (Element element :
        page.document.select(
            "[onclick],[onchange],[onmousedown],[ondblclick],[onmouseup],[data-href],[data-url],[data-link]")) {
      if (element.closest("template,noscript") != null) {
        continue;
      }
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        if (name.startsWith("on")) {
          inCode(attribute.getValue(), false);
        } else if (name.equals("data-href")
            || name.equals("data-url")
            || name.equals("data-link")) {
          WebAddress.absolute(attribute.getValue())
              .or(
                  () ->
                      attribute.getValue().startsWith("//")
                          ? WebAddress.resolve(page.base, attribute.getValue())
                          : Optional.empty())
              .filter(this::portal)
              .ifPresent(at -> add(at, PortalKind.SCRIPT));
        }
      }
    }
  }

  private void scripts() {
    for (Page.Script script : page.scripts) {
      String type = script.element().attr("type").toLowerCase(Locale.ROOT);
      boolean data = type.contains("ld+json") || type.contains("template") || type.contains("html");
      if (script.source().isEmpty()
          && !data
          && script.element().closest("template,noscript") == null) {
        inCode(Code.withoutComments(script.code()), true);
      }
    }
  }

  private void inCode(String code, boolean strict) {
    String text = code.length() > 200_000 ? code.substring(0, 200_000) : code;
    Matcher matcher = QUOTED.matcher(text);
    while (matcher.find()) {
      String address = matcher.group(1).replace("\\/", "/");
      String before = text.substring(Math.max(0, matcher.start() - 40), matcher.start());
      boolean opened = before.endsWith("window.open") || before.endsWith("window.open(");
      if (strict
          && !opened
          && (NOT_A_LINK.matcher(before).find() || FILE.matcher(address).matches())) {
        continue;
      }
      WebAddress.resolve(page.base, address)
          .filter(this::portal)
          .ifPresent(at -> add(at, PortalKind.SCRIPT));
    }
  }
}
