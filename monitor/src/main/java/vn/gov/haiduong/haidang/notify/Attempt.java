package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * One attempt to tell, as the record keeps it.
 *
 * @param key of the message
 * @param person id in the contacts
 * @param nth 1 for the first
 */
public record Attempt(
    String key,
    String incident,
    String person,
    Purpose purpose,
    Channel channel,
    Instant at,
    int nth,
    Delivery delivery) {}
