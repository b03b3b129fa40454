/**
 * The Vietnamese words that people read: causes, verdicts and states, durations, numbers, sizes,
 * and text made fit to be shown. Pure; may depend on {@code time}, {@code probe}, {@code health}
 * and {@code target}. The command line and the console pages speak with these same words.
 */
@NullMarked
package vn.gov.haiduong.haidang.wording;

import org.jspecify.annotations.NullMarked;
