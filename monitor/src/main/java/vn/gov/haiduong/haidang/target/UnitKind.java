package vn.gov.haiduong.haidang.target;

/** Kinds of units as the province counts them. */
public enum UnitKind {
  PROVINCE("tinh", "Tỉnh"),
  DEPARTMENT("so", "Sở"),
  BOARD("ban", "Ban"),
  BRANCH("nganh", "Ngành"),
  PARTY("dang", "Khối Đảng"),
  MASS_ORGANISATION("doan-the", "Đoàn thể"),
  SERVICE_UNIT("su-nghiep", "Đơn vị sự nghiệp"),
  DISTRICT("huyen", "Cấp huyện"),
  WARD("phuong", "Phường"),
  TOWNSHIP("thi-tran", "Thị trấn"),
  COMMUNE("xa", "Xã");

  private final String label;
  private final String words;

  UnitKind(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  public String words() {
    return words;
  }

  /** Whether units of this kind are at commune level. */
  public boolean communal() {
    return this == WARD || this == TOWNSHIP || this == COMMUNE;
  }
}
