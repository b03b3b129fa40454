/**
 * Between the service and Alertmanager, both ways: its own incidents shown there, alerts of
 * Prometheus' rules taken as incidents here. What was shown never comes back.
 */
@NullMarked
package vn.gov.haiduong.haidang.app.alerting;

import org.jspecify.annotations.NullMarked;
