/**
 * What is written on a page, and whether it is still the agency's own: one bounded reading of the
 * bytes gives its links, its dates, its language, and signals of injection, defacement and
 * abandonment, each with its place. Pure; may depend on {@code target} and {@code time}. Word lists
 * and known hosts are data beside the classes.
 */
@NullMarked
package vn.gov.haiduong.haidang.page;

import org.jspecify.annotations.NullMarked;
