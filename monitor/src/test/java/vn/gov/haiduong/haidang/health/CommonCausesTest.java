package vn.gov.haiduong.haidang.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.health.CommonCauses.Group;
import vn.gov.haiduong.haidang.health.CommonCauses.Member;
import vn.gov.haiduong.haidang.health.CommonCauses.Shared;
import vn.gov.haiduong.haidang.health.CommonCauses.Standing;
import vn.gov.haiduong.haidang.target.TargetId;

/** Which failures are told as one cause. */
class CommonCausesTest {

  private static Member member(String id, Standing standing, String ip, String platform) {
    return new Member(
        new TargetId(id),
        standing,
        Set.of(),
        Set.of(ip),
        Optional.empty(),
        platform.isEmpty() ? Optional.empty() : Optional.of(platform));
  }

  private static Member behind(String id, Standing standing, String parent, String ip) {
    return new Member(
        new TargetId(id),
        standing,
        Set.of(new TargetId(parent)),
        Set.of(ip),
        Optional.of("ab12"),
        Optional.empty());
  }

  @Test
  void mostOfThoseThatShareAnAddressFail() {
    List<Member> targets =
        List.of(
            member("c", Standing.FAILS, "10.0.0.1", ""),
            member("a", Standing.FAILS, "10.0.0.1", ""),
            member("b", Standing.ANSWERS, "10.0.0.1", ""),
            member("d", Standing.NOT_JUDGED, "10.0.0.1", ""));

    assertThat(CommonCauses.among(targets))
        .containsExactly(
            new Group(
                Shared.ADDRESS, "10.0.0.1", List.of(new TargetId("a"), new TargetId("c")), 3));
  }

  @Test
  void halfIsNotMostAndOneIsNoGroup() {
    assertThat(
            CommonCauses.among(
                List.of(
                    member("a", Standing.FAILS, "10.0.0.1", ""),
                    member("b", Standing.FAILS, "10.0.0.1", ""),
                    member("c", Standing.ANSWERS, "10.0.0.1", ""),
                    member("d", Standing.ANSWERS, "10.0.0.1", ""),
                    member("e", Standing.FAILS, "10.0.0.2", ""))))
        .isEmpty();
  }

  @Test
  void aGroupWithinAStrongerOneIsNotToldAgain() {
    List<Member> targets =
        List.of(
            behind("a", Standing.FAILS, "dc", "10.0.0.1"),
            behind("b", Standing.FAILS, "dc", "10.0.0.1"),
            behind("c", Standing.FAILS, "dc", "10.0.0.2"));

    assertThat(CommonCauses.among(targets))
        .extracting(Group::shared, Group::key)
        .containsExactly(Tuple.tuple(Shared.PARENT, "dc"));
  }

  @Test
  void theLargestOfAKindComesFirst() {
    List<Member> targets =
        List.of(
            member("a", Standing.FAILS, "10.0.0.1", "p"),
            member("b", Standing.FAILS, "10.0.0.1", "p"),
            member("c", Standing.FAILS, "10.0.0.2", "p"),
            member("d", Standing.FAILS, "10.0.0.2", ""),
            member("e", Standing.FAILS, "10.0.0.2", ""));

    assertThat(CommonCauses.among(targets))
        .extracting(Group::key)
        .containsExactly("10.0.0.2", "10.0.0.1", "p");
  }

  private static Member named(String id, Standing standing, String zone, boolean nameFails) {
    return new Member(
        new TargetId(id),
        standing,
        Set.of(),
        Set.of("10.0.0.9"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new CommonCauses.Naming(zone, nameFails)));
  }

  @Test
  void namesOfOneZoneThatAreNotAnsweredAreOneCauseAndNotThatOfTheirAddress() {
    List<Member> targets =
        List.of(
            named("a", Standing.FAILS, "haiduong.gov.vn", true),
            named("b", Standing.FAILS, "haiduong.gov.vn", true),
            named("c", Standing.ANSWERS, "chilinh.edu.vn", false),
            named("d", Standing.ANSWERS, "chilinh.edu.vn", false),
            named("e", Standing.FAILS, "haiduong.gov.vn", false));

    assertThat(CommonCauses.among(targets))
        .containsExactly(
            new Group(
                Shared.ZONE, "haiduong.gov.vn", List.of(new TargetId("a"), new TargetId("b")), 2));
  }

  @Test
  void namesOfManyZonesThatAreNotAnsweredHaveTheirResolverInCommon() {
    List<Member> targets =
        List.of(
            named("a", Standing.FAILS, "haiduong.gov.vn", true),
            named("b", Standing.FAILS, "haiduong.gov.vn", true),
            named("c", Standing.FAILS, "chilinh.edu.vn", true),
            named("d", Standing.ANSWERS, "vnpt.vn", false));

    assertThat(CommonCauses.among(targets))
        .containsExactly(
            new Group(
                Shared.RESOLVER,
                "all",
                List.of(new TargetId("a"), new TargetId("b"), new TargetId("c")),
                4));
  }

  @ParameterizedTest
  @CsvSource({
    "https://sonoivu.haiduong.gov.vn/tin, haiduong.gov.vn",
    "https://haiduong.gov.vn, haiduong.gov.vn",
    "tcp://mail.ninhgiang.example.com:25, example.com",
    "dns://x.vnpt.vn., vnpt.vn",
    "https://203.0.113.7/, ''",
    "icmp://10.1.2.3, ''",
    "không có, ''",
    "https://gov.vn, gov.vn",
  })
  void aNameLiesInTheZoneThatWasDelegated(String address, String zone) {
    assertThat(Zones.of(address).orElse("")).isEqualTo(zone);
  }
}
