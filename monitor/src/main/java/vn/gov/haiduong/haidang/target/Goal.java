package vn.gov.haiduong.haidang.target;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a directive or a proposal demands.
 *
 * @param tier the goal group it is for; empty for all
 * @param availabilityPercent smallest share of measured time in which it must answer
 * @param demand how it is counted over units; empty for a goal of availability alone
 * @param legalBasis printed wherever the goal is used; says so where it is only a proposal
 */
public record Goal(
    String id,
    String title,
    Optional<String> tier,
    Optional<LocalDate> due,
    Optional<Double> availabilityPercent,
    Optional<Demand> demand,
    String legalBasis) {}
