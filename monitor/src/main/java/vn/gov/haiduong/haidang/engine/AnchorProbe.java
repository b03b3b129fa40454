package vn.gov.haiduong.haidang.engine;

import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.Side;

/** One anchor of one side, and how it is asked. */
public record AnchorProbe(Side side, OwnSide.Anchor anchor, ProbeSpec spec) {}
