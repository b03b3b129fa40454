/**
 * Reads {@code targets/}: whatever a spreadsheet or an editor saved becomes an {@code Inventory}
 * and what is to be measured, or a list of all problems with their places. Adapter; may depend on
 * the pure rooms.
 */
@NullMarked
package vn.gov.haiduong.haidang.config;

import org.jspecify.annotations.NullMarked;
