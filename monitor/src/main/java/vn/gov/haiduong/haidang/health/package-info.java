/**
 * How time is counted: the state of each target from its observations, with confirmation,
 * back-dated outages, our own blindness, parents, maintenance and flapping. Pure; may depend on
 * {@code probe}, {@code target} and {@code time}.
 */
@NullMarked
package vn.gov.haiduong.haidang.health;

import org.jspecify.annotations.NullMarked;
