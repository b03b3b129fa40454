/**
 * Papers as files: one record tree becomes JSON, PDF, DOCX and XLSX, byte for byte the same on any
 * machine, in any time zone and locale. Adapter; may know the pure rooms.
 */
@NullMarked
package vn.gov.haiduong.haidang.document;

import org.jspecify.annotations.NullMarked;
