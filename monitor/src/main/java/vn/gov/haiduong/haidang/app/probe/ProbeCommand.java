package vn.gov.haiduong.haidang.app.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Screen;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Addressing.Family;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.time.Clock;

/** {@code ./haidang probe WHAT…}: one measurement of each, now, outside any schedule. */
@Command(
    name = "probe",
    customSynopsis = "./haidang probe [TÙY CHỌN] GÌ…",
    description = "Đo một lần, ngay bây giờ, và nói rõ đã thấy gì. Không ghi sổ, không báo cho ai.",
    footer = {
      "Ví dụ:",
      "  ./haidang probe https://haiduong.gov.vn/",
      "  ./haidang probe --expect-text \"Sở Nội vụ\" --json https://sonoivu.haiduong.gov.vn/",
      "  ./haidang probe tcp://10.0.0.5:143 smtp://mail.haiduong.gov.vn icmp://10.0.0.1",
      "  ./haidang probe \"dns://10.0.0.53/haiduong.gov.vn?type=AAAA\" sip://hop.haiduong.gov.vn",
      "",
      "Mã thoát: 0 hoạt động, 1 suy giảm, 2 gián đoạn, 3 không xác định, 64 dùng lệnh sai.",
    })
public final class ProbeCommand extends HaidangCommand {

  private static final Logger LOG = LoggerFactory.getLogger(ProbeCommand.class);

  private final Surroundings surroundings;
  private int told;

