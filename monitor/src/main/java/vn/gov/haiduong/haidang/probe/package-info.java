/**
 * What is measured and what it means: sealed probe specifications, the facts of one measurement,
 * and the pure rules that turn facts into an {@link vn.gov.haiduong.haidang.probe.Outcome}. Pure;
 * may depend on {@code target} and {@code time}. Sockets live in {@code net}.
 */
@NullMarked
package vn.gov.haiduong.haidang.probe;

import org.jspecify.annotations.NullMarked;
