package vn.gov.haiduong.haidang.duty;

import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * How a person is reached. Personal data: {@link #toString} shows none of it.
 *
 * @param name as people call them; empty while nobody was named
 * @param addresses number or address of each channel
 */
public record Contact(PersonId id, String name, Map<Channel, String> addresses) {

  public Contact {
    addresses = Map.copyOf(addresses);
  }

  /** Where this channel finds them; a call may go to the number of short messages. */
  public Optional<String> at(Channel channel) {
    Optional<String> own = Optional.ofNullable(addresses.get(channel));
    return channel == Channel.VOICE
        ? own.or(() -> Optional.ofNullable(addresses.get(Channel.SMS)))
        : own;
  }

  public boolean reachable() {
    return !addresses.isEmpty();
  }

  @Override
  public String toString() {
    return "Contact[" + id + ", " + addresses.keySet() + "]";
  }
}
