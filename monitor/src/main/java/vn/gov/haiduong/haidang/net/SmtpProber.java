package vn.gov.haiduong.haidang.net;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.net.Exchange.SpokenTools;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;

/**
 * A mail server's greeting, its EHLO, and STARTTLS where it is offered (RFC 5321, RFC 3207). Never
 * gives a sender or a recipient: no mail is ever begun.
 */
final class SmtpProber implements Prober<ProbeSpec.Smtp> {

  private static final String QUIT = "QUIT\r\n";

  private final SpokenTools tools;

  SmtpProber(SpokenTools tools) {
    this.tools = tools;
  }

  @Override
  public Future<AddressResult> probe(ProbeSpec.Smtp spec, InetAddress address, ProbeLoop loop) {
    Visit first = new Visit(tools, spec, address, loop, spec.budget().timeout(), false);
    return first
        .begin(spec.endpoint().port())
        .compose(seen -> first.worthWider ? again(spec, seen, loop) : Future.succeededFuture(seen));
  }

  /** A second visit, with every cipher that we have; what it did not reach, the first one says. */
  private Future<AddressResult> again(ProbeSpec.Smtp spec, AddressResult first, ProbeLoop loop) {
    Duration left = spec.budget().timeout().minusNanos(first.durationNanos());
    if (!left.isPositive()) {
      return Future.succeededFuture(first);
    }
    return new Visit(tools, spec, first.ip(), loop, left, true)
        .begin(spec.endpoint().port())
        .map(
            second ->
                second.tls().isEmpty()
                    ? first
                    : new AddressResult(
                        second.ip(),
                        second.outcome(),
                        first.phases().plus(second.phases()),
                        first.durationNanos() + second.durationNanos(),
                        second.http(),
                        second.tls(),
                        second.protocol()));
  }

  /** Which answer is awaited. */
  private enum Awaiting {
    GREETING("lời chào 220"),
    EHLO("trả lời EHLO"),
    HELO("trả lời HELO"),
    START_TLS("trả lời STARTTLS");

    private final String words;

    Awaiting(String words) {
      this.words = words;
    }
  }

  /** One visit to one server. */
  private static final class Visit extends Exchange {

    private final String host;
    private final String name;
    private Awaiting awaiting = Awaiting.GREETING;
    private Optional<Boolean> startTls = Optional.empty();
    private boolean offered;
    private boolean firstLineOfReply = true;
    private final boolean wide;

    /** Whether the handshake failed in a way in which a wider one may not. */
    private boolean worthWider;

    Visit(
        SpokenTools tools,
        ProbeSpec.Smtp spec,
        InetAddress address,
        ProbeLoop loop,
        Duration timeout,
        boolean wide) {
      super(tools, loop, address, timeout, spec.strictTls());
      this.wide = wide;
      this.host = spec.endpoint().host();
      this.name = spec.heloName();
    }

    /** Who has no name of its own greets with an address literal (RFC 5321, 4.1.3). */
    private String ownName() {
      if (!name.isEmpty()) {
        return name;
      }
      return ownAddress()
          .map(
              own ->
                  own instanceof Inet6Address
                      ? "[IPv6:" + NetUtil.toAddressString(own) + "]"
                      : "[" + own.getHostAddress() + "]")
          .orElse("[127.0.0.1]");
    }

    @Override
    void connected() {
      // The server speaks first.
    }

    @Override
    public void line(String line) {
      note("< " + line);
      if (parting()) {
        finish(new Outcome.Up()); // the answer to QUIT; the verdict is settled
        return;
      }
      Optional<Integer> code = code(line);
      if (code.isEmpty()) {
        finish(unexpected(line));
        return;
      }
      boolean last = line.length() == 3 || line.charAt(3) == ' ';
      if (awaiting == Awaiting.EHLO && !firstLineOfReply && isStartTls(line)) {
        offered = true;
      }
      firstLineOfReply = last;
      if (last) {
        taken();
        reply(code.get(), line);
      }
    }

