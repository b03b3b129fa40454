package vn.gov.haiduong.haidang.journal;

import java.util.Optional;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/**
 * What a configuration knew of a unit.
 *
 * @param obliged whether the directive demands a website of it
 */
public record UnitFacts(
    UnitCode code, String name, UnitKind kind, Optional<UnitCode> district, boolean obliged) {}
