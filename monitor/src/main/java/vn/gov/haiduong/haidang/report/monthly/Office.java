package vn.gov.haiduong.haidang.report.monthly;

import java.util.List;

/**
 * Who reports to whom. Bodies change with the law, so they are data; {@link #DOIC} is what the
 * product's users are.
 *
 * @param symbol of its reports, after the number
 * @param authority who signs, in capitals
 */
public record Office(
    String parent,
    String issuer,
    String symbol,
    String place,
    List<String> to,
    List<String> recipients,
    List<String> authority) {

  public static final Office DOIC =
      new Office(
          "UBND TỈNH HẢI DƯƠNG",
          "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
          "BC-STTTT",
          "Hải Dương",
          List.of("Ban Chỉ đạo công nghệ thông tin tỉnh"),
          List.of("Như trên;", "UBND tỉnh (để b/c);", "Các sở, ban, ngành;", "Lưu: VT, CNTT."),
          List.of("GIÁM ĐỐC"));

  public Office {
    to = List.copyOf(to);
    recipients = List.copyOf(recipients);
    authority = List.copyOf(authority);
  }
}
