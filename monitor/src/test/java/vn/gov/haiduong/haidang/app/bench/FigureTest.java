package vn.gov.haiduong.haidang.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.app.bench.Figure.Goal;
import vn.gov.haiduong.haidang.app.bench.Figure.Peer;

class FigureTest {

  @Test
  void besideAPeerItIsARatio() {
    Figure figure =
        new Figure(
            "http",
            9800,
            Optional.of(new Peer("blackbox_exporter 0.23", 1650)),
            "probes per CPU-second",
            new Goal.TimesThePeer(3),
            5);

    assertThat(figure.json().toString())
        .isEqualTo(
            "{\"name\":\"http\",\"ours\":9800.0,\"peer\":1650.0,\"ratio\":5.939,"
                + "\"unit\":\"probes per CPU-second\",\"peerName\":\"blackbox_exporter 0.23\","
                + "\"goal\":3.0,\"met\":true,\"runs\":5}");
  }

  @Test
  void withoutAPeerPeerAndRatioAreNull() {
    Figure figure = new Figure("dead", 10.31, Optional.empty(), "seconds", new Goal.AtMost(12), 1);

    assertThat(figure.json().toString())
        .isEqualTo(
            "{\"name\":\"dead\",\"ours\":10.31,\"peer\":null,\"ratio\":null,\"unit\":\"seconds\","
                + "\"peerName\":null,\"goal\":12.0,\"met\":true,\"runs\":1}");
  }

  @Test
  void aRatioWithoutItsPeerIsNotMet() {
    assertThat(new Figure("http", 1e6, Optional.empty(), "", new Goal.TimesThePeer(3), 1).met())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"70, 30, true", "80, 30, true", "81, 30, false", "10, 30, true"})
  void withinOfThePeerLooksAtTheDifference(double ours, double peer, boolean met) {
    Figure figure =
        new Figure(
            "icmp-rtt",
            ours,
            Optional.of(new Peer("fping", peer)),
            "µs",
            new Goal.WithinOfPeer(50),
            1);
    assertThat(figure.met()).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 2.5", "0.99, 4", "0.25, 1"})
  void quantilesAreNearestRankAndTheMedianTheMiddle(double q, double expected) {
    assertThat(Median.quantile(List.of(4.0, 1.0, 3.0, 2.0), q)).isEqualTo(expected);
  }
}
