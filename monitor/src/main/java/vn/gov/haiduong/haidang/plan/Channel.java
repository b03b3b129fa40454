package vn.gov.haiduong.haidang.plan;

import java.util.Optional;

/**
 * A way to reach a person or a system. The label is the value of the metric label {@code channel}.
 */
public enum Channel {
  SMS("sms", "tin nhắn SMS"),
  ZALO("zalo", "Zalo OA"),
  MAIL("mail", "thư điện tử"),
  VOICE("voice", "cuộc gọi"),
  WEBHOOK("webhook", "webhook"),
  COMMAND("command", "lệnh trên máy"),
  TELEGRAM("telegram", "Telegram");

  private final String label;
  private final String words;

  Channel(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  public String words() {
    return words;
  }

  public static Optional<Channel> of(String label) {
    for (Channel channel : values()) {
      if (channel.label.equals(label)) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }
}
