package vn.gov.haiduong.haidang.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.CanaryStatus;
import vn.gov.haiduong.haidang.status.OwnSideStatus;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Spans;
import vn.gov.haiduong.haidang.wording.VerdictWords;

/** What all pages share: head, navigation, banners about ourselves, words of time and state. */
final class Sheet {

  private static final Duration STALE = Duration.ofSeconds(30);
  private static final int MOST_PROBLEMS = 10;

  private final Html html = new Html();
  private final Instant now;
  private final Build build;
  private final Map<UnitCode, String> names;
  private boolean alone;

  private Sheet(Instant now, Build build, Map<UnitCode, String> names) {
    this.now = now;
    this.build = build;
    this.names = names;
  }

  /** Whether a page comes anew by itself. */
  enum Refresh {
    NONE,
    /** By the script alone, which spares what somebody has begun to fill in. */
    SCRIPT,
    /** As a whole where there is no script. */
    WHOLE;

    static Refresh of(boolean refresh) {
      return refresh ? WHOLE : NONE;
    }

    /** Of a page that offers forms to whoever may act. */
    static Refresh beside(Visitor visitor) {
      return visitor.acts() ? SCRIPT : WHOLE;
    }
  }

  /** The same, refreshed as a whole or not at all. */
  static Sheet begin(String title, boolean refresh, Instant now, Snapshot snapshot, Build build) {
    return begin(title, Refresh.of(refresh), now, snapshot, build);
  }

  /** A page about a snapshot, with what is wrong with ourselves first. */
  static Sheet begin(String title, Refresh refresh, Instant now, Snapshot snapshot, Build build) {
    Sheet sheet =
        new Sheet(
            now,
            build,
            snapshot.units().stream()
                .collect(Collectors.toMap(Unit::code, Unit::name, (first, _) -> first)));
    sheet.head(title, refresh);
    sheet.top(Optional.of(snapshot));
    sheet.banners(snapshot);
    return sheet;
  }

  /** A page about nothing that is measured. */
  static Sheet plain(String title, Build build) {
    Sheet sheet = new Sheet(Instant.EPOCH, build, Map.of());
    sheet.head(title, Refresh.NONE);
    sheet.top(Optional.empty());
    return sheet;
  }

  /** A page for somebody who sees nothing but this: no ways to others. */
  static Sheet alone(String title, Instant now, Build build) {
    Sheet sheet = new Sheet(now, build, Map.of());
    sheet.head(title, Refresh.NONE);
    sheet.html.open("header", "class", "top");
    sheet.html.open("div", "class", "wrap brand");
    sheet.html.leaf("strong", "Hải Đăng");
    sheet.html.close(2);
    sheet.html.open("main", "id", "noi-dung", "class", "wrap", "tabindex", "-1");
    sheet.alone = true;
    return sheet;
  }

  Html html() {
    return html;
  }

  /**
   * A way to the page's latest state for who has no script: such a page stays as it is, or what is
   * being filled in would be lost.
   */
  void reloadByHand(String path, String words) {
    html.open("noscript");
    html.open("p", "class", "note");
    html.leaf("a", words, "href", path);
    html.close(2);
  }

  private void head(String title, Refresh refresh) {
    html.open("html", "lang", "vi");
    html.open("head");
    html.open("meta", "charset", "utf-8");
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.leaf("title", title + " – Hải Đăng");
    html.open("link", "rel", "icon", "href", Assets.icon(), "type", "image/svg+xml");
    html.open("link", "rel", "stylesheet", "href", Assets.style());
    if (refresh == Refresh.WHOLE) {
      html.open("noscript");
      html.open("meta", "http-equiv", "refresh", "content", "20");
      html.close();
    }
    if (refresh != Refresh.NONE) {
      html.leaf("script", "", "src", Assets.script(), "defer", "defer");
    }
    html.close();
    html.open("body");
  }

  private void top(Optional<Snapshot> snapshot) {
    html.leaf("a", "Tới nội dung", "class", "skip", "href", "#noi-dung");
    html.open("header", "class", "top");
    html.open("div", "class", "wrap");
    html.open("a", "class", "brand", "href", "/");
    html.leaf("strong", "Hải Đăng");
    html.leaf("span", "Giám sát khả dụng tỉnh Hải Dương");
    html.close();
    html.open("nav", "aria-label", "Trang");
    html.leaf("a", "Toàn tỉnh", "href", "/");
    html.leaf("a", "Sự cố", "href", "/incidents");
    html.leaf("a", "Nội dung", "href", "/noi-dung");
    html.leaf("a", "Lịch trực", "href", "/lich-truc");
    html.leaf("a", "Tin báo", "href", "/tin-bao");
    html.leaf("a", "Bảo trì", "href", "/bao-tri");
    html.leaf("a", "Ngừng nhắc", "href", "/ngung-nhac");
    html.leaf("a", "Lịch sử", "href", "/lich-su");
    html.leaf("a", "Mục tiêu", "href", "/muc-tieu");
    html.leaf("a", "Báo cáo", "href", "/bao-cao");
    html.leaf("a", "Sổ tay", "href", Runbooks.PATH);
    html.leaf("a", "Việc cần xác nhận", "href", "/can-xac-nhan");
    html.leaf("a", "Tài khoản", "href", "/tai-khoan");
    html.close();
    html.close(2);
    html.open("main", "id", "noi-dung", "class", "wrap", "tabindex", "-1");
    snapshot.ifPresent(
        known -> {
          html.open("p", "class", "at");
          html.text("Số liệu lúc ");
          time(known.at());
          html.text(" · điểm đo " + build.vantage());
          html.close();
        });
  }

