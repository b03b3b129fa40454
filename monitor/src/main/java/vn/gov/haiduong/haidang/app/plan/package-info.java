/** {@code ./haidang plan}: what the response plan says, played through without telling anybody. */
@NullMarked
package vn.gov.haiduong.haidang.app.plan;

import org.jspecify.annotations.NullMarked;
