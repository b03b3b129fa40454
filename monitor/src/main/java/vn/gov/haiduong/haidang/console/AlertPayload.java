package vn.gov.haiduong.haidang.console;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.incident.Alert;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * What Alertmanager posts to a webhook (payload version 4), in bounds. Read leniently: newer
 * versions add fields. An alert that the service itself has shown there is refused, so that nothing
 * goes in circles.
 */
final class AlertPayload {

  /** Two hundred alerts with long annotations. */
  static final int LARGEST = 1024 * 1024;

  private static final int MOST_ALERTS = 500;
  private static final int MOST_LABELS = 64;
  private static final int LONGEST_VALUE = 1_024;
  private static final int LONGEST_DETAIL = 400;
  private static final Duration OLDEST = Duration.ofDays(30);

  private final Instant now;
  private final List<Input> inputs = new ArrayList<>();
  private int own;
  private int left;

  private AlertPayload(Instant now) {
    this.now = now;
  }

  /** What a body says. */
  sealed interface Read {

    /**
     * Understood.
     *
     * @param own alerts of the service itself, refused
     * @param left alerts that make no incident: heartbeats, unreadable ones, those over the bound
     */
    record Good(List<Input> inputs, int own, int left) implements Read {
      public Good {
        inputs = List.copyOf(inputs);
      }

      /** A route that sends us our own alerts is wrong: its owner is to see it. */
      boolean onlyOwn() {
        return own > 0 && inputs.isEmpty();
      }

      JsonObject said() {
        return new JsonObject().put("taken", inputs.size()).put("own", own).put("left", left);
      }
    }

    /** Not understood; the sentence is for whoever set up the sender. */
    record Bad(String sentence) implements Read {}
  }

  static Read read(byte[] body, Instant now) {
    JsonObject payload;
    try {
      payload = new JsonObject(new String(body, StandardCharsets.UTF_8));
    } catch (DecodeException | ClassCastException e) {
      return new Read.Bad("Nội dung không phải JSON");
    }
    if (!"4".equals(payload.getValue("version"))) {
      return new Read.Bad("Cần nội dung webhook của Alertmanager, version \"4\"");
    }
    if (!(payload.getValue("alerts") instanceof JsonArray alerts)) {
      return new Read.Bad("Thiếu danh sách alerts");
    }
    AlertPayload reading = new AlertPayload(now);
    for (int i = 0; i < alerts.size(); i++) {
      if (i < MOST_ALERTS && alerts.getValue(i) instanceof JsonObject alert) {
        reading.alert(alert);
      } else {
        reading.left++;
      }
    }
    return new Read.Good(reading.inputs, reading.own, reading.left);
  }

  private void alert(JsonObject alert) {
    SortedMap<String, String> labels = labels(alert.getValue("labels"));
    if ("monitor".equals(labels.get("source")) || "haidang".equals(labels.get("told_by"))) {
      own++;
      return;
    }
    boolean gone = "resolved".equals(alert.getValue("status"));
    if ((!gone && !"firing".equals(alert.getValue("status")))
        || "none".equals(labels.get("severity"))
        || !labels.getOrDefault("alertname", "").matches("[A-Za-z_][A-Za-z0-9_:.-]{0,99}")) {
      left++;
      return;
    }
    Instant since = since(alert.getValue("startsAt"));
    Alert read =
        new Alert(
            labels.getOrDefault("alertname", ""),
            key(labels),
            "critical".equals(labels.get("severity")),
            target(labels),
            Optional.ofNullable(labels.get("incident")).filter(IncidentId::is).map(IncidentId::new),
            since,
            detail(alert.getValue("annotations"), labels));
    inputs.add(
        gone
            ? new Input.AlertGone(now, read, end(alert.getValue("endsAt"), since))
            : new Input.AlertSeen(now, read, until(alert.getValue("endsAt"))));
  }

  /** At most so many, each in bounds; what is no text is no label. */
  private static SortedMap<String, String> labels(@Nullable Object value) {
    SortedMap<String, String> labels = new TreeMap<>();
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, Object> label : object) {
        if (labels.size() < MOST_LABELS
            && label.getKey().matches("[a-zA-Z_][a-zA-Z0-9_]{0,127}")
            && label.getValue() instanceof String text) {
          labels.put(label.getKey(), Plain.shown(text, LONGEST_VALUE));
        }
      }
    }
    return labels;
  }

  /**
   * The same for the same labels, whoever sends them; a fingerprint that is sent is not trusted.
   */
  private static String key(SortedMap<String, String> labels) {
    StringBuilder text = new StringBuilder();
    labels.forEach((name, value) -> text.append(name).append('\0').append(value).append('\0'));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Optional<TargetId> target(SortedMap<String, String> labels) {
    try {
      return Optional.ofNullable(labels.get("target")).map(TargetId::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Never in the future, never so long ago that it must be nonsense. */
  private Instant since(@Nullable Object text) {
    return instant(text)
        .filter(at -> !at.isAfter(now) && at.isAfter(now.minus(OLDEST)))
        .orElse(now);
  }

  /** An end that a sender foretells is believed; without one silence ends it at last. */
  private Instant until(@Nullable Object text) {
    Instant latest = now.plus(Alert.HOLDS);
    return instant(text).filter(at -> at.isAfter(now) && at.isBefore(latest)).orElse(latest);
  }

  private Instant end(@Nullable Object text, Instant since) {
    return instant(text).filter(at -> !at.isAfter(now) && !at.isBefore(since)).orElse(now);
  }

  private static Optional<Instant> instant(@Nullable Object text) {
    try {
      return text instanceof String words && words.length() <= 40
          ? Optional.of(OffsetDateTime.parse(words).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String detail(@Nullable Object annotations, SortedMap<String, String> labels) {
    if (annotations instanceof JsonObject object) {
      for (String name : List.of("summary", "description", "message")) {
        if (object.getValue(name) instanceof String text && !text.isBlank()) {
          return Plain.shown(text.strip(), LONGEST_DETAIL);
        }
      }
    }
    return Plain.shown(labels.toString(), LONGEST_DETAIL);
  }
}
