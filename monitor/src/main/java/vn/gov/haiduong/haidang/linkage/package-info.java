/**
 * Who leads to whom: the graph of links between the provincial portal and the units' sites, in both
 * directions, judged by host and never by resemblance. Pure; strings in, records out.
 */
@NullMarked
package vn.gov.haiduong.haidang.linkage;

import org.jspecify.annotations.NullMarked;
