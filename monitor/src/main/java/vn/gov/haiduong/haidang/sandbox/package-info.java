/**
 * The simulated province: real HTTP, TLS, DNS, mail, video and WAN servers on loopback addresses,
 * each with faults that can be switched while it runs. Serves the demo, benchmarks, tests and, as
 * {@code Canaries}, the proof that the detectors still detect. Adapter; may depend on {@code
 * target}, {@code wording} and {@code time}, and knows no other adapter.
 *
 * <p>The way in is {@link vn.gov.haiduong.haidang.sandbox.Sandbox#start}: a {@link
 * vn.gov.haiduong.haidang.sandbox.SandboxPlan} says what there is, {@link
 * vn.gov.haiduong.haidang.sandbox.Located} says where it came to stand, {@link
 * vn.gov.haiduong.haidang.sandbox.Switch} breaks and mends it.
 */
@NullMarked
package vn.gov.haiduong.haidang.sandbox;

import org.jspecify.annotations.NullMarked;
