/** {@code ./haidang page}: reads pages from files or addresses and tells what was found. */
@NullMarked
package vn.gov.haiduong.haidang.app.page;

import org.jspecify.annotations.NullMarked;
