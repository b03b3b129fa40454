/**
 * What is known right now, as one immutable snapshot: made by the engine, read by the pages and the
 * metrics. Pure; may depend on {@code health}, {@code probe}, {@code target} and {@code time}.
 */
@NullMarked
package vn.gov.haiduong.haidang.status;

import org.jspecify.annotations.NullMarked;
