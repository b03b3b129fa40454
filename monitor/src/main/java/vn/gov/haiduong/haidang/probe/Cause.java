package vn.gov.haiduong.haidang.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a measurement is not simply up. A closed set: the label is the value of the metric label
 * {@code cause} and of the JSON field of the same name.
 */
public enum Cause {
  DNS_NXDOMAIN("dns_nxdomain", Group.NAME),
  DNS_NODATA("dns_nodata", Group.NAME),
  DNS_SERVFAIL("dns_servfail", Group.NAME),
  DNS_REFUSED("dns_refused", Group.NAME),
  DNS_TIMEOUT("dns_timeout", Group.NAME),
  DNS_MALFORMED("dns_malformed", Group.NAME),
  DNS_DISAGREE("dns_disagree", Group.NAME),
  DNS_LAME("dns_lame", Group.NAME),
  CONNECT_REFUSED("connect_refused", Group.CONNECT),
  CONNECT_TIMEOUT("connect_timeout", Group.CONNECT),
  CONNECT_RESET("connect_reset", Group.CONNECT),
  UNREACHABLE("unreachable", Group.CONNECT),
  TLS_HANDSHAKE("tls_handshake", Group.TLS),
  TLS_TIMEOUT("tls_timeout", Group.TLS),
  TLS_UNTRUSTED("tls_untrusted", Group.TLS),
  TLS_EXPIRED("tls_expired", Group.TLS),
  TLS_NOT_YET_VALID("tls_not_yet_valid", Group.TLS),
  TLS_WRONG_HOST("tls_wrong_host", Group.TLS),
  TLS_WEAK("tls_weak", Group.TLS),
  HTTP_STATUS("http_status", Group.HTTP),
  HTTP_MALFORMED("http_malformed", Group.HTTP),
  HTTP_CLOSED("http_closed", Group.HTTP),
  HTTP_TIMEOUT("http_timeout", Group.HTTP),
  HTTP_TOO_LARGE("http_too_large", Group.HTTP),
  HTTP_REFUSED("http_refused", Group.HTTP),
  REDIRECT_LOOP("redirect_loop", Group.REDIRECT),
  REDIRECT_LIMIT("redirect_limit", Group.REDIRECT),
  REDIRECT_REFUSED("redirect_refused", Group.REDIRECT),
  REDIRECT_OFF_HOST("redirect_off_host", Group.REDIRECT),
  ERROR_PAGE("error_page", Group.CONTENT),
  PLACEHOLDER_PAGE("placeholder_page", Group.CONTENT),
  EMPTY_PAGE("empty_page", Group.CONTENT),
  TEXT_FORBIDDEN("text_forbidden", Group.CONTENT),
  TEXT_MISSING("text_missing", Group.CONTENT),
  CONTENT_CHANGED("content_changed", Group.CONTENT),
  CONTENT_SUSPECT("content_suspect", Group.CONTENT),
  LINK_MISSING("link_missing", Group.LINK),
  LINK_WRONG("link_wrong", Group.LINK),
  LINK_BROKEN("link_broken", Group.LINK),
  REPLY_UNEXPECTED("reply_unexpected", Group.DIALOGUE),
  REPLY_TIMEOUT("reply_timeout", Group.DIALOGUE),
  REPLY_CLOSED("reply_closed", Group.DIALOGUE),
  ECHO_TIMEOUT("echo_timeout", Group.ECHO),
  ECHO_LOSS("echo_loss", Group.ECHO),
  BEAT_MISSED("beat_missed", Group.HEARTBEAT),
  ADDRESS_PARTIAL("address_partial", Group.ADDRESSES),
  SLOW("slow", Group.SPEED),
  UNCONFIRMED("unconfirmed", Group.CONFIRMATION),
  OWN_NETWORK("own_network", Group.OWN_SIDE),
  OWN_OVERLOAD("own_overload", Group.OWN_SIDE),
  OWN_CLOCK("own_clock", Group.OWN_SIDE),
  OWN_STOPPED("own_stopped", Group.OWN_SIDE),
  PARENT_UNREACHABLE("parent_unreachable", Group.OWN_SIDE),
  NOT_MEASURED("not_measured", Group.OWN_SIDE),
  BAD_TARGET("bad_target", Group.OWN_SIDE);

  /** The step of the measurement at which the cause arises, in the order in which steps happen. */
  public enum Group {
    NAME,
    CONNECT,
    TLS,
    HTTP,
    REDIRECT,
    CONTENT,
    LINK,
    DIALOGUE,
    ECHO,
    HEARTBEAT,
    ADDRESSES,
    SPEED,
    CONFIRMATION,
    OWN_SIDE
  }

  private static final Map<String, Cause> BY_LABEL = new HashMap<>();

  static {
    for (Cause cause : values()) {
      BY_LABEL.put(cause.label, cause);
    }
  }

  private final String label;
  private final Group group;

  Cause(String label, Group group) {
    this.label = label;
    this.group = group;
  }

  public String label() {
    return label;
  }

  public Group group() {
    return group;
  }

  /** The cause of that label, if there is one. */
  public static Optional<Cause> of(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }
}
