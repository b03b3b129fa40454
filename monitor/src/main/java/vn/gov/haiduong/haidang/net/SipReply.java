package vn.gov.haiduong.haidang.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Printable;

/** The head of a SIP answer: what of it decides whether it is ours and what it says. */
record SipReply(int status, String reason, String via, String callId, String cseq) {

  /** Reads the head of a message; empty for what is not a SIP answer. */
  static Optional<SipReply> read(String head) {
    List<String> lines = unfolded(head);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String start = lines.getFirst();
    if (start.length() < 11 || !start.regionMatches(true, 0, "SIP/2.0 ", 0, 8)) {
      return Optional.empty();
    }
    int status = number(start.substring(8, 11));
    if (status < 100 || status > 699 || (start.length() > 11 && start.charAt(11) != ' ')) {
      return Optional.empty();
    }
    String reason = start.length() > 12 ? start.substring(12) : "";
    return Optional.of(
        new SipReply(
            status,
            Printable.of(reason, Printable.SHORT),
            header(lines, "via", "v"),
            header(lines, "call-id", "i"),
            header(lines, "cseq", "cseq")));
  }

  /** Whether it answers this question: same branch in the topmost Via, same Call-ID and CSeq. */
  boolean answers(SipRequest request) {
    String top = via.indexOf(',') < 0 ? via : via.substring(0, via.indexOf(','));
    boolean branch = false;
    for (String part : top.split(";", -1)) {
      String[] pair = part.strip().split("\\s*=\\s*", 2);
      branch |=
          pair.length == 2
              && pair[0].equalsIgnoreCase("branch")
              && pair[1].equalsIgnoreCase(request.branch());
    }
    return branch
        && callId.equals(request.callId())
        && cseq.replaceAll("\\s+", " ").equals(SipRequest.CSEQ);
  }

  boolean provisional() {
    return status < 200;
  }

  /** A header may go on over lines that begin with a blank (RFC 3261, 7.3.1). */
  private static List<String> unfolded(String head) {
    List<String> lines = new ArrayList<>();
    for (String line : head.split("\r?\n", -1)) {
      if (!lines.isEmpty()
          && !line.isEmpty()
          && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
        lines.set(lines.size() - 1, lines.getLast() + " " + line.strip());
      } else if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String header(List<String> lines, String name, String compact) {
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      String key = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (key.equals(name) || key.equals(compact)) {
        return line.substring(colon + 1).strip();
      }
    }
    return "";
  }

  /** A small number, or -1. */
  private static int number(String digits) {
    return !digits.isEmpty()
            && digits.length() <= 6
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }
}
