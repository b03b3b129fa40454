package vn.gov.haiduong.haidang.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Overrides;
import vn.gov.haiduong.haidang.config.TargetsLoader;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.page.PageContext;
import vn.gov.haiduong.haidang.page.PageKind;
import vn.gov.haiduong.haidang.page.PageReader;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.time.Province;

/** {@code ./haidang page FILE|URL…}: what the page reading finds. */
@Command(
    name = "page",
    customSynopsis = "./haidang page [TÙY CHỌN] TỆP|URL…",
    description =
        "Đọc trang đã lưu hoặc trang trên mạng: liên kết, ngày tin mới nhất, ngôn ngữ, và dấu hiệu"
            + " bị chèn, bị thay đổi. Kết quả luôn là \"cần kiểm tra\", không bao giờ là kết luận"
            + " vi phạm.",
    footer = {
      "Ví dụ:",
      "  ./haidang page trang-chu.html --site sonoivu.haiduong.gov.vn --explain",
      "  ./haidang page https://haiduong.gov.vn/ --as browser --as crawler --as referred",
      "  ./haidang page moi.html --baseline da-duyet.html --json",
      "",
      "Mã thoát: 0 đã đọc (kết quả thế nào cũng vậy), 1 có thứ không đọc được, 2 danh mục sai,",
      "64 dùng lệnh sai.",
    })
public final class PageCommand extends HaidangCommand {

