package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Outcome;

/** Finds the addresses of a name: asked anew each time, no cache decides a verdict. */
public interface AddressLookup {

  /**
   * Looks {@code host} up. Called on the loop given and answered there. The future never fails and
   * completes before {@code deadlineNanos} (monotonic reading of the clock) plus a little.
   *
   * @param host lower case and punycode, or an IP literal, which is answered at once
   */
  Future<Found> lookup(String host, Addressing.Family family, long deadlineNanos, ProbeLoop loop);

  /** What was found, and how long it took. */
  sealed interface Found {

    long nanos();

    /** What was asked and answered. */
    NameStory story();

    /** At least one address, A before AAAA, each once. */
    record Addresses(List<InetAddress> addresses, long nanos, NameStory story) implements Found {
      public Addresses {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
          throw new IllegalArgumentException("addresses: expected at least one, got none");
        }
      }

      /** Without asking anybody. */
      Addresses(List<InetAddress> addresses, long nanos) {
        this(addresses, nanos, NameStory.NONE);
      }
    }

    /** No address: down by a cause of the name, or unknown where our own resolver is out. */
    record Nothing(Outcome why, long nanos, NameStory story) implements Found {

      /** Without asking anybody. */
      Nothing(Outcome why, long nanos) {
        this(why, nanos, NameStory.NONE);
      }
    }
  }
}
