package vn.gov.haiduong.haidang.app.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/** The shipped profiles decide a measurement by hand as they do one of the loop. */
class ListingsTest {

  private static final Clock CLOCK = Clock.system();
  private static final Path TARGETS = Path.of("..", "targets");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "submission, 554 no service, reply_unexpected",
    "submission, , reply_closed",
    "tcp, 554 no service, up",
  })
  void theDialogueOfAProfileIsHeld(String profile, String greeting, String expected)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> greet(server, greeting));
      What asked =
          Listings.of(TARGETS, CLOCK)
              .profiled(WhatReader.read("tcp://127.0.0.1:" + server.getLocalPort()), profile);

      assertThat(asked).isInstanceOf(What.Address.class);
      assertThat(called(measured(((What.Address) asked).spec()))).isEqualTo(expected);
    }
  }

  private static void greet(ServerSocket server, String greeting) {
    while (!server.isClosed()) {
      try (Socket visitor = server.accept()) {
        if (greeting != null) {
          visitor.getOutputStream().write((greeting + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException over) {
        // The visitor or the test has gone.
      }
    }
  }

  private static Observation measured(ProbeSpec spec) throws Exception {
    ProbeLoops loops = ProbeLoops.start(1, CLOCK);
    try (Probes probes = new Probes(ProbeEnvironment.byHand(CLOCK))) {
      return probes
          .measure(spec, CLOCK.now(), loops.of(0).loop())
          .toCompletionStage()
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    } finally {
      Object _ = loops.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static String called(Observation seen) {
    Outcome outcome = seen.outcome();
    return outcome.cause().map(Cause::label).orElse(outcome.verdict().label());
  }
}
