/**
 * Telling people: messages with a stable key, the outbox, channels, retry, throttle and bundling.
 * Everything that leaves goes through here; a dead channel delays neither another nor a probe.
 * Knows the pure rooms {@code access}, {@code journal}, {@code wording}, {@code time}; addresses of
 * people never reach a log or a metric.
 */
@NullMarked
package vn.gov.haiduong.haidang.notify;

import org.jspecify.annotations.NullMarked;
