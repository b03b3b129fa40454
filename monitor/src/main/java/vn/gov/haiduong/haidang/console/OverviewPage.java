package vn.gov.haiduong.haidang.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.status.CommonCause;
import vn.gov.haiduong.haidang.status.CoverageStatus.Group;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.wording.Numbers;

/** The province at a glance: what is wrong first, then every district and kind as tiles. */
final class OverviewPage {

  private static final int MOST_TROUBLES = 40;
  private static final int MOST_MEMBERS = 6;
  private static final State[] WORST_FIRST = {
    State.DOWN, State.DEGRADED, State.UNKNOWN, State.MAINTENANCE, State.UP
  };
  private static final Comparator<TargetStatus> WORST =
      Comparator.<TargetStatus>comparingInt(status -> -status.state().gauge())
          .thenComparingInt(status -> status.target().priority())
          .thenComparing(TargetStatus::since, Comparator.reverseOrder())
          .thenComparing(status -> status.target().id());

  private final Sheet sheet;
  private final Html html;
  private final Snapshot snapshot;
  private final Query query;
  private final List<TargetStatus> all;

  OverviewPage(Sheet sheet, Snapshot snapshot, Query query) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.snapshot = snapshot;
    this.query = query;
    this.all = snapshot.targets();
  }

  void write() {
    headline();
    search();
    if (query.narrows()) {
      found();
      return;
    }
    commonCauses();
    troubles();
    tiles();
  }

  private void headline() {
    Map<State, Integer> counts = counts(all);
    html.leaf("h1", sentence(counts));
    html.open("ul", "class", "counts");
    for (State state : WORST_FIRST) {
      html.open("li");
      html.open("a", "class", "count " + state.label(), "href", "/?state=" + state.label());
      html.leaf("b", Numbers.whole(counts.getOrDefault(state, 0)));
      sheet.state(state);
      html.close(2);
    }
    html.close();
    int obliged = 0;
    int measured = 0;
    for (Group group : snapshot.coverage().groups()) {
      obliged += group.obliged();
      measured += group.obligedMeasured();
    }
    html.open("p", "class", "note");
    html.text("Đo được ");
    html.leaf("b", Numbers.whole(measured) + "/" + Numbers.whole(obliged));
    html.text(" đơn vị phải có trang; ");
    html.open("a", "href", "/can-xac-nhan");
    html.text(Numbers.whole(snapshot.coverage().notProbed().size()) + " mục chưa được đo");
    html.close();
    html.text(".");
    html.close();
  }

  private static String sentence(Map<State, Integer> counts) {
    int down = counts.getOrDefault(State.DOWN, 0);
    int degraded = counts.getOrDefault(State.DEGRADED, 0);
    if (down > 0) {
      return Numbers.whole(down) + " mục tiêu đang gián đoạn";
    }
    if (degraded > 0) {
      return "Không có gián đoạn, " + Numbers.whole(degraded) + " mục tiêu suy giảm";
    }
    return counts.getOrDefault(State.UP, 0) > 0
        ? "Không có gián đoạn"
        : "Chưa có mục tiêu nào được xác định";
  }

  private static Map<State, Integer> counts(List<TargetStatus> targets) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    targets.forEach(target -> counts.merge(target.state(), 1, Integer::sum));
    return counts;
  }

  private void search() {
    html.open("form", "class", "search", "method", "get", "action", "/", "role", "search");
    html.open("label", "class", "grow");
    html.leaf("span", "Tìm");
    html.open(
        "input",
        "type",
        "search",
        "name",
        "q",
        "value",
        query.words(),
        "maxlength",
        "100",
        "placeholder",
        "Tên, mã hoặc địa chỉ");
    html.close();
    select(
        "Loại",
        "kind",
        Arrays.stream(TargetKind.values())
            .filter(kind -> all.stream().anyMatch(t -> t.target().kind() == kind))
            .map(kind -> new String[] {kind.label(), kind.words()})
            .toList(),
        query.kinds().stream().map(TargetKind::label).toList());
    select(
        "Địa bàn",
        "district",
        districts().keySet().stream()
            .map(code -> new String[] {code, name(code)})
            .sorted(Comparator.comparing(pair -> pair[1]))
            .toList(),
        List.copyOf(query.districts()));
    select(
        "Trạng thái",
        "state",
        Arrays.stream(WORST_FIRST)
            .map(state -> new String[] {state.label(), state.words()})
            .toList(),
        query.states().stream().map(State::label).toList());
    html.leaf("button", "Xem", "type", "submit");
    if (query.narrows()) {
      html.leaf("a", "Bỏ lọc", "href", "/");
    }
    html.close();
  }

  private void select(String label, String name, List<String[]> values, List<String> chosen) {
    html.open("label");
    html.leaf("span", label);
    html.open("select", "name", name);
    html.leaf("option", "Tất cả", "value", "");
    for (String[] value : values) {
      boolean selected = chosen.contains(value[0]);
      html.leaf("option", value[1], "value", value[0], selected ? "selected" : "", "selected");
    }
    html.close(2);
  }

  private String name(String district) {
    return district.equals(Query.PROVINCE) ? "Cấp tỉnh" : sheet.unit(new UnitCode(district));
  }

  private Map<String, List<TargetStatus>> districts() {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                t -> t.target().district().map(UnitCode::value).orElse(Query.PROVINCE),
                TreeMap::new,
                Collectors.toList()));
  }

  private void found() {
    List<TargetStatus> found = query.of(all).stream().sorted(WORST).toList();
    html.leaf("h2", Numbers.whole(found.size()) + " mục tiêu phù hợp");
    List<TargetStatus> page = query.pageOf(found);
    if (page.isEmpty()) {
      html.leaf("p", "Không có mục tiêu nào ở đây.", "class", "note");
      return;
    }
    table(page, "Mục tiêu phù hợp, xấu nhất trước");
    int pages = (found.size() + query.size() - 1) / query.size();
    if (pages > 1) {
      html.open("nav", "class", "pages", "aria-label", "Trang kết quả");
      if (query.page() > 1) {
        html.leaf("a", "← Trang trước", "href", link(query.page() - 1), "rel", "prev");
      }
      html.leaf("span", "Trang " + query.page() + "/" + pages);
      if (query.page() < pages) {
        html.leaf("a", "Trang sau →", "href", link(query.page() + 1), "rel", "next");
      }
      html.close();
    }
  }

  /** The same question, another page. */
  private String link(int page) {
    List<String> parts = new ArrayList<>();
    query.kinds().stream().map(TargetKind::label).sorted().forEach(k -> parts.add("kind=" + k));
    query.agencies().stream().sorted().forEach(a -> parts.add("agency=" + a));
    query.districts().stream().sorted().forEach(d -> parts.add("district=" + d));
    query.states().stream().map(State::label).sorted().forEach(s -> parts.add("state=" + s));
    if (!query.words().isEmpty()) {
      parts.add("q=" + URLEncoder.encode(query.words(), StandardCharsets.UTF_8));
    }
    if (query.size() != Query.USUAL_SIZE) {
      parts.add("size=" + query.size());
    }
    parts.add("page=" + page);
    return "/?" + String.join("&", parts);
  }

  private void commonCauses() {
    if (snapshot.commonCauses().isEmpty()) {
      return;
    }
    html.open("section", "class", "causes");
    html.leaf("h2", "Có thể cùng một nguyên nhân");
    html.open("ul");
    for (CommonCause cause : snapshot.commonCauses()) {
      html.open("li");
      html.leaf("b", cause.kind().words());
      html.text(" " + cause.key() + ": " + Numbers.whole(cause.members().size()) + " mục tiêu – ");
      for (int i = 0; i < Math.min(MOST_MEMBERS, cause.members().size()); i++) {
        html.text(i == 0 ? "" : ", ");
        html.leaf("a", cause.members().get(i).value(), "href", Sheet.href(cause.members().get(i)));
      }
      html.text(cause.members().size() > MOST_MEMBERS ? "…" : "");
      html.close();
    }
    html.close(2);
  }

  private void troubles() {
    List<TargetStatus> troubles =
        all.stream()
            .filter(t -> t.state() == State.DOWN || t.state() == State.DEGRADED)
            .sorted(WORST)
            .toList();
    if (troubles.isEmpty()) {
      return;
    }
    html.open("section");
    html.leaf("h2", "Cần chú ý");
    table(troubles.subList(0, Math.min(MOST_TROUBLES, troubles.size())), "Xấu nhất trước");
    if (troubles.size() > MOST_TROUBLES) {
      html.open("p", "class", "note");
      html.leaf(
          "a",
          "Xem tất cả " + Numbers.whole(troubles.size()) + " mục tiêu gián đoạn và suy giảm",
          "href",
          "/?state=down&state=degraded");
      html.close();
    }
    html.close();
  }

  private void table(List<TargetStatus> rows, String caption) {
    html.open("table", "class", "list");
    html.leaf("caption", caption, "class", "unseen");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Trạng thái", "Mục tiêu", "Nguyên nhân", "Từ", "Địa bàn")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    for (TargetStatus status : rows) {
      html.open("tr");
      html.open("td");
      sheet.state(status.state());
      if (status.flapping()) {
        html.leaf("span", "chập chờn", "class", "tag");
      }
      html.close();
      html.open("td");
      html.leaf("a", status.target().name(), "href", Sheet.href(status.target().id()));
      html.leaf("small", status.target().kind().words());
      html.close();
      html.open("td");
      html.text(Sheet.cause(status.cause()));
      if (!status.said().isEmpty()) {
        html.leaf("small", status.said());
      }
      html.close();
      html.open("td", "class", "when");
      sheet.ago(status.since());
      html.close();
      html.leaf("td", sheet.district(status.target().district()));
      html.close();
    }
    html.close(2);
  }

  private void tiles() {
    html.open("section");
    html.leaf("h2", "Theo địa bàn và loại");
    html.open("div", "class", "cards");
    districts().entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, List<TargetStatus>>>comparingLong(
                    entry -> -weight(entry.getValue()))
                .thenComparing(entry -> name(entry.getKey())))
        .forEach(entry -> card(entry.getKey(), entry.getValue()));
    html.close(2);
  }

  /** Worst first: any outage weighs more than all that is merely degraded. */
  private static long weight(List<TargetStatus> targets) {
    Map<State, Integer> counts = counts(targets);
    return counts.getOrDefault(State.DOWN, 0) * 1_000_000L
        + counts.getOrDefault(State.DEGRADED, 0) * 1_000L
        + counts.getOrDefault(State.UNKNOWN, 0);
  }

  private void card(String district, List<TargetStatus> targets) {
    html.open("article", "class", "card " + worst(targets).label());
    html.open("h3");
    html.leaf("a", name(district), "href", "/?district=" + district);
    html.close();
    coverage(district);
    Map<TargetKind, List<TargetStatus>> kinds =
        targets.stream()
            .collect(
                Collectors.groupingBy(
                    t -> t.target().kind(),
                    () -> new EnumMap<>(TargetKind.class),
                    Collectors.toList()));
    kinds.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -weight(entry.getValue())))
        .forEach(entry -> tile(district, entry.getKey(), entry.getValue()));
    html.close();
  }

  private static State worst(List<TargetStatus> targets) {
    return targets.stream()
        .map(TargetStatus::state)
        .max(Comparator.comparingInt(State::gauge))
        .orElse(State.UNKNOWN);
  }

  private void coverage(String district) {
    int obliged = 0;
    int measured = 0;
    for (Group group : snapshot.coverage().groups()) {
      boolean mine = group.district().equals(district.equals(Query.PROVINCE) ? "" : district);
      obliged += mine ? group.obliged() : 0;
      measured += mine ? group.obligedMeasured() : 0;
    }
    if (obliged > 0) {
      html.leaf(
          "p",
          "đo được " + Numbers.whole(measured) + "/" + Numbers.whole(obliged) + " đơn vị",
          "class",
          "covered");
    }
  }

  private void tile(String district, TargetKind kind, List<TargetStatus> targets) {
    Map<State, Integer> counts = counts(targets);
    html.open(
        "a",
        "class",
        "tile " + worst(targets).label(),
        "href",
        "/?district=" + district + "&kind=" + kind.label());
    html.leaf("span", kind.words(), "class", "kind");
    List<String> words = new ArrayList<>();
    for (State state : WORST_FIRST) {
      Optional.ofNullable(counts.get(state))
          .ifPresent(n -> words.add(Numbers.whole(n) + " " + lower(state.words())));
    }
    html.leaf("span", String.join(", ", words), "class", "sum");
    html.open("span", "class", "dots", "aria-hidden", "true");
    targets.stream()
        .sorted(WORST)
        .forEach(
            t ->
                html.leaf(
                    "i",
                    t.state() == State.UP ? "" : Sheet.sign(t.state()),
                    "class",
                    t.state().label()));
    html.close(2);
  }

  private static String lower(String words) {
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
