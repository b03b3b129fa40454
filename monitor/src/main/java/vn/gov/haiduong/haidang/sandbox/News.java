package vn.gov.haiduong.haidang.sandbox;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Made-up news of a unit, the newest first, dated back from a day. The same seed, the same news.
 */
final class News {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  /** {@code %s} is the unit. */
  private static final List<String> TITLES =
      List.of(
          "%s triển khai nhiệm vụ trọng tâm quý IV năm %d",
          "%s tổ chức hội nghị sơ kết công tác cải cách hành chính",
          "Thông báo lịch tiếp công dân của lãnh đạo %s",
          "Kết quả giải quyết thủ tục hành chính tại bộ phận một cửa của %s",
          "Tăng cường công tác phòng, chống dịch bệnh trên gia súc, gia cầm",
          "Đẩy mạnh chuyển đổi số, nâng cao chất lượng phục vụ người dân và doanh nghiệp",
          "Hội nghị tập huấn kỹ năng sử dụng chữ ký số cho cán bộ, công chức",
          "Phát động phong trào thi đua chào mừng ngày thành lập ngành",
          "Công khai dự toán ngân sách nhà nước năm %2$d của %1$s",
          "Niêm yết danh mục thủ tục hành chính thuộc thẩm quyền giải quyết",
          "Lấy ý kiến nhân dân về dự thảo quy hoạch sử dụng đất",
          "Ra quân tổng vệ sinh môi trường, chỉnh trang cảnh quan nông thôn mới",
          "Khai mạc giải bóng chuyền hơi chào mừng ngày Nhà giáo Việt Nam",
          "Trao tặng nhà đại đoàn kết cho hộ nghèo trên địa bàn",
          "Kiểm tra công tác bảo đảm an toàn đê điều trước mùa mưa bão",
          "Hướng dẫn nộp hồ sơ trực tuyến trên Cổng dịch vụ công",
          "Tuyên truyền phòng, chống lừa đảo chiếm đoạt tài sản trên không gian mạng",
          "Thông báo tạm ngừng cung cấp điện để sửa chữa lưới điện",
          "Hội thảo liên kết sản xuất và tiêu thụ vải thiều, cà rốt xuất khẩu",
          "Đoàn giám sát của Hội đồng nhân dân làm việc với %s",
          "Lễ ra mắt mô hình tổ công nghệ số cộng đồng",
          "Kết luận thanh tra việc chấp hành pháp luật về đất đai",
          "Tuyển dụng viên chức đơn vị sự nghiệp công lập năm %2$d",
          "Tổng kết phong trào toàn dân đoàn kết xây dựng đời sống văn hóa",
          // What a keyword list takes for an attack: police news, warnings, lottery, sport.
          "Công an %s bắt quả tang nhóm đánh bạc dưới hình thức xóc đĩa",
          "Cảnh báo lôi kéo người dân tham gia cờ bạc, cá độ bóng đá trên mạng",
          "Triệt phá đường dây tổ chức đánh bạc qua ứng dụng game bài đổi thưởng",
          "Xổ số kiến thiết ủng hộ quỹ vì người nghèo năm %2$d",
          "Giải bóng đá thiếu niên, nhi đồng tranh cúp %s",
          "Tập huấn ứng cứu sự cố trang thông tin điện tử bị tấn công, chèn mã độc");

  private News() {}

  /** One piece of news. */
  record Item(int number, String title, LocalDate day) {

    String dayShown() {
      return DAY.format(day);
    }

    /** The title as part of an address: unaccented, hyphens. */
    String slug() {
      return News.slug(title);
    }
  }

  static List<Item> of(String unit, int count, LocalDate today, SplittableRandom random) {
    List<String> titles = new ArrayList<>(TITLES);
    List<Item> items = new ArrayList<>();
    LocalDate day = today.minusDays(random.nextInt(3));
    int number = 20_000 + random.nextInt(9_000);
    for (int i = 0; i < count && !titles.isEmpty(); i++) {
      String title = titles.remove(random.nextInt(titles.size()));
      items.add(new Item(number, String.format(Locale.ROOT, title, unit, day.getYear()), day));
      number -= 1 + random.nextInt(30);
      day = day.minusDays(random.nextInt(4));
    }
    return items;
  }

  static String slug(String text) {
    return Normalizer.normalize(
            text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
