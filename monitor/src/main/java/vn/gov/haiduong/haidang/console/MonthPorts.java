package vn.gov.haiduong.haidang.console;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the pages about months ask of the rest of the service; every call may take time, and what
 * counts whole months is told later.
 */
public interface MonthPorts {

  /**
   * A month that the ledger reaches.
   *
   * @param over whether it has ended
   * @param editions frozen ones, the first first
   */
  record Month(YearMonth month, boolean over, List<FrozenEdition> editions) {
    public Month {
      editions = List.copyOf(editions);
    }
  }

  /**
   * A frozen edition.
   *
   * @param at as it stands in the chain
   */
  record FrozenEdition(int number, String at, String by, String reason, String hash) {}

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
   * @param objected when the objection was made that stands; empty where none does
   */
  record Outage(
      String code,
      String unit,
      String target,
      String name,
      Instant start,
      String length,
      String cause,
      String said,
      Optional<Instant> objected) {}

  /**
   * What an agency sees of its month.
   *
   * @param until when it may answer; empty when it was not asked
   * @param editions frozen ones; 0 while there is none
   * @param outages those without an answer first
   */
  record Own(
      String name,
      Optional<Instant> until,
      int editions,
      List<OwnTarget> targets,
      List<Outage> outages) {
    public Own {
      targets = List.copyOf(targets);
      outages = List.copyOf(outages);
    }
  }

  /** One target of an agency, with its figures as the report shows them. */
  record OwnTarget(
      String name,
      String address,
      String availability,
      String coverage,
      String downMinutes,
      int outages) {}

  /**
   * What an agency says of one outage.
   *
   * @param reason of an objection
   */
  record Said(String target, Instant outage, boolean confirmed, String reason) {}

  /**
   * What was measured around an outage.
   *
   * @param kept what the ledger says of these hours
   * @param counted the same counted again from the measurements
   * @param same whether both agree
   * @param incidents ids of those that came of it
   * @param commands by which somebody with the ledger does it alone
   */
  record Evidence(
      String name,
      String address,
      Instant start,
      Optional<Instant> end,
      Instant confirmedAt,
      List<Stretch> kept,
      List<Stretch> counted,
      boolean same,
      List<Seen> seen,
      List<String> incidents,
      List<String> commands) {
    public Evidence {
      kept = List.copyOf(kept);
      counted = List.copyOf(counted);
      seen = List.copyOf(seen);
      incidents = List.copyOf(incidents);
      commands = List.copyOf(commands);
    }
  }

  /**
   * Time in one state.
   *
   * @param state label of it
   */
  record Stretch(Instant from, Instant to, String state, String words) {}

  /**
   * Measurements of the same outcome, one after the other.
   *
   * @param took duration of the last of them; empty where none was taken
   */
  record Seen(Instant first, Instant last, int count, String verdict, String words, String took) {}

  /** The latest first. */
  List<Month> months();

  /**
   * One file; made elsewhere, for it may take long.
   *
   * @param edition 0 for the draft as the ledger stands now
   * @param name such as {@code report.pdf}; empty when there is no such file or it was changed
   */
  CompletionStage<Soon<Optional<byte[]>>> file(YearMonth month, int edition, String name);

  /** What verifying says, one sentence each; the last is the verdict. Counts every frozen month. */
  CompletionStage<Soon<List<String>>> verify();

  CompletionStage<Soon<List<Compared>>> compare(YearMonth one, YearMonth other);

  CompletionStage<Soon<List<Outage>>> outages(YearMonth month);

  /** Begins to freeze it and does not wait; why not, where it was not begun. */
  Optional<String> close(YearMonth month, String by, String reason);

  /** How the latest freezing stands; at once. */
  Optional<Progress> progress();

  /** What the agency sees of its month; empty where it answers for nothing in it. */
  Optional<Own> own(YearMonth month, String unit);

  /** The evidence of an outage; empty when the month has it not. */
  Optional<Evidence> evidence(YearMonth month, String target, Instant outage);

  /**
   * Keeps what an agency says, all of it or nothing; why not, where it was not kept.
   *
   * @param unit whose outages may be meant; empty for anybody's
   */
  Optional<String> hear(YearMonth month, Optional<String> unit, String who, List<Said> said);
}
