/**
 * The inventory: units of the province, their sites, services and network endpoints, with the dates
 * in which they are valid and what they depend on. Pure; may depend on {@code time} alone.
 */
@NullMarked
package vn.gov.haiduong.haidang.target;

import org.jspecify.annotations.NullMarked;
