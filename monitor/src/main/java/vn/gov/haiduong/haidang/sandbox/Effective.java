package vn.gov.haiduong.haidang.sandbox;

/**
 * What is wrong with one thing right now, layer by layer; {@link Fault#GOOD} where nothing is.
 *
 * @param tuning numbers of the exchange fault, or of flapping
 */
record Effective(
    Fault connection, Fault tls, Fault name, Fault exchange, Fault page, Tuning tuning) {

  static final Effective GOOD =
      new Effective(Fault.GOOD, Fault.GOOD, Fault.GOOD, Fault.GOOD, Fault.GOOD, Tuning.DEFAULT);

  /** The same with one more fault; of one layer the first in the order of the enum stays. */
  Effective with(Switch more) {
    Fault fault = more.fault();
    return switch (fault.layer()) {
      case NONE -> this;
      case CONNECTION ->
          new Effective(first(connection, fault), tls, name, exchange, page, tuning(more, fault));
      case TLS -> new Effective(connection, first(tls, fault), name, exchange, page, tuning);
      case NAME -> new Effective(connection, tls, first(name, fault), exchange, page, tuning);
      case EXCHANGE ->
          new Effective(connection, tls, name, first(exchange, fault), page, tuning(more, fault));
      case PAGE -> new Effective(connection, tls, name, exchange, first(page, fault), tuning);
    };
  }

  /** The same in the bad or the good turn of flapping. */
  Effective inTurn(boolean bad) {
    return connection != Fault.FLAPPING
        ? this
        : new Effective(bad ? Fault.REFUSED : Fault.GOOD, tls, name, exchange, page, tuning);
  }

  private Tuning tuning(Switch more, Fault fault) {
    return fault == Fault.DEAD || fault == Fault.REFUSED ? tuning : more.tuning();
  }

  private static Fault first(Fault a, Fault b) {
    return a != Fault.GOOD && a.compareTo(b) < 0 ? a : b;
  }
}
