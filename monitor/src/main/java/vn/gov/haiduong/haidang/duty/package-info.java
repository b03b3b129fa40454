/**
 * Who is on call at a moment: rotations, hand-over, overrides, leave, swaps, and the contacts of
 * people. Pure; knows {@code plan} and {@code time}. Personal data lives here in memory only: never
 * in metrics or logs.
 */
@NullMarked
package vn.gov.haiduong.haidang.duty;

import org.jspecify.annotations.NullMarked;
