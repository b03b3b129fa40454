package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.gov.haiduong.haidang.incident.Input;

/**
 * Where alerts of rules outside go.
 *
 * @param token whether a bearer token may send them; compared in constant time
 * @param take completes when the incidents have heard of all of them
 */
public record AlertPorts(Predicate<String> token, Function<List<Input>, Future<Void>> take) {

  boolean opens(String bearer) {
    return !bearer.isEmpty() && token.test(bearer);
  }
}
