/**
 * Pages of sites read on their own schedule: fetched politely on the probing loops, judged on a
 * thread of their own, told to the incidents with their evidence.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.pagewatch;

import org.jspecify.annotations.NullMarked;
