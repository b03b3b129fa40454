package vn.gov.haiduong.haidang.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Approved maintenance of one target.
 *
 * @param document number of the approving document
 * @param approver who approved it; a recording knows none and takes the document for approval
 * @param entered when it was entered, not after its start
 * @param plannedEnd when it ends unless ended earlier; empty in a recording
 * @param notice who was told and when, in words
 * @param announced the day on which users were told; empty where none is recorded
 */
public record MaintenanceOrder(
    TargetId target,
    String document,
    String approver,
    Instant entered,
    Instant start,
    Optional<Instant> plannedEnd,
    String notice,
    Optional<LocalDate> announced) {}
