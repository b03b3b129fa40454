package vn.gov.haiduong.haidang.app.people;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.DraftLinks;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.notify.MonthLetter;
import vn.gov.haiduong.haidang.notify.Purpose;
import vn.gov.haiduong.haidang.notify.Recipient;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Plan;

/**
 * Letters about a month's report. What such a message is about is {@code bao-cao.2026-10.CODE}, or
 * without a code for those who close, so that its link can be made again after a restart.
 *
 * @param publicUrl root under which people reach the pages, without slash at the end
 */
public record MonthMail(DraftLinks links, String publicUrl, boolean drill) {

  /** Path of a draft's page before its token. */
  public static final String DRAFT = "/y-kien/";

  private static final String ABOUT = "bao-cao.";

  /** What messages about an agency's draft are about. */
  public static String about(YearMonth month, String unit) {
    return ABOUT + month + "." + unit;
  }

  /** What messages to those who close are about. */
  public static String about(YearMonth month) {
    return ABOUT + month;
  }

  /** The link of a message about a month; empty when it is about something else. */
  public Optional<String> link(String about, String person, Instant now) {
    if (!about.matches("bao-cao\\.[0-9]{4}-[0-9]{2}(\\.[a-z0-9-]{1,40})?")) {
      return Optional.empty();
    }
    String month = about.substring(ABOUT.length(), ABOUT.length() + 7);
    String rest = about.substring(ABOUT.length() + 7);
    return Optional.of(
        rest.isEmpty()
            ? publicUrl + "/bao-cao/" + month
            : publicUrl
                + DRAFT
                + links.token(
                    new DraftLinks.Draft(month, rest.substring(1), person),
                    now.plus(DraftLinks.LIFE)));
  }

  /**
   * One letter to one person, by mail where there is an address, else by what there is.
   *
   * @param key beside what it is about and to whom; the same for the same letter
   * @param texts the plan with its words
   */
  public Message message(
      String about, String key, Contact contact, MonthLetter letter, Plan texts, Instant now) {
    String person = contact.id().value();
    return new Message(
        about + ":" + key + ":" + person.replaceAll("[^A-Za-z0-9._-]", "_"),
        about,
        new Recipient(person, contact.name(), Telling.addresses(contact, List.of(Channel.MAIL))),
        Purpose.REPORT,
        letter.text(drill, texts.template(letter.template())),
        now,
        drill);
  }
}