  private static final int MAX_FILE = 8 * 1024 * 1024;

  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "TỆP|URL",
      description = "Tệp HTML đã lưu, hoặc http(s)://…")
  List<String> whats = new ArrayList<>();

  @Option(names = "--site", paramLabel = "MÁY", description = "Trang này của tên miền nào.")
  @Nullable String site;

  @Option(names = "--url", paramLabel = "URL", description = "Địa chỉ mà tệp được lấy về.")
  @Nullable String url;

  @Option(
      names = "--now",
      paramLabel = "THỜI-ĐIỂM",
      description = "Coi bây giờ là lúc này (RFC 3339).")
  @Nullable String now;

  @Option(names = "--baseline", paramLabel = "TỆP", description = "Bản cũ đã được duyệt để so.")
  @Nullable String baseline;

  @Option(
      names = "--inventory",
      paramLabel = "THƯ-MỤC",
      description = "Danh mục: tên miền của Cổng và các đơn vị.")
  @Nullable Path inventory;

  @Option(
      names = "--kind",
      paramLabel = "home|portal|service|any",
      description = "Loại trang (mặc định any).")
  @Nullable String kind;

  @Option(
      names = "--as",
      paramLabel = "browser|mobile|crawler|referred",
      description = "Hỏi URL như ai; ghi nhiều lần để so.")
  List<String> as = new ArrayList<>();

  @Option(names = "--explain", description = "Nói rõ từng dấu hiệu: mã, nhóm, điểm, vị trí.")
  boolean explain;

  @Option(names = "--json", description = "Mỗi trang một dòng JSON, không in gì khác.")
  boolean json;

  public PageCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Instant moment = now == null ? surroundings.clock().now() : instant(now);
    PageKind sort = kind == null ? PageKind.ANY : kindOf(kind);
    List<Visitor> visitors =
        as.isEmpty()
            ? List.of(Visitor.BROWSER)
            : as.stream().map(this::visitor).distinct().toList();
    if (url != null && !url.toLowerCase(Locale.ROOT).matches("https?://[^/\\s].*")) {
      throw wrongUsage("--url: cần địa chỉ http(s), nhận được " + url);
    }
    if (site != null && !site.matches("[^\\s/@]{1,253}")) {
      throw wrongUsage("--site: cần một tên miền, nhận được " + site);
    }
    Set<String> portals = PageContext.PORTAL;
    Set<String> hosts = Set.of();
    if (inventory != null) {
      if (!Files.isDirectory(inventory)) {
        surroundings.screen().err().println("không có thư mục danh mục " + inventory);
        return ExitCode.WRONG_INPUT;
      }
      LocalDate today = LocalDate.ofInstant(moment, Province.ZONE);
      switch (TargetsLoader.load(inventory, Overrides.NONE, today)) {
        case LoadResult.Refused refused -> {
          refused.problems().forEach(p -> surroundings.screen().err().println(p.message()));
          return ExitCode.WRONG_INPUT;
        }
        case LoadResult.Loaded loaded -> {
          portals = loaded.configuration().portalHosts();
          hosts = hosts(loaded.configuration());
        }
      }
    }
    Optional<byte[]> approved = Optional.empty();
    if (baseline != null) {
      try {
        approved = Optional.of(file(baseline));
      } catch (IOException e) {
        surroundings.screen().err().println("không đọc được bản đã duyệt " + baseline);
        return ExitCode.FAILED;
      }
    }
    return all(
        new PageContext(
            Optional.ofNullable(site).map(PageCommand::hostOnly),
            url == null ? "" : url,
            moment,
            sort,
            portals,
            hosts,
            Optional.empty()),
        visitors,
        approved);
  }

  private static String hostOnly(String given) {
    return given.replaceFirst(":\\d{1,5}$", "");
  }

  private int all(PageContext common, List<Visitor> visitors, Optional<byte[]> approved) {
    int exit = ExitCode.DONE;
    for (String what : whats) {
      try {
        Reading reading =
            what.toLowerCase(Locale.ROOT).matches("https?://.*")
                ? AddressReading.read(what, visitors, common, approved)
                : ofFile(what, common, approved);
        tell(json ? PageJson.of(reading) + "\n" : PageText.of(reading, explain));
      } catch (IOException | InvalidPathException e) {
        exit = ExitCode.FAILED;
        String why = "không đọc được" + (e.getMessage() == null ? "" : ": " + e.getMessage());
        if (json) {
          tell(PageJson.failed(what, why) + "\n");
        }
        surroundings.screen().err().println(what + ": " + why);
      }
    }
    surroundings.screen().flush();
    return exit;
  }

  private void tell(String text) {
    surroundings.screen().out().print(text);
    surroundings.screen().flush();
  }

  private static Reading ofFile(String what, PageContext common, Optional<byte[]> approved)
      throws IOException {
    Findings findings = PageReader.read(file(what), Optional.empty(), common, approved);
    return new Reading(what, findings, List.of());
  }

  /** The beginning and the end of a file that is too long. */
  private static byte[] file(String name) throws IOException {
    Path path = Path.of(name);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(MAX_FILE);
      long size = Files.isRegularFile(path) ? Files.size(path) : head.length;
      if (size <= MAX_FILE) {
        return head;
      }
      int tail = (int) Math.min(1024 * 1024, size - MAX_FILE);
      in.skipNBytes(size - MAX_FILE - tail);
      byte[] end = in.readNBytes(tail);
      byte[] both = Arrays.copyOf(head, head.length + end.length);
      System.arraycopy(end, 0, both, head.length, end.length);
      return both;
    }
  }

  private static Set<String> hosts(Configuration found) {
    Set<String> hosts = new HashSet<>(found.portalHosts());
    found.inventory().listings().stream()
        .filter(Site.class::isInstance)
        .map(Site.class::cast)
        .forEach(
            row -> {
              row.host().ifPresent(hosts::add);
              hosts.addAll(row.officialHosts());
            });
    return hosts;
  }

  private Visitor visitor(String word) {
    for (Visitor visitor : Visitor.values()) {
      if (visitor.label().equals(word)) {
        return visitor;
      }
    }
    throw wrongUsage("--as: cần browser, mobile, crawler hoặc referred, nhận được " + word);
  }

  private PageKind kindOf(String word) {
    for (PageKind sort : PageKind.values()) {
      if (sort.label().equals(word)) {
        return sort;
      }
    }
    throw wrongUsage("--kind: cần home, portal, service hoặc any, nhận được " + word);
  }

  private Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      try {
        return text.contains("T")
            ? LocalDateTime.parse(text).atZone(Province.ZONE).toInstant()
            : LocalDate.parse(text).atTime(12, 0).atZone(Province.ZONE).toInstant();
      } catch (DateTimeException again) {
        throw wrongUsage("--now: cần một thời điểm RFC 3339, nhận được " + text);
      }
    }
  }
}
