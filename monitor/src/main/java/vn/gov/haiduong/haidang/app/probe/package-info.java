/**
 * The command {@code ./haidang probe}: reads what is to be measured, has it measured once, and says
 * what was seen as text for people or as JSON. Part of {@code app}; may know every room.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.probe;

import org.jspecify.annotations.NullMarked;
