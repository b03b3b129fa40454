package vn.gov.haiduong.haidang.incident;

import java.time.Instant;

/**
 * Everything that pages, API and metrics show of incidents, of one moment. Immutable; from any
 * thread.
 */
public record Incidents(Instant at, IncidentBook book, World world, Figures figures) {}
