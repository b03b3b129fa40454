/**
 * The HTTP of the running service: metrics, health, the JSON doors and the Vietnamese pages. Shows
 * immutable snapshots and asks for changes through {@link
 * vn.gov.haiduong.haidang.console.ConsolePorts}; knows the pure rooms, never the engine, the
 * probers or the metrics room.
 */
@NullMarked
package vn.gov.haiduong.haidang.console;

import org.jspecify.annotations.NullMarked;
