/**
 * {@code ./haidang report}, {@code close} and {@code verify}: the month's papers and their
 * freezing.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.report;

import org.jspecify.annotations.NullMarked;
