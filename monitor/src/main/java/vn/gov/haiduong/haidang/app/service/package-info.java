/**
 * The running service: what is started in which order, what is stopped in the reverse one, and the
 * commands {@code run} and {@code demo} that do it. Shell; knows every room, is known by {@code
 * app} alone.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.service;

import org.jspecify.annotations.NullMarked;
