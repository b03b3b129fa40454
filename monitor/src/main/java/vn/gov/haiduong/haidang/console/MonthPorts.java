package vn.gov.haiduong.haidang.console;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What the pages about months ask of the rest of the service; every call may take time. */
public interface MonthPorts {

  /**
   * A month that the ledger reaches.
   *
   * @param over whether it has ended
   * @param editions frozen ones, the first first
   */
  record Month(YearMonth month, boolean over, List<Frozen> editions) {
    public Month {
      editions = List.copyOf(editions);
    }
  }

  /**
   * A frozen edition.
   *
   * @param at as it stands in the chain
   */
  record Frozen(int number, String at, String by, String reason, String hash) {}

  /** How a freezing stands. */
  sealed interface Progress {
    YearMonth month();

    /**
     * Under way.
     *
     * @param stage what is done just now, in words
     */
    record Running(YearMonth month, String by, Instant since, String stage) implements Progress {}

    /** Nothing was frozen. */
    record Refused(YearMonth month, Instant at, String why) implements Progress {}

    record Done(YearMonth month, Instant at, int edition) implements Progress {}
  }

  /** One figure of two months, as the report shows it. */
  record Compared(String what, String one, String other) {}

  /**
   * An outage of the month.
   *
   * @param code of the unit
   * @param said what its agency says, in words
   */
  record Outage(
      String code,
      String unit,
      String target,
      String name,
      Instant start,
      String length,
      String said) {}

  /** The latest first. */
  List<Month> months();

  /**
   * One file.
   *
   * @param edition 0 for the draft as the ledger stands now
   * @param name such as {@code report.pdf}; empty when there is no such file or it was changed
   */
  Optional<byte[]> file(YearMonth month, int edition, String name);

  /** What verifying says, one sentence each; the last is the verdict. */
  List<String> verify();

  List<Compared> compare(YearMonth one, YearMonth other);

  List<Outage> outages(YearMonth month);

  /** Begins to freeze it and does not wait; why not, where it was not begun. */
  Optional<String> close(YearMonth month, String by, String reason);

  /** How the latest freezing stands; at once. */
  Optional<Progress> progress();

  /** Keeps what an agency says of an outage; why not, where it was not kept. */
  Optional<String> hear(
      YearMonth month, String target, Instant outage, String who, boolean confirmed, String reason);
}
