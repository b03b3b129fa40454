package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * One way to tell. An implementation has a deadline of its own, closes what it opened, follows no
 * redirect, and answers with a {@link Delivery}, never with a failed future for what may happen
 * outside.
 */
public sealed interface Carrier
    permits SmsGateway, ZaloOa, MailChannel, VoiceCall, Webhook, LocalCommand, Telegram {

  Channel kind();

  /**
   * Tells.
   *
   * @param key the message's, or that of a bundle
   */
  Future<Delivery> send(String key, Message message, Text text, Address to);

  Future<Void> close();
}
