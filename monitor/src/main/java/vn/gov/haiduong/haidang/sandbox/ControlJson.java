package vn.gov.haiduong.haidang.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JSON of the control page: {@code {"switches":[{"scope":"target:web-288","fault":"slow",
 * "delayMillis":700,"status":503,"flapMillis":2000}]}} in both directions; the numbers may be left
 * out.
 */
final class ControlJson {

  private static final int MOST_SWITCHES = 100;

  private ControlJson() {}

  /** What was asked for, or all that is wrong with it. */
  record Orders(List<Switch> switches, List<String> problems) {}

  static JsonObject state(Sandbox sandbox) {
    JsonArray switches = new JsonArray();
    for (Switch each : sandbox.switches()) {
      switches.add(
          new JsonObject()
              .put("scope", each.scope().label())
              .put("fault", each.fault().label())
              .put("delayMillis", each.tuning().delay().toMillis())
              .put("status", each.tuning().status())
              .put("flapMillis", each.tuning().flapPeriod().toMillis()));
    }
    JsonArray targets = new JsonArray();
    for (Located each : sandbox.located()) {
      targets.add(
          new JsonObject()
              .put("id", each.thing().about().id().value())
              .put("name", each.thing().about().name())
              .put("what", each.what())
              .put("address", each.address().getHostAddress())
              .put("port", each.port()));
    }
    return new JsonObject().put("switches", switches).put("targets", targets);
  }

  static JsonObject problems(List<String> problems) {
    return new JsonObject().put("problems", new JsonArray(problems));
  }

  static Orders orders(Buffer body) {
    List<Switch> switches = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      JsonArray asked = new JsonObject(body).getJsonArray("switches", new JsonArray());
      if (asked.isEmpty() || asked.size() > MOST_SWITCHES) {
        problems.add("switches: cần 1 đến " + MOST_SWITCHES + " mục, có " + asked.size());
      }
      for (int i = 0; i < Math.min(asked.size(), MOST_SWITCHES); i++) {
        read(asked.getJsonObject(i), "switches[" + i + "]", switches, problems);
      }
    } catch (DecodeException | ClassCastException broken) {
      problems.add("cần JSON dạng {\"switches\":[{\"scope\":\"…\",\"fault\":\"…\"}]}");
    }
    return new Orders(switches, problems);
  }

  private static void read(
      JsonObject asked, String where, List<Switch> switches, List<String> problems) {
    String scopeLabel = asked.getString("scope", "");
    String faultLabel = asked.getString("fault", "");
    Optional<Scope> scope = Scope.parse(scopeLabel);
    Optional<Fault> fault = Fault.of(faultLabel);
    if (scope.isEmpty()) {
      problems.add(where + ".scope: không có phạm vi \"" + scopeLabel + "\"");
    }
    if (fault.isEmpty()) {
      problems.add(where + ".fault: không có lỗi mô phỏng \"" + faultLabel + "\"");
    }
    try {
      Tuning tuning =
          new Tuning(
              Duration.ofMillis(asked.getLong("delayMillis", Tuning.DEFAULT.delay().toMillis())),
              asked.getInteger("status", Tuning.DEFAULT.status()),
              Duration.ofMillis(
                  asked.getLong("flapMillis", Tuning.DEFAULT.flapPeriod().toMillis())));
      if (scope.isPresent() && fault.isPresent()) {
        switches.add(new Switch(scope.get(), fault.get(), tuning));
      }
    } catch (IllegalArgumentException outside) {
      problems.add(where + ": " + outside.getMessage());
    }
  }
}
