package vn.gov.haiduong.haidang.app.probe;

import java.util.ArrayList;
import java.util.List;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.wording.Spans;

/** Phases drawn below one another, each beginning where the one before it ended. */
final class Waterfall {

  private static final int CELLS = 40;
  private static final int EIGHTHS = 8;
  private static final String[] PARTS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

  private Waterfall() {}

  /** A heading and one row for each phase reached; nothing where none was. */
  static List<String> rows(Phases phases) {
    long total = 0;
    for (Phases.Phase phase : Phases.Phase.values()) {
      total += Math.max(0, phases.nanos(phase));
    }
    List<String> rows = new ArrayList<>();
    long before = 0;
    for (Phases.Phase phase : Phases.Phase.values()) {
      long nanos = phases.nanos(phase);
      if (nanos != Phases.ABSENT) {
        rows.add("    " + word(phase) + " │" + bar(before, nanos, total) + "│ " + time(nanos));
        before += nanos;
      }
    }
    if (!rows.isEmpty()) {
      rows.addAll(0, List.of("", "  Các pha"));
    }
    return rows;
  }

  private static String bar(long before, long nanos, long total) {
    long all = Math.max(1, total);
    int from = (int) (before * CELLS / all);
    int eighths =
        Math.clamp(Math.round((double) nanos * CELLS * EIGHTHS / all), 1, CELLS * EIGHTHS);
    from = Math.min(from, CELLS - 1);
    eighths = Math.min(eighths, (CELLS - from) * EIGHTHS);
    String bar = "█".repeat(eighths / EIGHTHS) + PARTS[eighths % EIGHTHS];
    return " ".repeat(from) + bar + " ".repeat(CELLS - from - bar.length());
  }

  private static String time(long nanos) {
    String words = Spans.measured(nanos);
    return " ".repeat(Math.max(0, 9 - words.length())) + words;
  }

  private static String word(Phases.Phase phase) {
    return switch (phase) {
      case RESOLVE -> "hỏi tên  ";
      case CONNECT -> "kết nối  ";
      case TLS -> "mã hóa   ";
      case PROCESSING -> "xử lý    ";
      case TRANSFER -> "truyền về";
    };
  }
}
