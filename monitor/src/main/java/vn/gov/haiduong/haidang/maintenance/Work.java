package vn.gov.haiduong.haidang.maintenance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * A piece of maintenance.
 *
 * @param id such as {@code BT-261126-3F9A2}
 * @param what is done, in words
 * @param start when it begins
 * @param end when it is planned to end
 * @param document number of the document; may wait for the approval
 * @param announced the day on which users were told; empty when they were not
 * @param told who was told, in words
 * @param ended when a person ended or withdrew it
 */
public record Work(
    String id,
    String what,
    List<TargetId> targets,
    Instant start,
    Instant end,
    String document,
    Optional<LocalDate> announced,
    String told,
    Signed planned,
    Optional<Signed> approved,
    Optional<Signed> ended) {

  /** Working days between the announcement and the start (NĐ 224/2026/NĐ-CP Điều 13). */
  public static final int NOTICE_DAYS = 7;

  public static final String NOTICE_BASIS = "NĐ 224/2026/NĐ-CP Điều 13";

  /** Who did something, and when. */
  public record Signed(Instant at, String who) {}

  /** How it stands. */
  public enum State {
    WAITING("waiting", "Chờ duyệt"),
    APPROVED("approved", "Đã duyệt"),
    RUNNING("running", "Đang bảo trì"),
    OVER("over", "Đã xong"),
    WITHDRAWN("withdrawn", "Đã hủy"),
    LAPSED("lapsed", "Không được duyệt kịp");

    private final String label;
    private final String words;

    State(String label, String words) {
      this.label = label;
      this.words = words;
    }

    public String label() {
      return label;
    }

    public String words() {
      return words;
    }
  }

  public Work {
    targets = List.copyOf(targets);
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("maintenance: expected an end after " + start);
    }
  }

  public State state(Instant now) {
    if (ended.filter(signed -> signed.at().isBefore(start)).isPresent()) {
      return State.WITHDRAWN;
    }
    if (approved.isEmpty()) {
      return ended.isPresent()
          ? State.WITHDRAWN
          : now.isBefore(start) ? State.WAITING : State.LAPSED;
    }
    if (now.isBefore(start)) {
      return State.APPROVED;
    }
    return now.isBefore(until()) ? State.RUNNING : State.OVER;
  }

  private Instant until() {
    return ended.map(Signed::at).filter(at -> at.isBefore(end)).orElse(end);
  }

  /** The time that counts as maintenance; empty unless it was approved and not withdrawn. */
  public Optional<Interval> window() {
    return approved.isPresent() && until().isAfter(start)
        ? Optional.of(new Interval(start, until()))
        : Optional.empty();
  }

  /** Working days of notice that users were given. */
  public int noticeDays(WorkingCalendar calendar) {
    return noticeDays(announced, start, calendar);
  }

  /** The same of any maintenance; 0 where nobody was told. */
  public static int noticeDays(
      Optional<LocalDate> announced, Instant start, WorkingCalendar calendar) {
    LocalDate begins = Province.local(start).toLocalDate();
    return announced.map(day -> calendar.workingDaysBetween(day, begins)).orElse(0);
  }

  Work approved(Signed by, String number) {
    return new Work(
        id, what, targets, start, end, number, announced, told, planned, Optional.of(by), ended);
  }

  Work ended(Signed by) {
    return new Work(
        id,
        what,
        targets,
        start,
        end,
        document,
        announced,
        told,
        planned,
        approved,
        Optional.of(by));
  }
}
