package vn.gov.haiduong.haidang.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.Phases.Phase;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.status.Counts;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.Strip;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Spans;

/** One target: its state and why, the last results, and everything the last measurement saw. */
final class TargetPage {

  private static final int STRIP_HEIGHT = 48;
  private static final int STRIP_STEP = 10;
  private static final int WATERFALL_WIDTH = 600;
  private static final int ROW = 22;

  private final Sheet sheet;
  private final Html html;
  private final Snapshot snapshot;
  private final TargetStatus status;
  private final Target target;

  TargetPage(Sheet sheet, Snapshot snapshot, TargetStatus status) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.snapshot = snapshot;
    this.status = status;
    this.target = status.target();
  }

  void write() {
    html.open("p", "class", "crumbs");
    html.leaf("a", "Toàn tỉnh", "href", "/");
    html.text(" › " + sheet.district(target.district()) + " › " + sheet.unit(target.unit()));
    html.close();
    html.leaf("h1", target.name());
    standing();
    strip();
    status.last().ifPresent(this::measurement);
    counters();
    identity();
  }

  private void standing() {
    html.open("div", "class", "standing " + status.state().label());
    html.open("p");
    sheet.state(status.state());
    html.text(" từ ");
    sheet.time(status.since());
    html.text(" (" + Spans.words(Duration.between(status.since(), sheet.now())) + ")");
    if (status.flapping()) {
      html.leaf("span", "chập chờn", "class", "tag");
    }
    html.close();
    Optional<Cause> cause = status.cause();
    if (cause.isPresent()) {
      CauseWords words = CauseWords.of(cause.get());
      html.open("p");
      html.leaf("b", words.name());
      html.text(". " + (status.said().isEmpty() ? words.meaning() : status.said()));
      html.close();
      html.open("p");
      html.leaf("b", "Việc nên làm: ");
      html.text(words.firstStep());
      html.close();
    } else if (status.state() == State.UNKNOWN) {
      // Interfaces, time rules 1 and 6: nothing that was seen holds at this moment.
      html.leaf(
          "p",
          status.last().isEmpty()
              ? "Chưa đo lần nào từ khi hệ thống khởi động."
              : "Chưa có lần đo mới kể từ khi hệ thống giám sát khởi động lại hoặc có mạng trở lại;"
                  + " lần đo trước đó không còn nói được gì.");
    }
    html.close();
  }

  private void strip() {
    List<Strip.Entry> entries = status.strip().entries();
    html.open("section");
    html.leaf("h2", "Các lần đo gần đây");
    if (entries.isEmpty()) {
      html.leaf("p", "Chưa có lần đo nào.", "class", "note");
      html.close();
      return;
    }
    long longest = entries.stream().mapToLong(Strip.Entry::durationNanos).max().orElse(1);
    long bad = entries.stream().filter(e -> !e.verdict().good()).count();
    html.open(
        "svg",
        "class",
        "strip",
        "viewBox",
        "0 0 " + Strip.LENGTH * STRIP_STEP + " " + STRIP_HEIGHT,
        "role",
        "img",
        "aria-label",
        entries.size() + " lần đo gần nhất, " + bad + " lần không tốt; cũ ở bên trái");
    int x = (Strip.LENGTH - entries.size()) * STRIP_STEP;
    for (Strip.Entry entry : entries) {
      State state = Sheet.looks(entry.verdict());
      // What failed is drawn at full height: its duration says little, that it failed says all.
      long height =
          state == State.UP || state == State.DEGRADED
              ? Math.max(6, entry.durationNanos() * STRIP_HEIGHT / Math.max(1, longest))
              : STRIP_HEIGHT;
      html.open("g");
      html.leaf(
          "title",
          Province.dateTime(entry.at())
              + " "
              + state.words()
              + ", "
              + Spans.measured(entry.durationNanos())
              + entry.cause().map(c -> ", " + CauseWords.of(c).name()).orElse(""));
      html.open(
          "rect",
          "class",
          state.label(),
          "x",
          Integer.toString(x),
          "y",
          Long.toString(STRIP_HEIGHT - height),
          "width",
          Integer.toString(STRIP_STEP - 2),
          "height",
          Long.toString(height));
      html.close();
      x += STRIP_STEP;
    }
    html.close();
    html.open("p", "class", "note");
    html.text(
        "Từ "
            + Province.dateTime(entries.getFirst().at())
            + " đến "
            + Province.dateTime(entries.getLast().at())
            + ": "
            + (entries.size() - bad)
            + "/"
            + entries.size()
            + " lần tốt. Chiều cao là thời gian trả lời, cao nhất "
            + Spans.measured(longest)
            + ".");
    html.close(2);
  }

  private void measurement(Observation last) {
    html.open("section");
    html.leaf("h2", "Lần đo mới nhất");
    html.open("p");
    sheet.ago(last.startedAt());
    html.text(", mất " + Spans.measured(last.durationNanos()) + ": ");
    sheet.state(Sheet.looks(last.outcome().verdict()));
    html.text(last.outcome().said().isEmpty() ? "" : " – " + last.outcome().said());
    html.close();
    waterfall(last.phases());
    addresses(last);
    last.speaker().flatMap(AddressResult::http).ifPresent(this::http);
    last.speaker().flatMap(AddressResult::tls).ifPresent(this::tls);
    last.speaker().flatMap(AddressResult::protocol).ifPresent(this::protocol);
    html.close();
  }

  private static String words(Phase phase) {
    return switch (phase) {
      case RESOLVE -> "Phân giải tên";
      case CONNECT -> "Kết nối";
      case TLS -> "Bắt tay TLS";
      case PROCESSING -> "Chờ xử lý";
      case TRANSFER -> "Nhận dữ liệu";
    };
  }

  private void waterfall(Phases phases) {
    long total = 0;
    int rows = 0;
    for (Phase phase : Phase.values()) {
      total += Math.max(0, phases.nanos(phase));
      rows += phases.nanos(phase) == Phases.ABSENT ? 0 : 1;
    }
    if (rows == 0) {
      return;
    }
    html.open("table", "class", "waterfall");
    html.leaf("caption", "Các chặng của lần đo", "class", "unseen");
    long before = 0;
    for (Phase phase : Phase.values()) {
      long nanos = phases.nanos(phase);
      if (nanos == Phases.ABSENT) {
        continue;
      }
      html.open("tr");
      html.leaf("th", words(phase), "scope", "row");
      html.leaf("td", Spans.measured(nanos), "class", "figure");
      html.open("td", "class", "bar");
      html.open(
          "svg",
          "viewBox",
          "0 0 " + WATERFALL_WIDTH + " " + ROW,
          "preserveAspectRatio",
          "none",
          "aria-hidden",
          "true");
      html.open(
          "rect",
          "class",
          "phase-" + phase.label(),
          "x",
          Long.toString(before * WATERFALL_WIDTH / Math.max(1, total)),
          "y",
          "3",
          "width",
          Long.toString(Math.max(2, nanos * WATERFALL_WIDTH / Math.max(1, total))),
          "height",
          Integer.toString(ROW - 6));
      html.close(3);
      before += nanos;
    }
    html.close();
  }

  private void addresses(Observation last) {
    if (last.addresses().isEmpty()) {
      return;
    }
    html.leaf("h3", "Địa chỉ");
    html.open("ul", "class", "plain");
    for (AddressResult address : last.addresses()) {
      html.open("li");
      html.leaf("code", address.ip().getHostAddress());
      html.text(" ");
      sheet.state(Sheet.looks(address.outcome().verdict()));
      html.text(" " + Sheet.cause(address.outcome().cause()));
      html.text(" " + Spans.measured(address.durationNanos()));
      html.close();
    }
    html.close();
  }

  private void http(HttpFacts http) {
    html.leaf("h3", "Trang web");
    html.open("dl");
    fact("Mã trạng thái", Integer.toString(http.status()));
    fact("Phiên bản HTTP", http.version());
    fact("Kích thước", Numbers.bytes(http.bodyBytes()) + (http.truncated() ? " (đã cắt)" : ""));
    fact("Kiểu nội dung", http.contentType().orElse("–"));
    fact("Bảng mã", http.charset().orElse("–"));
    fact("Tiêu đề", http.title().orElse("–"));
    http.note().ifPresent(note -> fact("Ghi chú", note));
    html.close();
    html.leaf("h3", "Các chặng chuyển hướng");
    html.open("ol", "class", "hops");
    for (HttpFacts.Hop hop : http.hops()) {
      html.open("li");
      html.leaf("b", Integer.toString(hop.status()));
      html.text(" ");
      html.leaf("code", hop.url());
      html.text(" (" + hop.ip() + ")");
      html.close();
    }
    html.close();
  }

  private static String words(TlsFacts.Trust trust) {
    return switch (trust) {
      case TRUSTED -> "Đáng tin cậy";
      case UNTRUSTED -> "Không đáng tin cậy";
      case EXPIRED -> "Đã hết hạn";
      case NOT_YET_VALID -> "Chưa có hiệu lực";
      case WRONG_HOST -> "Của tên miền khác";
      case WEAK -> "Yếu";
    };
  }

  private void tls(TlsFacts tls) {
    html.leaf("h3", "Chứng thư số");
    html.open("dl");
    fact("Độ tin cậy", words(tls.trust()));
    fact("Giao thức", tls.version());
    fact("Bộ mã", tls.cipher());
    html.close();
    html.open("ol", "class", "chain");
    for (TlsFacts.Certificate certificate : tls.chain()) {
      html.open("li");
      html.leaf("code", certificate.subject());
      html.leaf("small", "Do " + certificate.issuer() + " cấp");
      Duration left = Duration.between(sheet.now(), certificate.notAfter());
      html.leaf(
          "small",
          "Hiệu lực "
              + Province.date(certificate.notBefore())
              + " – "
              + Province.date(certificate.notAfter())
              + (left.isNegative()
                  ? ", đã hết hạn " + Spans.words(left)
                  : ", còn " + Spans.words(left)));
      if (!certificate.dnsNames().isEmpty()) {
        html.leaf("small", "Tên: " + String.join(", ", certificate.dnsNames()));
      }
      html.close();
    }
    html.close();
  }

  private void protocol(ProtocolFacts facts) {
    html.leaf("h3", "Trả lời của dịch vụ");
    html.open("dl");
    switch (facts) {
      case ProtocolFacts.Dns dns -> {
        fact("Mã trả lời", dns.rcode());
        fact("Của chính máy chủ của vùng", dns.authoritative() ? "Có" : "Không");
        fact("Bản ghi", String.join("; ", dns.answers()));
        dns.serials().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(e -> fact("Số hiệu SOA tại " + e.getKey(), Long.toString(e.getValue())));
      }
      case ProtocolFacts.Echo echo -> {
        fact("Gói gửi, nhận", echo.sent() + ", " + echo.received());
        fact(
            "Khứ hồi",
            echo.rttNanos().stream().map(Spans::measured).collect(Collectors.joining("; ")));
      }
      case ProtocolFacts.Dialogue dialogue -> {
        dialogue.startTls().ifPresent(yes -> fact("STARTTLS", yes ? "Có" : "Không"));
        dialogue.transcript().forEach(line -> fact("", line));
      }
      case ProtocolFacts.Sip sip -> fact("Trả lời SIP", sip.status() + " " + sip.reason());
      case ProtocolFacts.Ntp ntp -> {
        fact("Tầng", Integer.toString(ntp.stratum()));
        fact("Lệch giờ", Numbers.decimal(ntp.offsetSeconds(), 3) + " giây");
      }
    }
    html.close();
  }

  private void counters() {
    Counts counts = status.counts();
    html.open("section");
    html.leaf("h2", "Bộ đếm");
    html.open("dl");
    fact("Lần đo tốt", Numbers.whole(counts.up()));
    fact("Suy giảm", Numbers.whole(counts.degraded()));
    fact("Thất bại", Numbers.whole(counts.down()));
    fact("Không xác định", Numbers.whole(counts.unknown()));
    counts.byCause().entrySet().stream()
        .sorted(Map.Entry.<Cause, Long>comparingByValue().reversed())
        .forEach(e -> fact(CauseWords.of(e.getKey()).name(), Numbers.whole(e.getValue())));
    for (State state : State.values()) {
      double seconds = status.decided().seconds(state);
      fact(
          "Thời gian " + state.words().toLowerCase(Locale.ROOT),
          seconds > 0 ? Spans.words(Duration.ofMillis(Math.round(seconds * 1000))) : "–");
    }
    html.close();
    html.open("p", "class", "note");
    html.text(
        "Số lần tính từ "
            + Province.dateTime(snapshot.startedAt())
            + "; thời gian đã chốt đến "
            + Province.dateTime(status.decided().upTo())
            + ".");
    html.close(2);
  }

  private void identity() {
    html.open("section");
    html.leaf("h2", "Mục tiêu");
    html.open("dl");
    fact("Mã", target.id().value());
    fact("Loại", target.kind().words());
    fact("Đơn vị", sheet.unit(target.unit()));
    fact("Địa bàn", sheet.district(target.district()));
    fact("Địa chỉ", target.address());
    fact("Chu kỳ đo", Spans.limit(target.cadence().interval()));
    fact("Số lần hỏng để xác nhận", Integer.toString(target.cadence().confirm()));
    fact("Nhóm mục tiêu", target.tier());
    status.nextAt().ifPresent(at -> fact("Lần đo kế tiếp", Province.dateTime(at)));
    relation("Đặt tại", target.hostedOn());
    relation("Đi qua", target.reachedThrough());
    target.platform().ifPresent(platform -> fact("Hệ thống", platform));
    html.close(2);
  }

  private void relation(String word, Optional<TargetId> other) {
    other.ifPresent(
        id -> {
          html.leaf("dt", word);
          html.open("dd");
          String name =
              snapshot.targets().stream()
                  .filter(one -> one.target().id().equals(id))
                  .findFirst()
                  .map(one -> one.target().name())
                  .orElse(id.value());
          html.leaf("a", name, "href", Sheet.href(id));
          html.close();
        });
  }

  private void fact(String name, String value) {
    html.leaf("dt", name);
    html.leaf("dd", value.isEmpty() ? "–" : value);
  }
}
