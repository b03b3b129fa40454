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

  /** Of the summaries of a half-year and a year. */
  public static final Office SUMMARY =
      new Office(
          DOIC.parent(),
          DOIC.issuer(),
          DOIC.symbol(),
          DOIC.place(),
          List.of("Cơ quan điều phối quốc gia về ứng cứu sự cố an toàn thông tin mạng"),
          List.of("Như trên;", "UBND tỉnh, Ban Chỉ đạo CNTT tỉnh (để b/c);", "Lưu: VT, CNTT."),
          DOIC.authority());

  /** Of the yearly report to the Ministry of Public Security. */
  public static final Office SECURITY =
      new Office(
          DOIC.parent(),
          DOIC.issuer(),
          DOIC.symbol(),
          DOIC.place(),
          List.of("Cơ quan chuyên trách bảo vệ an ninh mạng thuộc Bộ Công an (qua Công an tỉnh)"),
          SUMMARY.recipients(),
          DOIC.authority());

  public Office {
    to = List.copyOf(to);
    recipients = List.copyOf(recipients);
    authority = List.copyOf(authority);
  }
}
