package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Channel;

/** Messages for tests. */
final class Sample {

  static final Instant NOW = Instant.parse("2026-11-25T01:15:00Z");

  private Sample() {}

  static Letter letter(String what, boolean drill) {
    return new Letter(
        Purpose.OPENED,
        "SC-20261125-001",
        what,
        "haiduong.gov.vn",
        NOW,
        "Cổng thông tin điện tử tỉnh và 12 trang thành phần",
        "3 lần đo liên tiếp không kết nối được",
        "S2 Cao",
        "Xác nhận đã nhận, kiểm tra máy chủ",
        Optional.of("Thông báo sự cố trước 08:30 (QĐ 05/2017 Đ12.1b)"),
        Optional.of("https://giamsat.example.vn/ack/abc.def"),
        Optional.of("123456"),
        drill);
  }

  static Message message(String key, String person, List<Address> addresses) {
    return message(key, person, addresses, "Cổng tỉnh không kết nối được");
  }

  static Message message(String key, String person, List<Address> addresses, String what) {
    return new Message(
        key,
        "SC-20261125-001",
        new Recipient(person, "Nguyễn Văn A", addresses),
        Purpose.OPENED,
        letter(what, false).text(),
        NOW,
        false);
  }

  static Address sms() {
    return new Address(Channel.SMS, "0912345678");
  }

  static Address mail(String who) {
    return new Address(Channel.MAIL, who + "@example.vn");
  }

  static Address hook(String name) {
    return new Address(Channel.WEBHOOK, name);
  }
}
