/**
 * A paper as a tree of records: what stands on it, not how it looks. The same tree becomes PDF,
 * DOCX, XLSX and JSON, so that no two of them can differ.
 */
@NullMarked
package vn.gov.haiduong.haidang.report.paper;

import org.jspecify.annotations.NullMarked;
