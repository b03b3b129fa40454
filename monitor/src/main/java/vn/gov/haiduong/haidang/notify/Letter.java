package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The Vietnamese words of a message about an incident. Subjects begin with {@code [TBSC]} (note 2
 * of form 03, TT 20/2017).
 *
 * @param incident its number
 * @param what what happened to what, such as "Cổng thông tin điện tử tỉnh: không kết nối được"
 * @param where host name or place, short
 * @param affected who is affected, one sentence; empty when that is all
 * @param evidence what was seen, one sentence
 * @param level severity in words
 * @param asked what the plan asks of this person now
 * @param deadline the next deadline in words, with its legal basis
 * @param code one-time code of this person
 */
public record Letter(
    Purpose purpose,
    String incident,
    String what,
    String where,
    Instant since,
    String affected,
    String evidence,
    String level,
    String asked,
    Optional<String> deadline,
    Optional<String> link,
    Optional<String> code,
    boolean drill) {

  public static final String DRILL = "[DIỄN TẬP]";
  static final String DRILL_PLAIN = "[DIEN TAP]";

  /** Longest short message: three parts of a concatenated one. */
  public static final int LONGEST_BRIEF = 459;

  /** More than so many come together as one line each: nobody reads pages of them. */
  private static final int MOST_WHOLE = 20;

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm dd/MM", Locale.ROOT);

  /** The text for all channels. */
  public Text text() {
    String head = (drill ? DRILL + " " : "") + "[TBSC] ";
    return new Text(
        head + title() + " – " + incident, plain(), brief(160), template(), parameters(), link);
  }

  private String title() {
    String prefix =
        switch (purpose) {
          case OPENED, OWN_SIDE, TEST, DIGEST, REPORT -> "";
          case ESCALATED -> "CHƯA XÁC NHẬN: ";
          case REMINDER -> "Nhắc: ";
          case UPDATE -> "Cập nhật: ";
          case DEADLINE -> "Sắp đến hạn: ";
          case RECOVERED -> "Đã khôi phục: ";
          case CLOSED -> "Đã đóng: ";
        };
    return prefix + what + " – mức " + level;
  }

  private String plain() {
    StringBuilder text = new StringBuilder();
    if (drill) {
      text.append(DRILL).append(" Đây là diễn tập, không phải sự cố thật.\n\n");
    }
    line(text, "Sự cố", incident + " – mức " + level);
    line(text, "Việc gì", what);
    line(text, "Ở đâu", where);
    line(text, "Từ lúc", Province.dateTime(since) + " (giờ Việt Nam)");
    line(text, "Ảnh hưởng", affected);
    line(text, "Căn cứ đo", evidence);
    line(text, "Đề nghị", asked);
    deadline.ifPresent(words -> line(text, "Hạn gần nhất", words));
    link.ifPresent(url -> text.append("\nXác nhận đã nhận: ").append(url).append('\n'));
    code.ifPresent(
        digits ->
            text.append("Hoặc trả lời tin này bằng mã ")
                .append(digits)
                .append(", hoặc đọc mã cho trực ban.\n"));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isBlank()) {
      text.append(name).append(": ").append(Lines.one(value, 600)).append('\n');
    }
  }

  /**
   * Unaccented, at most {@code limit} characters. Number, level, place, time and code always stay;
   * the link stays when it fits in three parts.
   */
  public String brief(int limit) {
    String head =
        (drill ? DRILL_PLAIN + " " : "")
            + "[TBSC] "
            + Unaccented.of(incident)
            + " "
            + Unaccented.of(brief())
            + " "
            + Unaccented.of(level)
            + ": ";
    String time = " tu " + HOUR.format(since.atZone(Province.ZONE)) + ".";
    String answer = code.map(digits -> " Ma xac nhan: " + digits).orElse("");
    int room = Math.max(12, limit - head.length() - time.length() - answer.length());
    String text = head + cut(Unaccented.of(what), room) + time + answer;
    String url = link.map(address -> " " + address).orElse("");
    return text.length() + url.length() <= LONGEST_BRIEF ? text + url : text;
  }

  private String brief() {
    return switch (purpose) {
      case OPENED, OWN_SIDE, DIGEST, REPORT -> "";
      case TEST -> "THU";
      case ESCALATED -> "CHUA XAC NHAN";
      case REMINDER -> "NHAC";
      case UPDATE -> "CAP NHAT";
      case DEADLINE -> "SAP DEN HAN";
      case RECOVERED -> "DA KHOI PHUC";
      case CLOSED -> "DA DONG";
    };
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 2).strip() + "..";
  }

  private String template() {
    return switch (purpose) {
      case OPENED, OWN_SIDE, UPDATE, DIGEST, REPORT, TEST -> "tbsc_su_co";
      case ESCALATED, REMINDER -> "tbsc_nhac";
      case DEADLINE -> "tbsc_han";
      case RECOVERED, CLOSED -> "tbsc_khoi_phuc";
    };
  }

  private Map<String, String> parameters() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("ma_su_co", incident);
    named.put("muc", level);
    named.put("noi_dung", (drill ? DRILL + " " : "") + Lines.one(what, 100));
    named.put("ten_mien", where);
    named.put("tu_luc", Province.dateTime(since));
    named.put("de_nghi", Lines.one(asked, 100));
    code.ifPresent(digits -> named.put("ma_xac_nhan", digits));
    link.ifPresent(url -> named.put("lien_ket", url));
    return named;
  }

  /** How one line of many is answered. */
  private static String answer(Message message) {
    String code = message.text().parameters().getOrDefault("ma_xac_nhan", "");
    return (code.matches("\\d{6}") ? "; mã xác nhận " + code : "")
        + message.text().link().map(url -> "; " + url).orElse("");
  }

  /** Several messages that waited for the same person, as one. */
  static Text together(List<Message> messages) {
    Message first = messages.getFirst();
    boolean drill = messages.stream().anyMatch(Message::drill);
    StringBuilder plain = new StringBuilder();
    boolean whole = messages.size() <= MOST_WHOLE;
    for (Message message : messages) {
      plain.append("– ").append(message.text().subject());
      plain.append(whole ? "\n" + message.text().plain() + "\n" : answer(message)).append('\n');
    }
    String head = (drill ? DRILL + " " : "") + "[TBSC] ";
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("so_tin", Integer.toString(messages.size()));
    parameters.put("danh_sach", codes(messages, 300));
    first.text().link().ifPresent(url -> parameters.put("lien_ket", url));
    return new Text(
        head + messages.size() + " tin về các sự cố đang mở",
        plain.toString(),
        briefOf(messages, drill, first.text().link()),
        "many",
        parameters,
        first.text().link());
  }

  /** Each incident with its own code, so that it can be answered without a link. */
  private static String briefOf(List<Message> messages, boolean drill, Optional<String> link) {
    String head =
        (drill ? DRILL_PLAIN + " " : "") + "[TBSC] " + messages.size() + " tin. Ma xac nhan: ";
    String text = head + codes(messages, LONGEST_BRIEF - head.length());
    String url = link.map(address -> " " + address).orElse("");
    return text.length() + url.length() <= LONGEST_BRIEF ? text + url : text;
  }

  /** "SC-… 123456" of each, as many as fit; what does not fit is counted. */
  private static String codes(List<Message> messages, int room) {
    Map<String, String> each = new LinkedHashMap<>();
    for (Message message : messages) {
      // A later message of the same incident carries the code that is good now; one that carries
      // none, such as of a recovery, does not take it away.
      String code = message.text().parameters().getOrDefault("ma_xac_nhan", "");
      if (code.matches("\\d{6}") || !each.containsKey(message.incident())) {
        each.put(message.incident(), code);
      }
    }
    StringBuilder text = new StringBuilder();
    int left = each.size();
    for (Map.Entry<String, String> one : each.entrySet()) {
      String code = one.getValue().matches("\\d{6}") ? " " + one.getValue() : "";
      String item = (text.isEmpty() ? "" : ", ") + Unaccented.of(one.getKey()) + code;
      if (text.length() + item.length() + " va 99 su co nua".length() > room) {
        return text + " va " + left + " su co nua";
      }
      text.append(item);
      left--;
    }
    return text.toString();
  }
}
