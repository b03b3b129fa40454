/**
 * The figures of the service for Prometheus: names, units and label sets in one place, and the
 * exposition of one immutable snapshot. Knows the pure rooms and Micrometer; neither the engine nor
 * HTTP. Written by hand because a meter object for each series of ten thousand targets would cost
 * more than the probes themselves.
 */
@NullMarked
package vn.gov.haiduong.haidang.metrics;

import org.jspecify.annotations.NullMarked;
