package vn.gov.haiduong.haidang.net;

/** This machine does not let us send echo requests; the message says which setting would. */
public final class IcmpUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  IcmpUnavailable(String message) {
    super(message);
  }

  static IcmpUnavailable noPermission(int errno) {
    return new IcmpUnavailable(
        "Hệ điều hành không cho gửi ICMP (errno "
            + errno
            + "): đặt net.ipv4.ping_group_range chứa nhóm của dịch vụ"
            + " (sysctl -w net.ipv4.ping_group_range=\"0 2147483647\")"
            + " hoặc cấp quyền CAP_NET_RAW");
  }
}
