package vn.gov.haiduong.haidang.console;

import java.time.Instant;

/** What takes long to make: it is there, or still being made and worth asking for again. */
public sealed interface Soon<T> {

  record Ready<T>(T value) implements Soon<T> {}

  /** Somebody makes it. */
  record Working<T>(Instant since) implements Soon<T> {}
}
