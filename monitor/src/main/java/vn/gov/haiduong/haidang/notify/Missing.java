package vn.gov.haiduong.haidang.notify;

import java.util.List;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * What a kept message lacks: addresses of people, links and codes stay out of the journal, and are
 * filled in anew when the message is taken up after a restart. From any thread.
 */
public interface Missing {

  /**
   * The person with the addresses of today, in this order of channels; without any where nobody of
   * that id is in the contacts any more.
   */
  Recipient recipient(String person, List<Channel> order);

  /** A link by which the person answers the incident. */
  String link(String incident, String person);

  /** The one-time code of now. */
  String code(String incident, String person);
}