  private void banners(Snapshot snapshot) {
    Duration age = Duration.between(snapshot.at(), now);
    if (age.compareTo(STALE) > 0) {
      banner(
          "Số liệu đã cũ",
          "Bản số liệu mới nhất cách đây " + Spans.words(age) + "; trạng thái có thể đã khác.");
    }
    for (OwnSideStatus side : snapshot.ownSides()) {
      if (side.judged() && !side.seeing()) {
        banner(
            "Bộ giám sát không nhìn thấy " + words(side.side()),
            side.said()
                + ". Từ "
                + Province.dateTime(side.since())
                + ", mọi mục tiêu đo qua phía này là không xác định, không phải gián đoạn.");
      }
    }
    for (CanaryStatus canary : snapshot.canaries()) {
      if (!canary.caught()) {
        banner(
            "Phép thử bộ phát hiện không đạt: " + canary.name(),
            "Phải thấy "
                + words(canary.expected())
                + " nhưng thấy "
                + canary.got().map(Sheet::words).orElse("chưa thấy gì")
                + ". Kết quả đo loại này chưa đáng tin.");
      }
    }
    if (!snapshot.config().lastReloadSuccessful()) {
      html.open("div", "class", "banner", "role", "alert");
      html.leaf("strong", "Cấu hình mới bị từ chối");
      html.open("p");
      html.text("Cấu hình cũ vẫn có hiệu lực từ ");
      time(snapshot.config().inForceSince());
      html.text(". Lý do:");
      html.close();
      html.open("ul");
      snapshot.config().problems().stream()
          .limit(MOST_PROBLEMS)
          .forEach(problem -> html.leaf("li", problem));
      int more = snapshot.config().problems().size() - MOST_PROBLEMS;
      if (more > 0) {
        html.leaf("li", "và " + Numbers.whole(more) + " lỗi nữa");
      }
      html.close(2);
    }
  }

  private void banner(String title, String words) {
    html.open("div", "class", "banner", "role", "alert");
    html.leaf("strong", title);
    html.leaf("p", words);
    html.close();
  }

  /** As "suy giảm (Chứng thư số đã hết hạn)". */
  private static String words(CanaryStatus.Said said) {
    return VerdictWords.of(said.verdict()).toLowerCase(Locale.ROOT)
        + said.cause().map(cause -> " (" + CauseWords.of(cause).name() + ")").orElse("");
  }

  private static String words(Side side) {
    return switch (side) {
      case INTERNET -> "Internet";
      case WAN -> "mạng diện rộng";
      case IPV6 -> "IPv6";
      case NONE -> "không qua phía nào";
    };
  }

  /** Absolute local time, machine-readable too. */
  void time(Instant at) {
    html.leaf("time", Province.dateTime(at), "datetime", Province.rfc3339(at));
  }

  /** How long ago, with the absolute time behind it. */
  void ago(Instant at) {
    html.leaf(
        "time",
        Spans.words(Duration.between(at, now)) + " trước",
        "datetime",
        Province.rfc3339(at),
        "title",
        Province.dateTime(at));
  }

  Instant now() {
    return now;
  }

  /** A state in its colour, with sign and word. */
  void state(State state) {
    html.open("span", "class", "state " + state.label());
    html.leaf("i", sign(state), "aria-hidden", "true");
    html.text(state.words());
    html.close();
  }

  static String sign(State state) {
    return switch (state) {
      case UP -> "✔";
      case MAINTENANCE -> "‖";
      case UNKNOWN -> "?";
      case DEGRADED -> "▲";
      case DOWN -> "✖";
    };
  }

  /** The state that a verdict looks like. */
  static State looks(Verdict verdict) {
    return switch (verdict) {
      case UP -> State.UP;
      case DEGRADED -> State.DEGRADED;
      case DOWN -> State.DOWN;
      case UNKNOWN -> State.UNKNOWN;
    };
  }

  static String cause(Optional<Cause> cause) {
    return cause.map(c -> CauseWords.of(c).name()).orElse("");
  }

  /** Name of a unit, or its code where the name is not known. */
  String unit(UnitCode code) {
    return names.getOrDefault(code, code.value());
  }

  String district(Optional<UnitCode> code) {
    return code.map(this::unit).orElse("Cấp tỉnh");
  }

  static String href(TargetId id) {
    return "/targets/" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8);
  }

  String finish() {
    html.close();
    html.open("footer", "class", "wrap");
    if (alone) {
      html.text("Hải Đăng · giờ Việt Nam");
      html.close();
      return html.finish();
    }
    html.text("Hải Đăng " + build.version() + " · ");
    html.leaf("a", "/metrics", "href", "/metrics");
    html.text(" · ");
    html.leaf("a", "JSON", "href", "/api/v1/status");
    html.text(" · giờ Việt Nam");
    html.close();
    return html.finish();
  }
}
