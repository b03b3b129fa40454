package vn.gov.haiduong.haidang.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Allowance;
import vn.gov.haiduong.haidang.plan.Response;
import vn.gov.haiduong.haidang.plan.Severity;

/** How long a severity is reminded of: the graver may not fall silent before the lighter. */
final class ReminderSpans {

  private ReminderSpans() {}

  static void check(List<YamlNode> nodes, Map<Severity, Response> responses) {
    Map<Severity, Duration> spans = new EnumMap<>(Severity.class);
    responses.forEach((severity, response) -> spans.put(severity, span(response)));
    for (YamlNode node : nodes) {
      YamlNode label = node.map().get("severity");
      Optional<Severity> severity =
          label == null ? Optional.empty() : Severity.of(label.text()).filter(spans::containsKey);
      if (severity.isEmpty()) {
        continue;
      }
      Duration own = spans.getOrDefault(severity.get(), Duration.ZERO);
      for (Map.Entry<Severity, Duration> other : spans.entrySet()) {
        if (severity.get().graverThan(other.getKey()) && own.compareTo(other.getValue()) < 0) {
          node.wrong(
              "mức nặng không thôi nhắc sớm hơn mức nhẹ (remind_times, remind_then_times)",
              severity.get()
                  + " nhắc "
                  + words(own)
                  + ", "
                  + other.getKey()
                  + " "
                  + words(other.getValue()),
              "");
          break;
        }
      }
    }
  }

  private static Duration span(Response response) {
    return of(response.remindEvery(), response.remindTimes())
        .plus(of(response.remindThenEvery(), response.remindThenTimes()));
  }

  /** Working time as it passes in weeks without holidays. */
  private static Duration of(Optional<Allowance> every, int times) {
    Duration one =
        every
            .map(
                allowance ->
                    switch (allowance) {
                      case Allowance.Calendar(Duration length) -> length;
                      case Allowance.WorkingDays(int days) ->
                          Duration.ofDays(days).multipliedBy(7).dividedBy(5);
                      case Allowance.WorkingTime(Duration length) ->
                          length.multipliedBy(3).multipliedBy(7).dividedBy(5);
                    })
            .orElse(Duration.ZERO);
    return one.multipliedBy(times);
  }

  private static String words(Duration span) {
    return span.toHours() < 72 ? span.toHours() + " giờ" : span.toDays() + " ngày";
  }
}
