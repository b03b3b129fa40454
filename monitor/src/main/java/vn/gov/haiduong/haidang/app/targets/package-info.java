/** {@code ./haidang targets}: the inventory as a workbook, and back. */
@NullMarked
package vn.gov.haiduong.haidang.app.targets;

import org.jspecify.annotations.NullMarked;
