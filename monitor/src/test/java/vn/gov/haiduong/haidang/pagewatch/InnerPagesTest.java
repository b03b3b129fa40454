package vn.gov.haiduong.haidang.pagewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of each source some, and what gives itself away before all others. */
class InnerPagesTest {

  private static final InnerPages SITE =
      new InnerPages(
          numbered("/muc-", 100),
          numbered("/bai-", 3_000),
          numbered("/mo-", 5),
          numbered("/upload/", 30),
          List.of("/tim?q=x"));

  @Test
  void everySourceComesInAndNoneFillsTheList() {
    List<String> chosen = SITE.choose(_ -> false, 0);
    assertThat(chosen).hasSizeLessThanOrEqualTo(40).doesNotHaveDuplicates().contains("/tim?q=x");
    for (String begin : List.of("/muc-", "/bai-", "/mo-", "/upload/")) {
      assertThat(chosen).anyMatch(page -> page.startsWith(begin));
    }
  }

  @Test
  void whatGivesItselfAwayComesFirst() {
    assertThat(SITE.choose("/bai-1777"::equals, 3).getFirst()).isEqualTo("/bai-1777");
  }

  @Test
  void eachPageOfTheSitemapHasItsRound() {
    Set<String> seen = new HashSet<>();
    for (int round = 0; round < 300; round++) {
      SITE.choose(_ -> false, round).stream().filter(p -> p.startsWith("/bai-")).forEach(seen::add);
    }
    assertThat(seen).hasSize(3_000);
  }

  @Test
  void aSiteOfOnePageHasNoOthers() {
    List<String> none = List.of();
    assertThat(new InnerPages(none, none, none, none, none).choose(_ -> true, 7)).isEmpty();
  }

  private static List<String> numbered(String begin, int many) {
    return IntStream.range(0, many).mapToObj(i -> begin + i).toList();
  }
}
