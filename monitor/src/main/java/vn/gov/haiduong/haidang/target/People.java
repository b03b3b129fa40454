package vn.gov.haiduong.haidang.target;

/**
 * Who answers for a row at the unit. Empty texts while nobody was named; never in metrics or logs.
 */
public record People(
    String leader,
    String leaderPhone,
    String leaderEmail,
    String specialist,
    String specialistPhone,
    String specialistEmail) {

  public static final People NOBODY = new People("", "", "", "", "", "");
}
