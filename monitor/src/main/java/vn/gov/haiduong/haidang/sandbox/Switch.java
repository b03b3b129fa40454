package vn.gov.haiduong.haidang.sandbox;

/** Breaks, or with {@link Fault#GOOD} mends, everything in {@code scope}. */
public record Switch(Scope scope, Fault fault, Tuning tuning) {

  public static Switch of(Scope scope, Fault fault) {
    return new Switch(scope, fault, Tuning.DEFAULT);
  }

  public static Switch good(Scope scope) {
    return of(scope, Fault.GOOD);
  }
}
