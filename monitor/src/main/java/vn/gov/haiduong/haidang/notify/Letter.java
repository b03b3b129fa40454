package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Septets;
import vn.gov.haiduong.haidang.wording.Unaccented;

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
  public static final String DRILL_PLAIN = "[DIEN TAP]";

  private static final Pattern READ_ALOUD =
      Pattern.compile("^Hoặc đọc mã (\\d{6}) cho trực ban\\.$", Pattern.MULTILINE);

  private static final Pattern ASKED_SHORTLY = Pattern.compile("\\bMa xac nhan: (\\d{6})\\.");

  /** More than so many come together as one line each: nobody reads pages of them. */
  private static final int MOST_WHOLE = 20;

  /** Where the plan has no words of its own. */
  private static final String SMS =
      "[TBSC] {{ma_su_co}} {{viec_can_lam}} {{muc}}: {{doi_tuong}} tu {{gio_bat_dau}}. {{xac_nhan}}"
          + " {{lien_ket}}";

  private static final String SMS_MANY =
      "[TBSC] {{so_tin}} tin. Ma xac nhan: {{danh_sach}} {{lien_ket}}";

  /** The text for all channels. */
  public Text text() {
    String head = (drill ? DRILL + " " : "") + "[TBSC] ";
    return new Text(
        head + title() + " – " + incident, plain(), brief(), template(), parameters(), link);
  }

  private String title() {
    String prefix =
        switch (purpose) {
          // A deadline's name and time are the matter itself.
          case OPENED, OWN_SIDE, TEST, DIGEST, REPORT, DEADLINE -> "";
          // Who may still answer has a code; else somebody has taken it over or it is over.
          case ESCALATED -> code.isPresent() ? "CHƯA XÁC NHẬN: " : "Chuyển cấp: ";
          case REMINDER -> "Nhắc: ";
          case UPDATE -> "Cập nhật: ";
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
    // Without a code nobody is asked any more: the link shows what became of it.
    String press = code.isPresent() ? "\nXác nhận đã nhận: " : "\nXem sự cố: ";
    link.ifPresent(url -> text.append(press).append(url).append('\n'));
    code.ifPresent(digits -> text.append("Hoặc đọc mã ").append(digits).append(" cho trực ban.\n"));
    return text.toString();
  }

  /**
   * The same where a reply to the very message is heard, each of several with its own code: only
   * the channel that carries it knows.
   */
  static Text answeredByReply(Text text) {
    Map<String, String> parameters = new LinkedHashMap<>(text.parameters());
    var _ =
        parameters.computeIfPresent(Text.SMS_PLACE + "xac_nhan", (_, asked) -> replyOfShort(asked));
    return new Text(
        text.subject(),
        READ_ALOUD
            .matcher(text.plain())
            .replaceAll("Hoặc trả lời tin này bằng mã $1, hoặc đọc mã cho trực ban."),
        replyOfShort(text.brief()),
        text.template(),
        parameters,
        text.link());
  }

  /** No longer than before, so that a short message stays one. */
  private static String replyOfShort(String brief) {
    return ASKED_SHORTLY.matcher(brief).replaceAll("Tra loi ma $1.");
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isBlank()) {
      text.append(name).append(": ").append(Lines.one(value, 600)).append('\n');
    }
  }

  /** What people read where the plan has no short text for it. */
  private String brief() {
    Map<String, String> places = new LinkedHashMap<>(parameters());
    places.put("doi_tuong", what);
    places.put("gio_bat_dau", Province.hourAndDay(since));
    places.put("viec_can_lam", call());
    places.put("xac_nhan", code.map(Letter::answerBy).orElse(""));
    return ShortText.of(drill ? DRILL_PLAIN + " " : "", SMS, places).text();
  }

  /** How a short message asks for an answer. */
  public static String answerBy(String code) {
    return "Ma xac nhan: " + code + ".";
  }

  private String call() {
    return switch (purpose) {
      case OPENED, OWN_SIDE, DIGEST, REPORT -> "";
      case TEST -> "THU";
      case ESCALATED -> code.isPresent() ? "CHUA XAC NHAN" : "CHUYEN CAP";
      case REMINDER -> "NHAC";
      case UPDATE -> "CAP NHAT";
      case DEADLINE -> "THOI HAN";
      case RECOVERED -> "DA KHOI PHUC";
      case CLOSED -> "DA DONG";
    };
  }

  private String template() {
    return switch (purpose) {
      case OPENED, OWN_SIDE, UPDATE, DIGEST, REPORT, TEST -> "tbsc_su_co";
      case ESCALATED, REMINDER -> "tbsc_nhac";
      case DEADLINE -> "tbsc_han";
      case RECOVERED, CLOSED -> "tbsc_khoi_phuc";
    };
  }

  /** The facts by themselves, for gateways that fill templates of their own. */
  public Map<String, String> parameters() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("ma_su_co", incident);
    named.put("muc", level);
    named.put("noi_dung", (drill ? DRILL + " " : "") + Lines.one(what, 100));
    named.put("ten_mien", where);
    named.put("tu_luc", Province.dateTime(since));
    named.put("de_nghi", Lines.one(asked, 100));
    code.ifPresent(digits -> named.put(Text.CODE, digits));
    link.ifPresent(url -> named.put("lien_ket", url));
    return named;
  }

  /** How one line of many is answered. */
  private static String answer(Message message) {
    return message.text().code().map(code -> "; mã xác nhận " + code).orElse("")
        + message.text().link().map(url -> "; " + url).orElse("");
  }

  /**
   * Several messages that waited for the same person, as one.
   *
   * @param unwritten whether the short form begins with the mark of what is not kept yet
   */
  static Text together(List<Message> messages, boolean unwritten) {
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
    parameters.put("danh_sach", codes(messages, 250));
    first.text().link().ifPresent(url -> parameters.put("lien_ket", url));
    return new Text(
        head + messages.size() + " tin về các sự cố đang mở",
        plain.toString(),
        briefOf(messages, drill, unwritten, first.text().link()),
        "many",
        parameters,
        first.text().link());
  }

  /** Each incident with its own code, so that it can be answered without a link. */
  private static String briefOf(
      List<Message> messages, boolean drill, boolean unwritten, Optional<String> link) {
    String pattern =
        messages.getFirst().text().parameters().getOrDefault(Text.SMS_TOGETHER, SMS_MANY);
    String before = (unwritten ? Unwritten.MARK_PLAIN : "") + (drill ? DRILL_PLAIN + " " : "");
    Map<String, String> places = new LinkedHashMap<>();
    places.put("so_tin", Integer.toString(messages.size()));
    int room = ShortText.LONGEST - Septets.of(ShortText.of(before, pattern, places).text()) - 1;
    places.put("danh_sach", codes(messages, room));
    link.ifPresent(url -> places.put(ShortText.LINK, url));
    return ShortText.of(before, pattern, places).text();
  }

  /** "SC-… 123456" of each, as many as fit; what does not fit is counted. */
  private static String codes(List<Message> messages, int room) {
    Map<String, String> each = new LinkedHashMap<>();
    for (Message message : messages) {
      // A later message of the same incident carries the code that is good now; one that carries
      // none, such as of a recovery, does not take it away.
      Optional<String> code = message.text().code();
      if (code.isPresent() || !each.containsKey(message.incident())) {
        each.put(message.incident(), code.map(digits -> " " + digits).orElse(""));
      }
    }
    StringBuilder text = new StringBuilder();
    int left = each.size();
    for (Map.Entry<String, String> one : each.entrySet()) {
      String item = (text.isEmpty() ? "" : ", ") + Unaccented.of(one.getKey()) + one.getValue();
      if (text.length() + item.length() + " va 99 su co nua".length() > room) {
        return text + " va " + left + " su co nua";
      }
      text.append(item);
      left--;
    }
    return text.toString();
  }
}
