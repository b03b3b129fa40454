package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * What one reading of a unit's home page says about a check.
 *
 * @param said one Vietnamese sentence with what was seen
 */
public record PageFact(Result result, String said) {

  /** Sections of article 10 of NĐ 43/2011, each by words of which one is enough. */
  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "giới thiệu", List.of("gioi thieu"),
          "tin tức", List.of("tin tuc", "su kien"),
          "chỉ đạo điều hành", List.of("chi dao", "dieu hanh", "lich cong tac", "lich lam viec"),
          "văn bản", List.of("van ban"),
          "dịch vụ công", List.of("dich vu cong", "thu tuc hanh chinh"),
          "liên hệ", List.of("lien he", "gop y", "hoi dap"));

  /** Newest item older than this is to be looked at. */
  private static final int STALE_DAYS = 30;

  /** Whether the newest item is known and older than a page of news may be. */
  public static boolean stale(Optional<LocalDate> newest, LocalDate today) {
    return newest.filter(day -> ChronoUnit.DAYS.between(day, today) > STALE_DAYS).isPresent();
  }

  /**
   * Whether the newest dated item of a page is new enough; a guess by dates on the page.
   *
   * @param newest empty where no item has a date that can be read
   */
  public static PageFact freshness(Optional<LocalDate> newest, LocalDate today) {
    if (newest.isEmpty()) {
      return new PageFact(Result.TO_CHECK, "Không thấy tin nào có ngày đăng đọc được");
    }
    LocalDate day = newest.get();
    long age = Math.max(0, ChronoUnit.DAYS.between(day, today));
    String said =
        "Tin mới nhất ngày "
            + day.getDayOfMonth()
            + "/"
            + day.getMonthValue()
            + "/"
            + day.getYear()
            + " ("
            + age
            + " ngày trước)";
    return new PageFact(age <= STALE_DAYS ? Result.MET : Result.TO_CHECK, said);
  }

  private static final List<String> INCIDENT =
      List.of("tiep nhan su co", "bao cao su co", "thong bao su co", "ung cuu su co");

  /**
   * Heuristic checks of visible text: what is not found is to be checked by a person.
   *
   * @param strictTransport value of the header, empty without
   * @param overTls whether the page came over TLS; HSTS means nothing without
   */
  public static Map<CheckCode, PageFact> of(String text, String strictTransport, boolean overTls) {
    String plain = Plain.unaccented(text);
    Map<CheckCode, PageFact> facts = new EnumMap<>(CheckCode.class);
    List<String> missing = new ArrayList<>();
    SECTIONS.forEach(
        (name, words) -> {
          if (words.stream().noneMatch(plain::contains)) {
            missing.add(name);
          }
        });
    missing.sort(String::compareTo);
    facts.put(
        CheckCode.SECTIONS,
        missing.isEmpty()
            ? new PageFact(Result.MET, "Có đủ các chuyên mục được tìm")
            : new PageFact(Result.TO_CHECK, "Chưa thấy chuyên mục: " + String.join(", ", missing)));
    facts.put(
        CheckCode.INCIDENT_ADDRESS,
        INCIDENT.stream().anyMatch(plain::contains)
            ? new PageFact(Result.MET, "Trang chủ có địa chỉ tiếp nhận sự cố")
            : new PageFact(Result.TO_CHECK, "Chưa thấy địa chỉ tiếp nhận sự cố ở trang chủ"));
    if (overTls) {
      facts.put(
          CheckCode.HSTS,
          strictTransport.isEmpty()
              ? new PageFact(Result.NOT_MET, "Không có tiêu đề Strict-Transport-Security")
              : new PageFact(Result.MET, "Có tiêu đề Strict-Transport-Security"));
    }
    return facts;
  }
}