  public ProbeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "GÌ",
      description = {
        "URL (http, https), tcp://máy:cổng, tls://máy:cổng, dns://máy-chủ/tên?type=A, icmp://máy,",
        "smtp://máy, sip://máy, ntp://máy, tên miền, hoặc mã đối tượng trong danh mục."
      })
  List<String> whats = new ArrayList<>();

  @Option(names = "--profile", paramLabel = "TÊN", description = "Hồ sơ đo trong danh mục.")
  @Nullable String profile;

  @Option(
      names = "--timeout",
      paramLabel = "10s",
      description = "Thời gian tối đa cho mỗi địa chỉ (500ms, 10s, 1m).")
  @Nullable String timeout;

  @Option(
      names = "--slow-after",
      paramLabel = "5s",
      description = "Tốt nhưng lâu hơn mức này là suy giảm.")
  @Nullable String slowAfter;

  @Option(
      names = "--family",
      paramLabel = "4|6|all",
      description = "Họ địa chỉ được đo; mặc định all: mọi địa chỉ.")
  @Nullable String family;

  @Option(names = "--address", paramLabel = "IP", description = "Đo địa chỉ này, không hỏi tên.")
  @Nullable String address;

  @Option(
      names = "--resolver",
      paramLabel = "IP:CỔNG",
      description = "Hỏi tên ở máy chủ này thay cho của hệ thống.")
  @Nullable String resolver;

  @Option(
      names = "--ca",
      paramLabel = "TỆP",
      description = "Tệp PEM, thêm vào các tổ chức chứng thực được tin cậy.")
  @Nullable String ca;

  @Option(names = "--strict-tls", description = "Chứng thư số có lỗi là gián đoạn.")
  boolean strictTls;

  @Option(names = "--http2", description = "Mời dùng HTTP/2.")
  boolean http2;

  @Option(
      names = "--expect-status",
      paramLabel = "MÃ,…",
      description = "Mã trạng thái mong đợi, ví dụ 200,301 hoặc 200-299.")
  @Nullable String expectStatus;

  @Option(
      names = "--expect-text",
      paramLabel = "CHỮ",
      description = "Đoạn chữ phải có trên trang; ghi được nhiều lần.")
  List<String> expectText = new ArrayList<>();

  @Option(
      names = "--refuse-text",
      paramLabel = "CHỮ",
      description = "Đoạn chữ không được có trên trang; ghi được nhiều lần.")
  List<String> refuseText = new ArrayList<>();

  @Option(
      names = "--max-body",
      paramLabel = "5M",
      description = "Đọc tối đa bấy nhiêu byte (k, M là 1024).")
  @Nullable String maxBody;

  @Option(
      names = "--follow",
      paramLabel = "10",
      description = "Số lần chuyển hướng tối đa; 0: xét chính mã 3xx.")
  @Nullable String follow;

  @Option(names = "--user-agent", paramLabel = "CHỮ", description = "Tên tự xưng khi hỏi.")
  @Nullable String userAgent;

  @Option(names = "--json", description = "Mỗi phép đo một dòng JSON, không in gì khác.")
  boolean json;

  @Override
  public Integer call() {
    Overrides overrides;
    List<InetSocketAddress> resolvers;
    List<X509Certificate> trusted;
    try {
      overrides = overrides();
      resolvers =
          resolver == null ? List.of() : List.of(OptionText.resolver("--resolver", resolver));
      trusted = ca == null ? List.of() : CaFile.read(ca);
    } catch (BadAddress wrong) {
      throw wrongUsage(wrong.getMessage());
    }
    Listings listings = Listings.shipped(surroundings.clock());
    List<What> asked = whats.stream().map(WhatReader::read).map(listings::address).toList();
    if (profile != null) {
      String named = profile;
      try {
        asked = asked.stream().map(what -> listings.profiled(what, named)).toList();
      } catch (BadAddress wrong) {
        throw wrongUsage(wrong.getMessage());
      }
    }
    Clock clock = surroundings.clock();
    int count = Math.clamp(asked.size(), 1, 2);
    ProbeLoops loops = ProbeLoops.start(count, clock);
    try (Probes probes =
        new Probes(
            new ProbeEnvironment(resolvers, trusted, clock, new ProbeEnvironment.ByHand()))) {
      Measuring measuring = new Attentive(probes, loops, clock);
      if (Warmth.needsTls(addresses(asked))) {
        probes.rehearseTls();
      }
      Warmth.spread(measuring, clock, addresses(asked), loops);
      Round round = new Round(measuring, clock);
      return round.run(asked, overrides, this::tell).exitCode();
    } catch (RuntimeException broken) {
      LOG.atError().setCause(broken).log("probe command broke");
      return Verdict.UNKNOWN.exitCode();
    }
  }

  private static List<ProbeSpec> addresses(List<What> asked) {
    return asked.stream()
        .filter(What.Address.class::isInstance)
        .map(what -> ((What.Address) what).spec())
        .toList();
  }

  private void tell(Shown shown) {
    Screen screen = surroundings.screen();
    if (json) {
      screen.out().print(ResultJson.line(shown) + "\n");
    } else {
      screen.out().print((told++ > 0 ? "\n" : "") + ResultText.of(shown, screen.colours()));
    }
    screen.flush();
  }

  private Overrides overrides() {
    Optional<Family> wanted =
        Optional.ofNullable(family).map(text -> OptionText.family("--family", text));
    Optional<InetAddress> fixed =
        Optional.ofNullable(address).map(text -> OptionText.address("--address", text));
    if (fixed.isPresent() && wanted.isPresent()) {
      boolean six = Shown.family(fixed.get()) == 6;
      if (wanted.get() == (six ? Family.V4 : Family.V6)) {
        throw new BadAddress("--address và --family chỉ hai họ địa chỉ khác nhau");
      }
    }
    return new Overrides(
        Optional.ofNullable(timeout).map(text -> OptionText.duration("--timeout", text)),
        Optional.ofNullable(slowAfter).map(text -> OptionText.duration("--slow-after", text)),
        wanted,
        fixed,
        strictTls,
        http2,
        Optional.ofNullable(expectStatus).map(text -> OptionText.statuses("--expect-status", text)),
        expectText.stream().map(text -> OptionText.pageText("--expect-text", text)).toList(),
        refuseText.stream().map(text -> OptionText.pageText("--refuse-text", text)).toList(),
        Optional.ofNullable(maxBody).map(text -> OptionText.size("--max-body", text)),
        Optional.ofNullable(follow).map(text -> OptionText.follow("--follow", text)),
        Optional.ofNullable(userAgent).map(text -> OptionText.headerText("--user-agent", text)));
  }
}
