/**
 * What the directive and the law demand of each unit: checks, goals, coverage over obliged units,
 * and the scorecard. Pure; may depend on {@code linkage}, {@code health}, {@code target} and {@code
 * time}. {@code MonthDuties.of} gives the month's facts for the report from the days that were
 * kept. A heuristic check says "cần kiểm tra", never that somebody broke a rule.
 */
@NullMarked
package vn.gov.haiduong.haidang.obligation;

import org.jspecify.annotations.NullMarked;
