package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.net.Exchange.SpokenTools;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Dialogue;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;

/** A TCP connection and, where the specification has one, its scripted dialogue. */
final class TcpProber implements Prober<ProbeSpec.Tcp> {

  private final SpokenTools tools;

  TcpProber(SpokenTools tools) {
    this.tools = tools;
  }

  @Override
  public Future<AddressResult> probe(ProbeSpec.Tcp spec, InetAddress address, ProbeLoop loop) {
    return new Script(tools, spec, address, loop).begin(spec.endpoint().port());
  }

  /** Walks through the steps. */
  private static final class Script extends Exchange {

    private final List<Dialogue.Step> steps;
    private final String serverName;
    private int at;
    private String lastLine = "";

    Script(SpokenTools tools, ProbeSpec.Tcp spec, InetAddress address, ProbeLoop loop) {
      super(tools, loop, address, spec.budget().timeout(), spec.strictTls());
      this.steps = spec.dialogue().steps();
      this.serverName = spec.endpoint().host();
    }

    @Override
    void connected() {
      walk();
    }

    @Override
    void secured() {
      walk();
    }

    /** Does what needs no answer, up to the next step that does. */
    private void walk() {
      while (at < steps.size()) {
        switch (steps.get(at)) {
          case Dialogue.Send(String text) -> {
            at++;
            send(text);
          }
          case Dialogue.StartTls _ -> {
            at++;
            startTls(serverName, false);
            return;
          }
          case Dialogue.Expect _ -> {
            lastLine = "";
            taken();
            return;
          }
        }
      }
      finishAdmitted(new Outcome.Up());
    }

    @Override
    public void line(String line) {
      note("< " + line);
      if (at < steps.size()
          && steps.get(at) instanceof Dialogue.Expect(String prefix)
          && line.startsWith(prefix)) {
        at++;
        walk();
      } else if (lastLine.isEmpty()) {
        lastLine = line;
      }
    }

    @Override
    void closed(String rest) {
      if (!rest.isEmpty()) {
        line(rest);
      }
      finish(
          lastLine.isEmpty()
              ? new Outcome.Down(
                  Cause.REPLY_CLOSED, "Máy chủ ngắt kết nối trước khi trả lời" + awaited())
              : unexpected());
    }

    @Override
    Outcome silent() {
      return lastLine.isEmpty()
          ? new Outcome.Down(
              Cause.REPLY_TIMEOUT, "Máy chủ không trả lời trong thời hạn" + awaited())
          : unexpected();
    }

    private Outcome unexpected() {
      return new Outcome.Down(
          Cause.REPLY_UNEXPECTED,
          "Máy chủ trả lời “" + Printable.of(lastLine, Printable.SHORT) + "”" + awaited());
    }

    private String awaited() {
      return at < steps.size() && steps.get(at) instanceof Dialogue.Expect(String prefix)
          ? "; đang đợi “" + Printable.of(prefix, Printable.SHORT) + "”"
          : "";
    }

    @Override
    Outcome handshakeFailed(TlsShake.Failed failed) {
      return failed.outcome();
    }

    @Override
    Optional<ProtocolFacts> facts() {
      return steps.isEmpty()
          ? Optional.empty()
          : Optional.of(new ProtocolFacts.Dialogue(transcript(), Optional.empty()));
    }
  }
}
