/**
 * Drills of the response plan: a scenario played in the simulated province with the whole service,
 * measured, and kept as a one-page record beside earlier ones. Shell.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.drill;

import org.jspecify.annotations.NullMarked;
