/**
 * Everything that ever happened, as sealed {@code Entry} records, and the read interface {@code
 * History} over them. Pure: who keeps entries (the ledger in SQL) and who reads them (reports,
 * pages, exports) meet here. May depend on {@code health}, {@code probe}, {@code target} and {@code
 * time}.
 *
 * <p>A month that is frozen is entered through {@link Closings}, which a command may do beside the
 * running service: {@code Ledgers.closings(folder, address).enter(new Entry.MonthClosed(…))}.
 */
@NullMarked
package vn.gov.haiduong.haidang.journal;

import org.jspecify.annotations.NullMarked;
