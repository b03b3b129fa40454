/**
 * The response plan as it was read: bodies, severities, types, rules, steps, clocks and texts, each
 * with its legal basis. Law is data here: nothing in this room knows an article by itself. Pure;
 * knows {@code target} and {@code time}.
 */
@NullMarked
package vn.gov.haiduong.haidang.plan;

import org.jspecify.annotations.NullMarked;
