package vn.gov.haiduong.haidang.app.duties;

import java.time.Duration;
import vn.gov.haiduong.haidang.net.Turns;
import vn.gov.haiduong.haidang.target.TargetId;

/** Whose turn it is at an address, by the interval and time-out of who asks. */
@FunctionalInterface
public interface Courtesy {
  Turns of(TargetId target, Duration interval, Duration timeout);
}
