package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Pages of software under an agency's name that have nothing of the agency and need nothing of it:
 * the start page of a server that was never filled, and the door of the agency's own mail or
 * working system. Nobody changed them.
 */
final class Arrival {

  /** What the makers of servers and panels write on the page that they ship. */
  private static final Pattern START =
      Pattern.compile(
          "^(?:iis windows(?: server)?|iis ?\\d{1,2}|internet information services|welcome to (?:nginx|openresty|tengine|caddy|xampp|wildfly|jboss|apache|the apache)|test page for the (?:nginx|apache|http)"
              + "|(?:apache2? )?(?:ubuntu|debian|centos|red hat|rocky|almalinux|fedora|http server|web server)? ?(?:default page|test page)|apache (?:http server )?test page|apache tomcat(?:/[\\d.]+)?$|it works!?$|http server test page"
              + "|default (?:web ?site )?page|default parallels plesk|domain default page|web server's default page|caddy works|glassfish server|oracle glassfish|litespeed web server|congratulations|site is created successfully|恭喜|没有找到站点|站点创建成功)");

  /** Names of systems behind a door of their own, in title, generator or what their scripts set. */
  private static final Pattern SYSTEM =
      Pattern.compile(
          "\\bzimbra\\b|roundcube|\\brcmail\\b|\\boutlook\\b|/owa/|\\bsogo\\b|mdaemon|worldclient|\\bkerio\\b|\\bhorde\\b|squirrelmail|rainloop|snappymail|afterlogic|icewarp|axigen|iredmail|nextcloud|owncloud|\\bmoodle\\b|dspace|\\bkoha\\b|openproject|redmine|\\bgitlab\\b|grafana|\\bkeycloak\\b|gluu|adfs|citrix gateway|fortinet|pulse secure|jira|confluence|liferay|alfresco|odoo");

  private static final int LONGEST = 6_000;
  private static final int MOST_LINKS = 30;

  private Arrival() {}

  /** The words of a server's start page; empty where it is none, or more stands on it. */
  static Optional<String> start(Page page, List<Signal> signals) {
    String text = page.visibleText();
    if (text.length() > LONGEST
        || page.links.size() > MOST_LINKS
        || spoken(signals)
        || page.document.selectFirst("form input,iframe,object,embed") != null) {
      return Optional.empty();
    }
    for (String words : new String[] {page.title, text.strip()}) {
      Matcher start = START.matcher(words.toLowerCase(Locale.ROOT));
      if (start.find()) {
        return Optional.of(start.group());
      }
    }
    return Optional.empty();
  }

  /** The door of a system: a name and a password are asked for, and stay with the site. */
  static boolean door(Page page, PageContext context, KnownHosts hosts, List<Signal> signals) {
    Element password = page.document.selectFirst("form input[type=password]");
    if (password == null
        || page.document.select("input[type=password]").size() > 1
        || page.document
            .select("form input:not([type]),form input[type~=(?i)text|email|tel]")
            .isEmpty()
        || page.visibleText().length() > LONGEST / 3
        || spoken(signals)) {
      return false;
    }
    for (Page.Link link : page.links) {
      String host = link.target().map(WebAddress::host).orElse("");
      if (!host.isEmpty() && !PageLinks.own(link, context) && !hosts.known(host)) {
        return false;
      }
    }
    for (Page.Script script : page.scripts) {
      if (script
          .target()
          .filter(t -> !context.isOwn(t.host()) && !hosts.known(t.host()))
          .isPresent()) {
        return false;
      }
    }
    return context.kind() == PageKind.SERVICE || SYSTEM.matcher(told(page)).find();
  }

  private static boolean spoken(List<Signal> signals) {
    return signals.stream()
        .anyMatch(s -> !s.guarded() && (s.hard() || s.score() >= ContentVerdict.LOW));
  }

  private static String told(Page page) {
    StringBuilder words = new StringBuilder(page.title);
    words.append(' ').append(page.meta("generator", "description", "application-name").orElse(""));
    for (Element element :
        page.document.select("form[action],img[src],link[href],script").stream()
            .limit(60)
            .toList()) {
      String code = element.data();
      words
          .append(' ')
          .append(element.attr("action"))
          .append(' ')
          .append(element.attr("src"))
          .append(' ')
          .append(element.attr("href"))
          .append(' ')
          .append(code, 0, Math.min(400, code.length()));
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }
}
