/**
 * The incident: one for each cause, from its back-dated opening through the stages of the plan to
 * its closing by a person. {@code Rules.next(incident, event, world)} decides; what it decides is a
 * list of events that are kept, and {@code Fold} makes the incident of them again after a restart.
 * Pure; knows {@code plan}, {@code duty}, {@code health}, {@code probe}, {@code target}, {@code
 * time}, {@code wording}.
 */
@NullMarked
package vn.gov.haiduong.haidang.incident;

import org.jspecify.annotations.NullMarked;
