/**
 * {@code ./haidang bench}: the service measured against its peers, each figure a ratio of two sides
 * that took turns in one run. Who measures, who serves and who drives are processes of their own;
 * the CPU that counts is that of the measuring process alone, as the kernel has it.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.bench;

import org.jspecify.annotations.NullMarked;
