package vn.gov.haiduong.haidang.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.health.OwnSide.Anchor;
import vn.gov.haiduong.haidang.health.OwnSide.Answer;
import vn.gov.haiduong.haidang.health.OwnSide.Change;
import vn.gov.haiduong.haidang.health.OwnSide.Judged;
import vn.gov.haiduong.haidang.health.OwnSide.Role;
import vn.gov.haiduong.haidang.health.OwnSide.Round;
import vn.gov.haiduong.haidang.health.OwnSide.Sign;
import vn.gov.haiduong.haidang.target.Side;

/** What the anchors say of our own side, and what our own troubles say of a probe. */
class OwnSideTest {

  /** g gateway; r, s resolvers; a, b, c, d outside, where d is in the network of c. */
  private static OwnSide side(String names) {
    List<Anchor> anchors = new ArrayList<>();
    for (int i = 0; i < names.length(); i++) {
      char name = names.charAt(i);
      Role role = name == 'g' ? Role.GATEWAY : name >= 'r' ? Role.RESOLVER : Role.OUTSIDE;
      String network = name == 'd' ? "c" : String.valueOf(name);
      anchors.add(new Anchor(String.valueOf(name), role, network));
    }
    return OwnSide.of(Side.INTERNET, anchors);
  }

  /** A round every ten seconds, each anchor a second after the one before; capitals answered. */
  private static Round round(int number, String answers) {
    Instant at = Instant.ofEpochSecond(number * 10L);
    List<Answer> said = new ArrayList<>();
    for (int i = 0; i < answers.length(); i++) {
      char c = answers.charAt(i);
      said.add(
          new Answer(
              String.valueOf(Character.toLowerCase(c)),
              at.plusSeconds(i),
              Character.isUpperCase(c)));
    }
    return new Round(at, said);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "all answer, grsabcd, GRSABCD GRSABCD, sees",
    "gateway silent, grsabcd, GRSABCD gRSABCD gRSABCD, GATEWAY 10",
    "gateway silent once, grsabcd, gRSABCD GRSABCD gRSABCD, sees",
    "both resolvers silent, grsabcd, GrsABCD GrsABCD, RESOLVERS 1",
    "one resolver silent, grsabcd, GrSABCD GrSABCD, sees",
    "half of four outside is not more than half, abce, ABce ABce, sees",
    "three of four outside, abce, Abce Abce, OUTSIDE 1",
    "two of three networks, abcd, ABcd aBcd aBcd, OUTSIDE 10",
    "one network with two anchors is one voice, abcd, ABcd ABcd, sees",
    "a network answers when one anchor does, abcd, AbcD AbcD, sees",
    "the sign may change within the series, grsabc, gRSABC Grsabc, RESOLVERS 0",
    "dated back to the first failure of the series, grsabc, GRSAbc GRSabc, OUTSIDE 4",
    "two outside anchors are not judged, ab, ab ab, sees",
    "no anchors are not judged, '', ' ', sees"
  })
  void saysOf(String name, String anchors, String rounds, String expected) {
    OwnSide side = side(anchors);
    String said = "sees";
    int number = 0;
    for (String answers : rounds.split(" ", -1)) {
      Judged judged = side.next(round(number++, answers));
      side = judged.side();
      if (judged.change().isPresent()
          && judged.change().get() instanceof Change.Lost(Instant at, Sign sign)) {
        said = sign + " " + at.getEpochSecond();
      }
    }
    assertThat(said).as(name).isEqualTo(expected);
    assertThat(side.blind()).isEqualTo(!expected.equals("sees"));
  }

  @Test
  void seesAgainFromTheFirstGoodRound() {
    OwnSide blind =
        side("g").next(round(0, "g")).side().next(round(1, "g")).side().next(round(2, "g")).side();

    Judged judged = blind.next(round(3, "G"));

    assertThat(judged.change()).contains(new Change.Found(Instant.ofEpochSecond(30)));
    assertThat(judged.side().blind()).isFalse();
  }

  @Test
  void whatIsMeasuredIsSettledUpToTheSeriesThatMayStillBlind() {
    OwnSide first = side("g");
    OwnSide seen = first.next(round(1, "G")).side();
    OwnSide doubtful = seen.next(round(2, "g")).side();
    OwnSide blind = doubtful.next(round(3, "g")).side();

    assertThat(first.settledUpTo()).isEmpty();
    assertThat(seen.settledUpTo()).contains(Instant.ofEpochSecond(10));
    assertThat(doubtful.settledUpTo()).contains(Instant.ofEpochSecond(20));
    assertThat(blind.settledUpTo()).contains(Instant.ofEpochSecond(30));
  }

  @Test
  void tooFewAnchorsAreNotJudged() {
    assertThat(side("ab").judged()).isFalse();
    assertThat(side("acd").judged()).isFalse();
    assertThat(side("abc").judged()).isTrue();
    assertThat(side("g").judged()).isTrue();
    assertThat(side("r").judged()).isTrue();
  }

  @Test
  void aSideKnownToBeBlindStaysSoUntilItsAnchorsSee() {
    List<Anchor> anchors = List.of(new Anchor("g", Role.GATEWAY, "g"));
    OwnSide blind = OwnSide.of(Side.INTERNET, anchors, true);

    Judged still = blind.next(round(1, "g"));
    assertThat(still.change()).isEmpty();
    assertThat(still.side().blind()).isTrue();

    Judged seen = still.side().next(round(2, "G"));
    assertThat(seen.change()).containsInstanceOf(Change.Found.class);
    assertThat(OwnSide.of(Side.INTERNET, List.of(), true).blind()).isFalse();
  }
}
