/**
 * Answers of people that come by mail: a mailbox is looked into, and what a person wrote there is
 * handed on with the sender's address. Whoever is handed it decides what it means. Everything in
 * the mailbox is written by strangers: sizes, numbers, depths and times are bounded, nothing is
 * ever answered. Knows the pure rooms {@code time}, {@code wording}; addresses of people never
 * reach a log or a metric.
 */
@NullMarked
package vn.gov.haiduong.haidang.reply;

import org.jspecify.annotations.NullMarked;
