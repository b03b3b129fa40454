package vn.gov.haiduong.haidang.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * An answer of a name server, as far as it is of use here.
 *
 * @param rcode the code of the header with its extension from EDNS
 * @param authority number and content of the authority section
 */
record DnsMessage(
    int rcode,
    boolean authoritative,
    boolean truncated,
    List<Rr> answers,
    List<Rr> authority,
    List<Rr> additional) {

  static final int NOERROR = 0;
  static final int FORMERR = 1;
  static final int SERVFAIL = 2;
  static final int NXDOMAIN = 3;
  static final int NOTIMP = 4;
  static final int REFUSED = 5;
  static final int BADVERS = 16;

  private static final List<String> RCODES =
      List.of(
          "NOERROR",
          "FORMERR",
          "SERVFAIL",
          "NXDOMAIN",
          "NOTIMP",
          "REFUSED",
          "YXDOMAIN",
          "YXRRSET",
          "NXRRSET",
          "NOTAUTH",
          "NOTZONE");

  DnsMessage {
    answers = List.copyOf(answers);
    authority = List.copyOf(authority);
    additional = List.copyOf(additional);
  }

  /**
   * One resource record of the class IN.
   *
   * @param name lower case without trailing dot; "." for the root
   * @param type its number
   * @param shown the data as text, bounded and without control characters
   * @param target the name that the data point to (CNAME, NS, PTR, MX, SRV), else empty
   * @param address of A and AAAA, else empty
   * @param serial of SOA, else -1
   */
  record Rr(
      String name,
      int type,
      long ttl,
      String shown,
      String target,
      Optional<InetAddress> address,
      long serial) {

    static final int A = 1;
    static final int NS = 2;
    static final int CNAME = 5;
    static final int SOA = 6;
    static final int PTR = 12;
    static final int MX = 15;
    static final int TXT = 16;
    static final int AAAA = 28;
    static final int SRV = 33;
    static final int DNAME = 39;
    static final int OPT = 41;
    static final int CAA = 257;
    static final int DS = 43;

    /** "name ttl type data", as people know it. */
    String line() {
      return name + " " + ttl + " " + typeName(type) + " " + shown;
    }

    static String typeName(int type) {
      return switch (type) {
        case A -> "A";
        case NS -> "NS";
        case CNAME -> "CNAME";
        case SOA -> "SOA";
        case PTR -> "PTR";
        case MX -> "MX";
        case TXT -> "TXT";
        case AAAA -> "AAAA";
        case SRV -> "SRV";
        case DNAME -> "DNAME";
        case CAA -> "CAA";
        case DS -> "DS";
        default -> "TYPE" + type;
      };
    }
  }

  /** What the code is called. */
  String rcodeName() {
    return rcode < RCODES.size() ? RCODES.get(rcode) : "RCODE" + rcode;
  }

  /** Whether the authority section says that nothing more is to be found. */
  boolean hasSoa() {
    return authority.stream().anyMatch(rr -> rr.type() == Rr.SOA);
  }
}
