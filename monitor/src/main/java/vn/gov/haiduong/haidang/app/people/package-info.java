/**
 * People in the running service: accounts and keys in the data folder, channels as set up, and the
 * way from an incident's effects to messages. Shell.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.people;

import org.jspecify.annotations.NullMarked;
