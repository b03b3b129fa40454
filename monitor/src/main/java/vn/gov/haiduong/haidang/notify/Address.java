package vn.gov.haiduong.haidang.notify;

import vn.gov.haiduong.haidang.plan.Channel;

/**
 * Where one channel reaches one person. Personal data: {@link #toString} shows the channel alone.
 *
 * @param value telephone number, mail address, Zalo user id, URL name or command name
 */
public record Address(Channel channel, String value) {

  public Address {
    boolean fits =
        switch (channel) {
          case SMS, VOICE -> value.matches("\\+?[0-9]{8,15}");
          case MAIL ->
              value.length() <= 254
                  && value.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}");
          case ZALO, TELEGRAM -> value.matches("-?[0-9A-Za-z_]{1,64}");
          case WEBHOOK, COMMAND -> value.matches("[a-z0-9][a-z0-9._-]{0,63}");
        };
    if (!fits) {
      // The value itself stays out of the words: it may be somebody's number.
      throw new IllegalArgumentException("address: expected one that fits " + channel.label());
    }
  }

  @Override
  public String toString() {
    return "Address[" + channel.label() + "]";
  }
}
