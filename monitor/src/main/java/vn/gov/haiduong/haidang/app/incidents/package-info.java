/** What commands and the service share of incidents: how they are kept and read again. */
@NullMarked
package vn.gov.haiduong.haidang.app.incidents;

import org.jspecify.annotations.NullMarked;
