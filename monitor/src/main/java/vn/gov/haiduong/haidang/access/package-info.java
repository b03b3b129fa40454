/**
 * Who may do what: roles, accounts, passwords, sessions, signed links and one-time codes, and how
 * often somebody may guess. Made by one room, checked by another. Pure: keys, randomness and time
 * come in as arguments; knows {@code time} alone.
 */
@NullMarked
package vn.gov.haiduong.haidang.access;

import org.jspecify.annotations.NullMarked;
