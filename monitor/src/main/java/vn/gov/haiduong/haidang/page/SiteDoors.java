package vn.gov.haiduong.haidang.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Ways into a site that no menu shows and strangers use: its search, whose result pages repeat what
 * others asked for, and the folders into which files are uploaded. Bounded; CPU work, for a worker.
 *
 * @param search address of the site's own search with a harmless question, absolute
 * @param uploads addresses of folders from which the page takes pictures or files, absolute, with /
 *     at the end
 */
public record SiteDoors(Optional<String> search, List<String> uploads) {

  private static final int MOST_UPLOADS = 2;
  private static final int MOST_FIELDS = 12;
  private static final int LONGEST_VALUE = 100;

  /** Asked of the search: every site of the province has an answer. */
  private static final String QUESTION = "Hải Dương";

  private static final Pattern FIELD =
      Pattern.compile("s|q|k|kw|query|search|searchtext|keywords?|tukhoa|tu_khoa|tim|timkiem|text");

  /** Up to the folder under which systems keep what their users uploaded. */
  private static final Pattern UPLOADED =
      Pattern.compile(
          "(https?://[^/?#]+/(?:[^?#]{0,80}/)?(?:uploads?|uploaded|uploadfiles?|userfiles|fileuploads?|files?|filemanager|attachments?|documents|portals/\\d{1,4}|images/stories))/[^?#]+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern READABLE =
      Pattern.compile(
          "[^?#]*\\.(?:x?html?|shtml?|php\\d?|phtml|aspx?|jsp)", Pattern.CASE_INSENSITIVE);

  public SiteDoors {
    uploads = List.copyOf(uploads);
  }

  /**
   * The doors that a page shows.
   *
   * @param address from which the page was taken, after redirects
   */
  public static SiteDoors read(String html, String address) {
    Document page = parsed(html, address);
    return new SiteDoors(search(page), uploads(page));
  }

  /**
   * Pages that lie in a folder, where its server lists it: uploaded pages are nobody's own.
   *
   * @param folder its address
   */
  public static List<String> pagesIn(String listing, String folder) {
    return parsed(listing, folder).select("a[href]").stream()
        .map(link -> link.absUrl("href"))
        .filter(href -> href.startsWith(folder) && READABLE.matcher(href).matches())
        .distinct()
        .limit(200)
        .toList();
  }

  /** Whether an address speaks of what sellers sell: such a page is read before others. */
  public static boolean sells(String path) {
    return Betting.in(path.replaceAll("[-_/+.%]+", " ")).stream().anyMatch(Betting.Hit::selling);
  }

  private static Document parsed(String html, String address) {
    return Jsoup.parse(
        html.length() > LinkReader.MOST_CHARS ? html.substring(0, LinkReader.MOST_CHARS) : html,
        address);
  }

  private static Optional<String> search(Document page) {
    for (Element form : page.select("form")) {
      String method = form.attr("method");
      String action = form.hasAttr("action") ? form.absUrl("action") : form.baseUri();
      if ((method.isEmpty() || method.equalsIgnoreCase("get")) && action.startsWith("http")) {
        Optional<String> asked = question(form);
        if (asked.isPresent()) {
          String bare = action.replaceFirst("[?#].*", "");
          return Optional.of(bare + "?" + asked.get());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The form's fields with our question; empty where it asks for anything but words to look for.
   */
  private static Optional<String> question(Element form) {
    Elements fields = form.select("input[name], select[name], textarea[name]");
    if (fields.size() > MOST_FIELDS) {
      return Optional.empty();
    }
    StringBuilder query = new StringBuilder();
    boolean words = false;
    for (Element field : fields) {
      String type = field.attr("type").toLowerCase(Locale.ROOT);
      String name = field.attr("name");
      switch (type) {
        case "password", "file", "email", "tel" -> {
          return Optional.empty();
        }
        case "hidden" -> {
          if (field.attr("value").length() > LONGEST_VALUE) {
            return Optional.empty();
          }
          add(query, name, field.attr("value"));
        }
        case "", "text", "search" -> {
          boolean asks =
              type.equals("search") || FIELD.matcher(name.toLowerCase(Locale.ROOT)).matches();
          if (asks && !words && field.normalName().equals("input")) {
            add(query, name, QUESTION);
            words = true;
          }
        }
        default -> {
          // Buttons and boxes: as if nobody had touched them.
        }
      }
    }
    return words ? Optional.of(query.toString()) : Optional.empty();
  }

  private static void add(StringBuilder query, String name, String value) {
    query
        .append(query.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private static List<String> uploads(Document page) {
    Set<String> folders = new LinkedHashSet<>();
    String own = host(page.baseUri());
    for (Element from : page.select("img[src], a[href]")) {
      Matcher path =
          UPLOADED.matcher(from.absUrl(from.normalName().equals("img") ? "src" : "href"));
      if (folders.size() < MOST_UPLOADS && path.matches() && own.equals(host(path.group(1)))) {
        folders.add(path.group(1) + "/");
      }
    }
    return List.copyOf(folders);
  }

  private static String host(String address) {
    return WebAddress.absolute(address).map(WebAddress::host).orElse("");
  }
}
