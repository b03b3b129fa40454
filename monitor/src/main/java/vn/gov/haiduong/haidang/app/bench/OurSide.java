package vn.gov.haiduong.haidang.app.bench;

import java.util.List;

/** Our side: the service in a process of its own, spoken to by lines. */
final class OurSide implements AutoCloseable {

  private final Child child;
  private final String metricsUrl;

  private OurSide(Child child, String metricsUrl) {
    this.child = child;
    this.metricsUrl = metricsUrl;
  }

  /** Starts it without targets, with the heap that the launcher gives to {@code run}. */
  static OurSide start(Bench bench) {
    return start(bench, Load.NONE);
  }

  /** Starts it with {@code load} to measure from its first moment. */
  static OurSide start(Bench bench, Load load) {
    Child child =
        Child.java(
            bench.folder().resolve("service.log"),
            List.of("-Xmx256m", "-XX:MaxNewSize=32m"),
            Agent.class,
            bench.folder().resolve("ca.crt").toString(),
            load.line());
    return new OurSide(child, child.line());
  }

  /** Puts {@code load} in the place of what it measured before. */
  void load(Load load) {
    String answer = child.ask("load " + load.line());
    if (!answer.equals("ok")) {
      throw new IllegalStateException("service: expected ok, got " + answer);
    }
  }

  /** Probes since its start that ended as they must. */
  long good() {
    return Long.parseLong(child.ask("good"));
  }

  /** Probes since its start that did not. */
  long bad() {
    return Long.parseLong(child.ask("bad"));
  }

  /** Targets that have a verdict, since the last {@link #load}. */
  int measured() {
    return Integer.parseInt(child.ask("measured"));
  }

  /** Lateness of the last probe of each target, in seconds. */
  List<Double> lateness() {
    return numbers("lateness");
  }

  /** Round trip of the last probe of each target, in seconds. */
  List<Double> roundTrips() {
    return numbers("rtt");
  }

  /** Bytes that live after a collection. */
  double liveHeapBytes() {
    return Double.parseDouble(child.ask("heap"));
  }

  double cpuSeconds() {
    return child.cpuSeconds();
  }

  double residentMebibytes() {
    return child.residentMebibytes();
  }

  String metricsUrl() {
    return metricsUrl;
  }

  private List<Double> numbers(String command) {
    String answer = child.ask(command);
    return answer.isEmpty()
        ? List.of()
        : List.of(answer.split(" ", -1)).stream().map(Double::valueOf).toList();
  }

  @Override
  public void close() {
    child.close();
  }
}
