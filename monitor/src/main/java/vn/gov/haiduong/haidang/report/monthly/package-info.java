/**
 * The monthly report to the Steering Committee: its sections and annexes, written by rules from the
 * figures.
 */
@NullMarked
package vn.gov.haiduong.haidang.report.monthly;

import org.jspecify.annotations.NullMarked;
