package vn.gov.haiduong.haidang.health;

import vn.gov.haiduong.haidang.target.TargetId;

/** What a target's time has come to, for whoever tells people. */
public record Told(TargetId target, Effect effect) {}
