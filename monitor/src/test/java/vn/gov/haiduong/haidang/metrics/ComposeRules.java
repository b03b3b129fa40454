package vn.gov.haiduong.haidang.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What each service of the stack of containers owes, and what the whole stack owes. */
final class ComposeRules {

  private static final Pattern PINNED = Pattern.compile("[a-z0-9./_-]+:v?\\d[\\w.-]*(@sha256:.+)?");
  private static final Pattern OWN = Pattern.compile("haidang:.+");

  private final List<String> problems = new ArrayList<>();

  private ComposeRules() {}

  /** Everything that is wrong with it; empty when nothing is. */
  static List<String> problems(Map<String, Object> stack) {
    ComposeRules rules = new ComposeRules();
    Map<String, Object> services = map(stack, "services");
    services.keySet().forEach(name -> rules.service(name, map(services, name), stack));
    rules.order(services);
    return rules.problems;
  }

  private void service(String name, Map<String, Object> service, Map<String, Object> stack) {
    owes(name, "user", !text(service, "user").matches("|0|0:.*|root.*"));
    owes(name, "read_only", Boolean.TRUE.equals(service.get("read_only")));
    owes(name, "cap_drop", list(service, "cap_drop").equals(List.of("ALL")));
    owes(name, "cap_add", !service.containsKey("cap_add"));
    owes(name, "privileged", !service.containsKey("privileged"));
    owes(
        name,
        "security_opt",
        list(service, "security_opt").stream().anyMatch("no-new-privileges:true"::equals));
    owes(name, "mem_limit", service.containsKey("mem_limit"));
    owes(name, "pids_limit", service.get("pids_limit") instanceof Integer limit && limit > 0);
    owes(
        name,
        "logging",
        map(map(service, "logging"), "options")
            .keySet()
            .containsAll(Set.of("max-size", "max-file")));
    owes(name, "restart", text(service, "restart").equals("unless-stopped"));
    owes(name, "stop_grace_period", service.containsKey("stop_grace_period"));
    owes(name, "healthcheck", !list(map(service, "healthcheck"), "test").isEmpty());
    owes(name, "environment", "Asia/Ho_Chi_Minh".equals(map(service, "environment").get("TZ")));
    owes(name, "networks", inner(service, stack));
    String image = text(service, "image");
    owes(name, "image", PINNED.matcher(image).matches() || OWN.matcher(image).matches());
    for (Object port : list(service, "ports")) {
      owes(name, "ports", port.toString().startsWith("127.0.0.1:"));
    }
    for (Object volume : list(service, "volumes")) {
      String[] parts = volume.toString().split(":", -1);
      boolean named = !parts[0].startsWith("/") && !parts[0].startsWith(".");
      owes(name, "volumes", named || parts[parts.length - 1].equals("ro"));
    }
    map(service, "environment")
        .forEach(
            (key, value) ->
                owes(
                    name,
                    "environment",
                    !key.matches(".*(PASSWORD|TOKEN|SECRET)") || String.valueOf(value).isEmpty()));
  }

  private static boolean inner(Map<String, Object> service, Map<String, Object> stack) {
    Object internal = map(map(stack, "networks"), "inner").get("internal");
    boolean inside =
        service.get("networks") instanceof Map<?, ?> named
            ? named.containsKey("inner")
            : list(service, "networks").stream().anyMatch("inner"::equals);
    return inside && Boolean.TRUE.equals(internal);
  }

  /** Each start order names services that exist, waits for a stated condition and ends. */
  private void order(Map<String, Object> services) {
    services.forEach(
        (name, _) -> {
          Set<String> seen = new HashSet<>();
          if (circle(name, services, seen)) {
            problems.add(name + ": depends_on goes in a circle");
          }
          map(map(services, name), "depends_on")
              .forEach(
                  (other, how) ->
                      owes(
                          name,
                          "depends_on",
                          services.containsKey(other)
                              && how instanceof Map<?, ?> stated
                              && stated.containsKey("condition")
                              && !Set.of("monitor", "demo").contains(other)));
        });
    owes(
        "prometheus",
        "depends_on",
        map(map(services, "prometheus"), "depends_on").containsKey("alertmanager"));
    owes(
        "grafana",
        "depends_on",
        map(map(services, "grafana"), "depends_on").containsKey("prometheus"));
  }

  private static boolean circle(String name, Map<String, Object> services, Set<String> above) {
    if (!above.add(name)) {
      return true;
    }
    boolean found =
        map(map(services, name), "depends_on").keySet().stream()
            .anyMatch(other -> circle(other, services, above));
    boolean _ = above.remove(name);
    return found;
  }

  private void owes(String service, String key, boolean paid) {
    if (!paid) {
      problems.add(service + ": " + key);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Map<String, Object> from, String key) {
    return from.get(key) instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
  }

  private static List<?> list(Map<String, Object> from, String key) {
    return from.get(key) instanceof List<?> found ? found : List.of();
  }

  private static String text(Map<String, Object> from, String key) {
    return String.valueOf(from.getOrDefault(key, ""));
  }
}