    private void reply(int code, String line) {
      switch (awaiting) {
        case GREETING -> {
          if (code != 220) {
            finishWith(QUIT, unexpected(line));
          } else {
            ask(Awaiting.EHLO, "EHLO " + ownName() + "\r\n");
          }
        }
        case EHLO -> {
          if (code == 250) {
            startTls = Optional.of(offered);
            if (offered) {
              ask(Awaiting.START_TLS, "STARTTLS\r\n");
            } else {
              finishWith(QUIT, new Outcome.Up());
            }
          } else if (code == 421) {
            finishWith(QUIT, unexpected(line));
          } else {
            ask(Awaiting.HELO, "HELO " + ownName() + "\r\n");
          }
        }
        case HELO -> {
          startTls = Optional.of(false);
          finishWith(QUIT, code == 250 ? new Outcome.Up() : unexpected(line));
        }
        case START_TLS -> {
          if (code == 220) {
            startTls(host, wide);
          } else {
            finishWith(QUIT, refused("máy chủ chào STARTTLS rồi từ chối: " + line));
          }
        }
      }
    }

    private void ask(Awaiting next, String command) {
      awaiting = next;
      send(command);
    }

    @Override
    void secured() {
      finishWith(QUIT, new Outcome.Up());
    }

    @Override
    Outcome handshakeFailed(TlsShake.Failed failed) {
      worthWider = !wide && failed.why().worthWider();
      return failed.outcome();
    }

    @Override
    void closed(String rest) {
      if (!rest.isEmpty()) {
        note("< " + rest);
      }
      finish(
          awaiting == Awaiting.START_TLS
              ? refused("máy chủ chào STARTTLS rồi ngắt kết nối")
              : new Outcome.Down(
                  Cause.REPLY_CLOSED, "Máy chủ thư ngắt kết nối khi đang đợi " + awaiting.words));
    }

    /** A mail server speaks first: cut off before its greeting, it was reached and fell silent. */
    @Override
    Outcome neverOpened(Outcome why) {
      return why.cause().equals(Optional.of(Cause.CONNECT_RESET))
          ? new Outcome.Down(Cause.REPLY_CLOSED, "Máy chủ thư ngắt kết nối trước lời chào")
          : why;
    }

    @Override
    Outcome silent() {
      return awaiting == Awaiting.START_TLS
          ? new Outcome.Down(Cause.TLS_TIMEOUT, "Máy chủ thư im lặng sau lệnh STARTTLS")
          : new Outcome.Down(
              Cause.REPLY_TIMEOUT,
              "Máy chủ thư không trả lời trong thời hạn; đang đợi " + awaiting.words);
    }

    private Outcome unexpected(String line) {
      return new Outcome.Down(
          Cause.REPLY_UNEXPECTED,
          "Máy chủ thư trả lời “"
              + Printable.of(line, Printable.SHORT)
              + "”; đang đợi "
              + awaiting.words);
    }

    private static Outcome refused(String said) {
      return TlsClient.handshakeDown(Printable.of(said, Printable.LONG));
    }

    @Override
    Optional<ProtocolFacts> facts() {
      return Optional.of(new ProtocolFacts.Dialogue(transcript(), startTls));
    }

    private static boolean isStartTls(String line) {
      return line.length() >= 4
          && line.substring(4).strip().toUpperCase(Locale.ROOT).equals("STARTTLS");
    }

    /** Three digits, then the end, a blank or a hyphen (RFC 5321, 4.2). */
    private static Optional<Integer> code(String line) {
      if (line.length() < 3 || (line.length() > 3 && " -".indexOf(line.charAt(3)) < 0)) {
        return Optional.empty();
      }
      for (int i = 0; i < 3; i++) {
        if (line.charAt(i) < '0' || line.charAt(i) > '9') {
          return Optional.empty();
        }
      }
      return Optional.of(Integer.parseInt(line.substring(0, 3)));
    }
  }
}
