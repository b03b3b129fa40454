package vn.gov.haiduong.haidang.notify;

import java.util.Optional;

/** The ways by which a person or a system is told; labels are those of metrics. */
public enum ChannelKind {
  SMS("sms", "tin nhắn"),
  ZALO("zalo", "Zalo OA"),
  MAIL("mail", "thư điện tử"),
  VOICE("voice", "cuộc gọi"),
  WEBHOOK("webhook", "webhook"),
  COMMAND("command", "lệnh trên máy"),
  TELEGRAM("telegram", "Telegram");

  private final String label;
  private final String words;

  ChannelKind(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  public String words() {
    return words;
  }

  public static Optional<ChannelKind> of(String label) {
    for (ChannelKind kind : values()) {
      if (kind.label.equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
