package vn.gov.haiduong.haidang.sandbox;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.target.UnitCode;

/** The page for people: what is broken, forms for groups, and a form for each target found. */
final class ControlView {

  /** Rows shown at once; the search finds the others. */
  private static final int MOST_ROWS = 100;

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:1rem/1.5 system-ui,sans-serif;max-width:72rem;margin:1rem auto;padding:0 1rem}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #8886;vertical-align:top}
      form.row{display:flex;gap:.5rem;flex-wrap:wrap;align-items:center;margin:0}
      select,input,button{font:inherit;padding:.2rem .5rem;min-height:2rem}
      .bad{font-weight:700}
      """;

  private ControlView() {}

  /**
   * The whole page.
   *
   * @param search shows targets whose id, name or address has it
   * @param problem not empty after a form that made no sense
   */
  static String page(Sandbox sandbox, String search, String problem) {
    StringBuilder out =
        new StringBuilder(32_768)
            .append("<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\">")
            .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .append("<title>Tỉnh mô phỏng: bật, tắt sự cố</title><style>")
            .append(STYLE)
            .append("</style></head><body><h1>Tỉnh mô phỏng: bật, tắt sự cố</h1>")
            .append(
                "<p>Trang này chỉ có trong bản trình diễn. Mọi máy chủ ở đây là mô phỏng trên máy"
                    + " này.</p>");
    if (!problem.isEmpty()) {
      out.append("<p class=\"bad\" role=\"alert\">Phạm vi hoặc sự cố không hợp lệ.</p>");
    }
    broken(out, sandbox);
    groups(out, sandbox, search);
    targets(out, sandbox, search);
    return out.append("</body></html>\n").toString();
  }

  private static void broken(StringBuilder out, Sandbox sandbox) {
    List<Switch> switches = sandbox.switches();
    out.append("<h2>Sự cố đang bật: ").append(switches.size()).append("</h2>");
    if (switches.isEmpty()) {
      out.append("<p>Mọi thứ đang bình thường.</p>");
      return;
    }
    out.append(
        "<table><thead><tr><th>Phạm vi</th><th>Sự cố</th><th>Khắc phục</th></tr></thead><tbody>");
    for (Switch each : switches) {
      out.append("<tr><td>")
          .append(esc(words(sandbox, each.scope())))
          .append("</td><td class=\"bad\">")
          .append(esc(each.fault().words()))
          .append("</td><td><form class=\"row\" method=\"post\" action=\"/faults\">")
          .append(hidden("scope", each.scope().label()))
          .append(hidden("fault", Fault.GOOD.label()))
          .append("<button>Khắc phục</button></form></td></tr>");
    }
    out.append("</tbody></table><form class=\"row\" method=\"post\" action=\"/faults\">")
        .append(hidden("scope", "all"))
        .append(hidden("fault", Fault.GOOD.label()))
        .append("<button>Khắc phục tất cả</button></form>");
  }

  private static void groups(StringBuilder out, Sandbox sandbox, String search) {
    out.append("<h2 id=\"bieu-mau\">Cả nhóm</h2>")
        .append("<form class=\"row\" method=\"post\" action=\"/faults\">")
        .append(hidden("tim", search))
        .append("<label>Phạm vi <select name=\"scope\">");
    option(out, new Scope.DataCentre(), "Trung tâm dữ liệu tỉnh");
    option(out, new Scope.OwnUplink(), "Đường Internet của điểm đo");
    var districts = new TreeSet<UnitCode>();
    var addresses = new TreeSet<String>();
    for (Located each : sandbox.located()) {
      each.thing().place().behindLinkOf().ifPresent(districts::add);
      addresses.add(each.address().getHostAddress());
    }
    for (UnitCode district : districts) {
      Scope link = new Scope.DistrictLink(district);
      option(out, link, words(sandbox, link));
    }
    if (addresses.size() <= MOST_ROWS) {
      for (String address : addresses) {
        Scope one = new Scope.Address(InetAddress.ofLiteral(address));
        option(out, one, words(sandbox, one));
      }
    }
    option(out, new Scope.Everything(), "Tất cả");
    out.append("</select></label> ");
    faults(out);
    out.append("<button>Chuyển</button></form>");
  }

  private static void targets(StringBuilder out, Sandbox sandbox, String search) {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    List<Located> found =
        sandbox.located().stream()
            .filter(
                each ->
                    wanted.isEmpty()
                        || (each.thing().about().id()
                                + " "
                                + each.thing().about().name()
                                + " "
                                + each.what()
                                + " "
                                + each.address().getHostAddress())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
            .toList();
    out.append("<h2>Từng đối tượng</h2><form class=\"row\" method=\"get\" action=\"/\">")
        .append("<label>Tìm <input name=\"tim\" value=\"")
        .append(esc(search))
        .append("\"></label><button>Tìm</button></form><p>Thấy ")
        .append(found.size())
        .append(found.size() > MOST_ROWS ? ", hiện " + MOST_ROWS + " mục đầu" : "")
        .append(".</p><table><thead><tr><th>Đối tượng</th><th>Địa chỉ</th>")
        .append("<th>Chuyển</th></tr></thead><tbody>");
    found.stream()
        .limit(MOST_ROWS)
        .forEach(
            each -> {
              out.append("<tr><td>")
                  .append(esc(each.thing().about().name()))
                  .append("<br><small>")
                  .append(each.thing().about().id())
                  .append("</small></td><td>")
                  .append(esc(each.what()))
                  .append("<br><small>")
                  .append(each.address().getHostAddress())
                  .append(
                      "</small></td><td><form class=\"row\" method=\"post\" action=\"/faults\">")
                  .append(hidden("tim", search))
                  .append(hidden("scope", new Scope.One(each.thing().about().id()).label()));
              faults(out);
              out.append("<button>Chuyển</button></form></td></tr>");
            });
    out.append("</tbody></table>");
  }

  private static void faults(StringBuilder out) {
    out.append("<label>Sự cố <select name=\"fault\">");
    for (Fault fault : Fault.values()) {
      out.append("<option value=\"")
          .append(fault.label())
          .append("\">")
          .append(esc(fault.words()))
          .append("</option>");
    }
    out.append("</select></label> ");
  }

  private static void option(StringBuilder out, Scope scope, String words) {
    out.append("<option value=\"")
        .append(esc(scope.label()))
        .append("\">")
        .append(esc(words))
        .append("</option>");
  }

  private static String words(Sandbox sandbox, Scope scope) {
    return switch (scope) {
      case Scope.Everything _ -> "Tất cả";
      case Scope.OwnUplink _ -> "Đường Internet của điểm đo";
      case Scope.DataCentre _ -> "Trung tâm dữ liệu tỉnh";
      case Scope.DistrictLink(UnitCode district) ->
          "Đường truyền WAN "
              + sandbox.located().stream()
                  .map(each -> each.thing().about())
                  .filter(about -> about.unit().equals(district))
                  .map(About::unitName)
                  .findFirst()
                  .orElse(district.value());
      case Scope.Address(InetAddress address) -> "Địa chỉ " + address.getHostAddress();
      case Scope.One(var id) ->
          sandbox.located(id).map(each -> each.thing().about().name()).orElse(id.value());
    };
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + esc(value) + "\">";
  }

  private static String esc(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
