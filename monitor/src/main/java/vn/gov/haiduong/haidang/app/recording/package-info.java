/**
 * Recordings outside of the running service: {@code replay} counts one into a ledger, {@code
 * export} writes a ledger out. Shell; knows every room, is known by {@code app} alone.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.recording;

import org.jspecify.annotations.NullMarked;
