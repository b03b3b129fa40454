package vn.gov.haiduong.haidang.pagewatch;

import java.time.Instant;

/**
 * The next page to be read.
 *
 * @param page path and query
 * @param due intended time
 * @param fresh to be read and judged anew, even where nothing changed
 * @param close as several visitors, where that is permitted
 */
public record Ask(String page, Instant due, boolean fresh, boolean close) {}
