/**
 * The way in: {@link vn.gov.haiduong.haidang.app.Main}, one class for each command of {@code
 * ./haidang}, wiring, start and shutdown order. Knows every room; nobody knows it.
 */
@NullMarked
package vn.gov.haiduong.haidang.app;

import org.jspecify.annotations.NullMarked;
