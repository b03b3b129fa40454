/**
 * The month's report: availability arithmetic to the millisecond, groups, comparisons, and the
 * papers as record trees that {@code document} prints. Pure: what was recorded comes in as values,
 * nothing is read or written here.
 */
@NullMarked
package vn.gov.haiduong.haidang.report;

import org.jspecify.annotations.NullMarked;
