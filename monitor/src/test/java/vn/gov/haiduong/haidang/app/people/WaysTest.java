package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.notify.Address;
import vn.gov.haiduong.haidang.plan.Channel;

/** By which ways a person is tried, in which order. */
class WaysTest {

  private static List<Address> ways(Map<Channel, String> has, Channel... asked) {
    return Telling.addresses(new Contact(new PersonId("mot"), "Một", has), List.of(asked));
  }

  @Test
  void aCallGoesToTheNumberOfShortMessagesWhereNoOtherIsNamed() {
    assertThat(
            ways(
                Map.of(Channel.SMS, "0912000001", Channel.MAIL, "mot@example.vn"),
                Channel.VOICE,
                Channel.SMS))
        .containsExactly(
            new Address(Channel.VOICE, "0912000001"),
            new Address(Channel.SMS, "0912000001"),
            new Address(Channel.MAIL, "mot@example.vn"));
    assertThat(ways(Map.of(Channel.SMS, "0912000001", Channel.VOICE, "02203000001"), Channel.VOICE))
        .startsWith(new Address(Channel.VOICE, "02203000001"));
  }

  @Test
  void nobodyIsRungUnlessThePlanSaysSo() {
    assertThat(ways(Map.of(Channel.SMS, "0912000001"), Channel.MAIL, Channel.SMS))
        .containsExactly(new Address(Channel.SMS, "0912000001"));
  }

  @Test
  void whoHasNoNumberIsToldByTheNextWay() {
    assertThat(ways(Map.of(Channel.MAIL, "mot@example.vn"), Channel.VOICE, Channel.SMS))
        .containsExactly(new Address(Channel.MAIL, "mot@example.vn"));
  }
}
