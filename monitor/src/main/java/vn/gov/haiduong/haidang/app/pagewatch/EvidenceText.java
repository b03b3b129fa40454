package vn.gov.haiduong.haidang.app.pagewatch;

import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Evidence;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.page.Signal;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Plain;

/** What a reading showed, as a person reads it in the folder of evidence. Bounded. */
public final class EvidenceText {

  /** Before the hash of the kept copy; {@code incident evidence} looks for it. */
  static final String COPY = Evidence.COPY;

  private static final int MOST_SIGNALS = 12;
  private static final int MOST_FIELDS = 14;

  private EvidenceText() {}

  /** The hash of the copy that a piece of evidence speaks of; empty when it speaks of none. */
  public static Optional<String> copyOf(String text) {
    return text.lines()
        .filter(line -> line.startsWith(COPY))
        .map(line -> line.substring(COPY.length()).strip())
        .filter(hash -> hash.matches("[0-9a-f]{64}"))
        .findFirst();
  }

  static String of(Watched site, Copy copy) {
    StringBuilder out = new StringBuilder(2_000);
    line(out, "Trang: " + site.address(copy.page()));
    line(out, "Đọc lúc: " + Province.dateTime(copy.at()));
    line(out, "Trả lời: " + copy.kept().status() + ", " + copy.kept().body().length + " byte");
    line(out, "Địa chỉ cuối: " + copy.kept().finalUrl());
    copy.away().ifPresent(host -> line(out, "Bị chuyển sang máy lạ: " + host));
    line(out, COPY + copy.sha256());
    line(out, "Nhận định: " + copy.judged().words());
    copy.findings().ifPresent(findings -> findings(out, findings));
    line(out, "Đầu trả lời:");
    List<String> fields = copy.kept().fields();
    for (int i = 0; i + 1 < fields.size() && i / 2 < MOST_FIELDS; i += 2) {
      if (!fields.get(i).equals("set-cookie")) {
        line(out, "  " + fields.get(i) + ": " + fields.get(i + 1));
      }
    }
    return out.toString();
  }

  private static void findings(StringBuilder out, Findings findings) {
    line(out, "Tiêu đề: " + findings.title());
    List<Signal> counted = counted(findings);
    line(out, "Dấu hiệu: " + counted.size());
    counted.stream()
        .limit(MOST_SIGNALS)
        .forEach(
            signal ->
                line(
                    out,
                    "  "
                        + signal.code().label()
                        + (signal.hard() ? " (mạnh)" : " (yếu)")
                        + ": "
                        + signal.code().words()
                        + "; "
                        + signal.evidence()
                        + (signal.where().isEmpty() ? "" : "; tại " + signal.where())));
    findings
        .baseline()
        .ifPresent(
            beside -> {
              line(
                  out,
                  "So với bản đã duyệt: giống "
                      + Math.round(beside.similarity() * 100)
                      + " %"
                      + (beside.titleChanged() ? ", tiêu đề khác" : "")
                      + (beside.languageChanged() ? ", ngôn ngữ khác" : "")
                      + (beside.menuLost() ? ", mất thực đơn" : "")
                      + (beside.structureChanged() ? ", bố cục khác" : ""));
              listed(out, "  nơi dẫn tới mới: ", beside.newExternalHosts());
              listed(out, "  mã lệnh mới: ", beside.newScripts());
              listed(out, "  biểu mẫu mới: ", beside.newForms());
            });
  }

  static List<Signal> counted(Findings findings) {
    return findings.signals().stream().filter(signal -> !signal.guarded()).toList();
  }

  private static void listed(StringBuilder out, String name, List<String> what) {
    if (!what.isEmpty()) {
      line(out, name + String.join(", ", what.subList(0, Math.min(5, what.size()))));
    }
  }

  /** Texts of strangers: without control characters, of bounded length. */
  private static void line(StringBuilder out, String text) {
    out.append(Plain.shown(Printable.of(text, 300), 300)).append('\n');
  }

  /** One sentence for people who are told. */
  static String sentence(Watched site, Copy copy, long again) {
    List<String> what =
        copy.findings().map(EvidenceText::counted).orElse(List.of()).stream()
            .map(signal -> signal.code().words())
            .distinct()
            .limit(3)
            .toList();
    return Plain.shown(
        "Trang "
            + site.address(copy.page())
            + " có dấu hiệu cần kiểm tra"
            + (what.isEmpty() ? "" : ": " + String.join("; ", what))
            + ". Đã đọc lại sau "
            + again
            + " giây vẫn thấy. Chưa kết luận nguyên nhân, cần người xem",
        600);
  }
}
