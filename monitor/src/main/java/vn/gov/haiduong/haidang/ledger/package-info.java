/**
 * The journal in SQL: SQLite in the data folder by default, PostgreSQL by address. Entries are
 * added in batches; measurements are folded, by the very code that counts time live, into days,
 * spans and outages. May depend on {@code journal} and the pure rooms below it.
 */
@NullMarked
package vn.gov.haiduong.haidang.ledger;

import org.jspecify.annotations.NullMarked;
