/**
 * The duties in the running service: pages with links read once for all links on them, links judged
 * where they lead, what the directive demands put beside what was seen. Shell.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.duties;

import org.jspecify.annotations.NullMarked;
