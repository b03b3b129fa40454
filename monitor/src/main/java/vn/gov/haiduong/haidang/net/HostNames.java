package vn.gov.haiduong.haidang.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The names in a certificate (RFC 9525): subjectAltName alone counts, an address only as iPAddress,
 * a wildcard only as the whole left-most label, for exactly one label.
 */
final class HostNames {

  private static final int DNS = 2;
  private static final int IP = 7;

  private HostNames() {}

  static boolean covers(X509Certificate certificate, String host) {
    byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
    if (address != null) {
      return namesOf(certificate, IP).stream().anyMatch(name -> sameAddress(name, address));
    }
    String wanted = trimDot(host.toLowerCase(Locale.ROOT));
    return namesOf(certificate, DNS).stream().anyMatch(name -> matches(name, wanted));
  }

  /** The dNSName entries, at most {@code limit}. */
  static List<String> dnsNames(X509Certificate certificate, int limit) {
    List<String> names = namesOf(certificate, DNS);
    return names.size() > limit ? names.subList(0, limit) : names;
  }

  static boolean matches(String pattern, String host) {
    String name = trimDot(pattern.toLowerCase(Locale.ROOT));
    if (!name.startsWith("*.")) {
      return name.equals(host) && !name.isEmpty();
    }
    int dot = host.indexOf('.');
    return dot > 0
        && name.indexOf('*', 1) < 0
        && host.regionMatches(dot, name, 1, name.length() - 1)
        && host.length() - dot == name.length() - 1;
  }

  private static String trimDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean sameAddress(String name, byte[] address) {
    byte[] other = NetUtil.createByteArrayFromIpAddressString(name);
    if (other == null) {
      return false;
    }
    try {
      return InetAddress.getByAddress(other).equals(InetAddress.getByAddress(address));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static List<String> namesOf(X509Certificate certificate, int type) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all == null) {
        return names;
      }
      for (List<?> entry : all) {
        if (entry.get(0).equals(type) && entry.get(1) instanceof String name) {
          names.add(name);
        }
      }
    } catch (CertificateParsingException e) {
      return List.of();
    }
    return names;
  }
}
