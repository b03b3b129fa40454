/**
 * The one loop that owns all mutable state: it fires probes at their intended times, turns each
 * outcome into health, and publishes an immutable snapshot. Knows the pure rooms and its own ports,
 * which the adapters implement; never sockets, files or HTTP.
 */
@NullMarked
package vn.gov.haiduong.haidang.engine;

import org.jspecify.annotations.NullMarked;
