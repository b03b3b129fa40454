package vn.gov.haiduong.haidang.app.bench;

import java.time.Duration;
import java.util.List;

/**
 * What our service is given to measure: so many targets of one kind, in one interval. Travels to it
 * as one line.
 *
 * @param port where the served side listens; 0 for echo
 */
record Load(Kind kind, int count, Duration interval, int port) {

  /** Kinds of targets. */
  enum Kind {
    HTTP,
    /** The same, the first two hundred on one address. */
    HTTP_ON_ONE,
    HTTPS,
    PAGE,
    /** Silent hosts, each on an address of its own, with a time-out of 10 s. */
    DEAD,
    /** The same, all on one address. */
    DEAD_ON_ONE,
    ICMP
  }

  static final Load NONE = new Load(Kind.HTTP, 0, Duration.ofSeconds(1), 0);

  String line() {
    return kind + " " + count + " " + interval.toMillis() + " " + port;
  }

  static Load parse(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return new Load(
        Kind.valueOf(words.get(0)),
        Integer.parseInt(words.get(1)),
        Duration.ofMillis(Long.parseLong(words.get(2))),
        Integer.parseInt(words.get(3)));
  }
}
