/**
 * Planned maintenance: who planned it, who approved it by which document, whom it was announced to,
 * and when it begins and ends for each target (rule 8 of how time is counted). Pure; knows {@code
 * target} and {@code time}.
 */
@NullMarked
package vn.gov.haiduong.haidang.maintenance;

import org.jspecify.annotations.NullMarked;
