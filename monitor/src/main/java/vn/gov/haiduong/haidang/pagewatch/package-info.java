/**
 * When which page of a site is read, and what its readings come to: a doubt is looked at twice
 * before anything is said, a verdict holds until the next reading. Pure; knows {@code page}, {@code
 * schedule}, {@code target}, {@code time} and {@code probe}'s causes.
 */
@NullMarked
package vn.gov.haiduong.haidang.pagewatch;

import org.jspecify.annotations.NullMarked;
