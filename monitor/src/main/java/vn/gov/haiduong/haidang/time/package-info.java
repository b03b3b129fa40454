/**
 * The only clock of the product and the values of time: half-open intervals, instants in Vietnamese
 * local time. Pure; depends on nothing of the product.
 */
@NullMarked
package vn.gov.haiduong.haidang.time;

import org.jspecify.annotations.NullMarked;
