/** {@code ./haidang check}: whether the inventory can be used, and what is still to be asked. */
@NullMarked
package vn.gov.haiduong.haidang.app.check;

import org.jspecify.annotations.NullMarked;
