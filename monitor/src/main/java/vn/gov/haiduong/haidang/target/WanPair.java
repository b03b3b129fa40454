package vn.gov.haiduong.haidang.target;

import java.time.LocalDate;

/**
 * Whether one WAN point reaches another, measured at that point and supplied by file: from one
 * place we see only our own half of the matrix.
 */
public record WanPair(TargetId from, TargetId to, boolean reaches, LocalDate day, String source) {}
