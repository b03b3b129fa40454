package vn.gov.haiduong.haidang.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hard pages get the verdict that a person would give. */
class HardPagesTest {

  @Test
  void everyPageThatTheRulesWereMendedOnIsJudgedRight() {
    assertEquals(List.of(), wrong("hard-pages.txt"));
  }

  /** Written before the rules were mended, and judged only after: see the file's head. */
  @Test
  void everyPageThatWasKeptApartIsJudgedRight() {
    assertEquals(List.of(), wrong("unseen-pages.txt"));
  }

  /** Of 34 attacks 31 were seen when these were first judged, of 19 clean pages 18. */
  @Test
  void everyPageOfTheOtherClassesIsJudgedRight() {
    assertEquals(List.of(), wrong("later-pages.txt"));
  }

  /** In six frames of site systems seen; at first 33 of 41 attacks were seen, 33 of 34 clean. */
  @Test
  void everyPageOfTheSiteSystemsIsJudgedRight() {
    assertEquals(List.of(), wrong("system-pages.txt"));
  }

  /** Written together with those before, and judged before any mending: 35 of 42, 31 of 33. */
  @Test
  void everyOtherPageOfTheSiteSystemsIsJudgedRight() {
    assertEquals(List.of(), wrong("system-pages-other.txt"));
  }

  /**
   * Written after those and judged before any mending: 28 of 30 attacks were suspect, of 22 clean
   * pages 19 clean, one asked for a look and two were suspect.
   */
  @Test
  void everyLaterPageOfTheSiteSystemsIsJudgedRight() {
    assertEquals(List.of(), wrong("system-pages-later.txt"));
  }

  /** Judged once after all mending before it: 13 of 14 attacks, 12 of 14 clean, none suspect. */
  @Test
  void everyLastPageOfTheSiteSystemsIsJudgedRight() {
    assertEquals(List.of(), wrong("system-pages-last.txt"));
  }

  /**
   * In sixteen frames, written before anybody looked at a rule. First judgement: 67 of 75 attacks
   * suspect, five asked for a look.
   */
  @Test
  void everyAttackInTheWideSetIsJudgedRight() {
    assertEquals(List.of(), wrong("wide-attacks.txt"));
  }

  /** Written with those; first judgement: 84 of 87 clean, three asked for a look, none suspect. */
  @Test
  void everyCleanPageOfTheWideSetIsJudgedRight() {
    assertEquals(List.of(), wrong("wide-clean.txt"));
  }

  /**
   * Another habit of mind: hosts of reserved zones. Written after the wide set's mending, judged
   * once before their own: 23 of 26 attacks suspect, three asked for a look; all 25 clean pages
   * clean.
   */
  @Test
  void everyPageWithReservedNamesIsJudgedRight() {
    assertEquals(List.of(), wrong("reserved-pages.txt"));
  }

  /**
   * Of 150 techniques, written before anybody looked at a rule and judged first in pages of 60 to
   * 250 KB: 122 of the 132 clear attacks suspect, five clean.
   */
  @Test
  void everyAttackOfTheBroadSetIsJudgedRight() {
    assertEquals(List.of(), wrong("broad-attacks.txt"));
  }

  /** Written with those; first judgement: 119 of 121 clean, one asked for a look, one suspect. */
  @Test
  void everyCleanPageOfTheBroadSetIsJudgedRight() {
    assertEquals(List.of(), wrong("broad-clean.txt"));
  }

  /**
   * Written before any mending as well, judged once between the mending of the broad set and their
   * own: 48 of 54 clear attacks suspect, three asked for a look.
   */
  @Test
  void everyLaterAttackOfTheBroadSetIsJudgedRight() {
    assertEquals(List.of(), wrong("broad-later-attacks.txt"));
  }

  /** Written and judged with those: all 56 clean. */
  @Test
  void everyLaterCleanPageOfTheBroadSetIsJudgedRight() {
    assertEquals(List.of(), wrong("broad-later-clean.txt"));
  }

  private static List<String> wrong(String file) {
    return HardPages.of(file).stream()
        .map(page -> new Judged(page, page.read()))
        .filter(judged -> judged.page().wanted() != judged.found().verdict())
        .map(judged -> HardPages.told(judged.page(), judged.found()))
        .toList();
  }

  private record Judged(HardPages page, Findings found) {}
}
