package vn.gov.haiduong.haidang.obligation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be checked; title, weight and legal basis of each are data in the scorecard file. */
public enum CheckCode {
  /** The site answers. */
  SITE_UP("trang-hoat-dong"),
  /** The portal lists the unit and the link leads to its registered site. */
  FROM_PORTAL("cong-dan-toi"),
  /** The site leads to the portal. */
  TO_PORTAL("dan-ve-cong"),
  /** The unit's public services have a working path of pages. */
  SERVICES("dich-vu"),
  /** HTTPS with a certificate that browsers accept. */
  HTTPS("https"),
  /** Plain HTTP leads to HTTPS. */
  HTTPS_REDIRECT("chuyen-https"),
  HSTS("hsts"),
  IPV6("ipv6"),
  CAA("caa"),
  DNSSEC("dnssec"),
  /** The domain is paid for, and for how long is known. */
  DOMAIN_EXPIRY("han-ten-mien"),
  /** The newest item is not too old. */
  FRESHNESS("cap-nhat"),
  /** The sections that the law asks of a state agency's site. */
  SECTIONS("chuyen-muc"),
  /** The site says where incidents are reported. */
  INCIDENT_ADDRESS("tiep-nhan-su-co"),
  /** Inner links of the home page work. */
  INNER_LINKS("lien-ket-trong"),
  /** A leader and a specialist are named. */
  CONTACTS("dau-moi");

  /** Of certificates, names and addresses: annex 6 of the month's report. */
  public static final List<CheckCode> TECHNICAL =
      List.of(HTTPS, HTTPS_REDIRECT, HSTS, IPV6, CAA, DNSSEC, DOMAIN_EXPIRY);

  private final String label;

  CheckCode(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(CheckCode::label).toList();
  }

  public static Optional<CheckCode> of(String label) {
    return Arrays.stream(values()).filter(code -> code.label.equals(label)).findFirst();
  }
}
