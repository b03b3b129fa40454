package vn.gov.haiduong.haidang.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Dialogue;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Dialogue.Expect;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Dialogue.Send;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Dialogue.StartTls;

/**
 * The dialogues that are shipped, by the name under which a profile refers to them. None logs in,
 * sends mail or calls.
 */
public final class Dialogues {

  private static final Map<String, Dialogue> BY_NAME =
      Map.of(
          // RFC 9051, 7.1: the greeting of a server that takes a login is an untagged OK.
          "imap",
          new Dialogue(List.of(new Expect("* OK"), new Send("a1 LOGOUT\r\n"), new Expect("a1 OK"))),
          // RFC 9051, 6.2.1
          "imap-starttls",
          new Dialogue(
              List.of(
                  new Expect("* OK"),
                  new Send("a1 STARTTLS\r\n"),
                  new Expect("a1 OK"),
                  new StartTls(),
                  new Send("a2 LOGOUT\r\n"),
                  new Expect("a2 OK"))),
          // RFC 8314, 3.2: TLS from the first byte
          "imaps",
          new Dialogue(
              List.of(
                  new StartTls(),
                  new Expect("* OK"),
                  new Send("a1 LOGOUT\r\n"),
                  new Expect("a1 OK"))),
          // RFC 6409 with RFC 3207
          "submission",
          new Dialogue(
              List.of(
                  new Expect("220 "),
                  new Send("EHLO haidang.invalid\r\n"),
                  new Expect("250 "),
                  new Send("STARTTLS\r\n"),
                  new Expect("220 "),
                  new StartTls(),
                  new Send("QUIT\r\n"),
                  new Expect("221"))),
          // H.225.0 call signalling: that the port takes the connection is all that may be asked
          // without a call.
          "h323",
          Dialogue.CONNECT_ONLY,
          "connect",
          Dialogue.CONNECT_ONLY);

  private Dialogues() {}

  /** The dialogue of that name, if there is one. */
  public static Optional<Dialogue> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** All names, sorted. */
  public static List<String> names() {
    return BY_NAME.keySet().stream().sorted().toList();
  }
}
