package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * How units are scored for the yearly ranking: all of it published, all of it data.
 *
 * @param formula in words, printed with every score
 * @param legalBasis of the ranking
 * @param measuredShare smallest share of the weights that must have been measured for a score;
 *     below it the score is "chưa đủ dữ liệu"
 * @param bands highest first
 */
public record Scorecard(
    String formula,
    String legalBasis,
    double measuredShare,
    List<Check> checks,
    List<Band> bands,
    List<Mute> mutes,
    List<Adjustment> adjustments) {

  public static final Scorecard NONE =
      new Scorecard("", "", 1, List.of(), List.of(), List.of(), List.of());

  public Scorecard {
    checks = List.copyOf(checks);
    bands = List.copyOf(bands);
    mutes = List.copyOf(mutes);
    adjustments = List.copyOf(adjustments);
    if (!(measuredShare > 0) || measuredShare > 1) {
      throw new IllegalArgumentException("measured share: expected over 0 to 1");
    }
  }

  /** How sure the machine can be. */
  public enum Method {
    DETERMINISTIC("tat-dinh", "Tất định"),
    /** A guess by rules: a failure means "cần kiểm tra" and a person decides. */
    HEURISTIC("phong-doan", "Phỏng đoán, cần kiểm tra");

    private final String label;
    private final String words;

    Method(String label, String words) {
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

  /** One check with its weight. */
  public record Check(CheckCode code, String title, int weight, Method method, String legalBasis) {
    public Check {
      if (weight < 0 || weight > 100) {
        throw new IllegalArgumentException("weight: expected 0 to 100, got " + weight);
      }
    }
  }

  /** From {@code from} points on the score is called {@code name}. */
  public record Band(String name, int from) {}

  /**
   * A check that does not count for a unit.
   *
   * @param until last day of the muting
   */
  public record Mute(UnitCode unit, CheckCode code, String reason, String by, LocalDate until) {
    boolean holdsOn(LocalDate day) {
      return !day.isAfter(until);
    }
  }

  /** Points given or taken by a person, with a reason and a name. */
  public record Adjustment(UnitCode unit, int points, String reason, String by, LocalDate day) {}

  /** The muting in force. */
  Optional<Mute> mute(UnitCode unit, CheckCode code, LocalDate day) {
    return mutes.stream()
        .filter(mute -> mute.unit().equals(unit) && mute.code() == code && mute.holdsOn(day))
        .findFirst();
  }

  /** The name of the band of a score. */
  public String band(double score) {
    return bands.stream().filter(b -> score >= b.from()).map(Band::name).findFirst().orElse("–");
  }
}
