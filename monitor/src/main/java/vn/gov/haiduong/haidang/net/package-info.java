/**
 * The probers: real sockets on event loops of their own. One prober per kind of {@link
 * vn.gov.haiduong.haidang.probe.ProbeSpec}; {@code Probes} is the door. Adapter; may depend on
 * {@code probe}, {@code target} and {@code time}. Facts are gathered here, verdicts are made by the
 * pure rules in {@code probe}.
 */
@NullMarked
package vn.gov.haiduong.haidang.net;

import org.jspecify.annotations.NullMarked;
