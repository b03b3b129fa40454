/**
 * When probes are made: fire times anchored to intended times and spread over the interval, asking
 * sooner after a failure and slower when refused, politeness towards an address that many targets
 * share, and how late we are. Pure; may depend on {@code target} and {@code time}. Time is always
 * an argument.
 */
@NullMarked
package vn.gov.haiduong.haidang.schedule;

import org.jspecify.annotations.NullMarked;
