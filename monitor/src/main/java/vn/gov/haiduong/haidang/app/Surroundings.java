package vn.gov.haiduong.haidang.app;

import vn.gov.haiduong.haidang.time.Clock;

/** What a command gets from outside instead of reaching for it. */
public record Surroundings(Screen screen, Clock clock) {}
