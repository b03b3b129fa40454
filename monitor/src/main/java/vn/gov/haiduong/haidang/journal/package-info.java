/**
 * Everything that ever happened, as sealed {@code Entry} records, and the read interface {@code
 * History} over them. Pure: who keeps entries (the ledger in SQL) and who reads them (reports,
 * pages, exports) meet here. May depend on {@code health}, {@code probe}, {@code target} and {@code
 * time}.
 */
@NullMarked
package vn.gov.haiduong.haidang.journal;

import org.jspecify.annotations.NullMarked;
