package vn.gov.haiduong.haidang.notify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is said, for every channel at once, so that another channel can take over without asking
 * anybody.
 *
 * @param subject one line
 * @param plain the whole text
 * @param brief one unaccented text that fits a short message and is understood without its link
 * @param template name of the registered template that {@code parameters} fill, for gateways that
 *     send no free text
 * @param link where to acknowledge
 */
public record Text(
    String subject,
    String plain,
    String brief,
    String template,
    Map<String, String> parameters,
    Optional<String> link) {

  /** Parameter: id under which the gateway of short messages knows the template. */
  public static final String SMS_TEMPLATE = "sms:";

  /** Before the name of a parameter: as it stands in the short message. */
  public static final String SMS_PLACE = "sms:";

  /** Parameter: how several short messages are put together as one. */
  public static final String SMS_TOGETHER = "sms:many:";

  /** Parameter: the one-time code with which this person answers for this incident. */
  static final String CODE = "ma_xac_nhan";

  private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

  /** The code in it; empty where nobody is asked to answer. */
  Optional<String> code() {
    return Optional.ofNullable(parameters.get(CODE))
        .filter(code -> SIX_DIGITS.matcher(code).matches());
  }

  /** Whether a parameter is part of what is said, and not of how a short message is made. */
  static boolean said(String parameter) {
    return !parameter.startsWith(SMS_PLACE);
  }

  public Text {
    subject = Lines.one(subject, 200);
    plain = Lines.many(plain, 8_000);
    brief = Lines.one(brief, 480);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
