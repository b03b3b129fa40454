package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * A message as the journal keeps it: all that is said, word for word, but for the person's
 * addresses, link and code, in whose places stand marks.
 */
record KeptMessage(Entry.Notification entry) {

  static final String QUEUED = "queued";

  private static final String NOT_BEFORE = "notBefore";
  private static final String LINK = "{{lien_ket}}";
  private static final String CODE = "{{" + Text.CODE + "}}";

  static KeptMessage of(Message message) {
    Text text = message.text();
    UnaryOperator<String> hide =
        said -> {
          String hidden = said;
          if (text.link().isPresent()) {
            hidden = hidden.replace(text.link().get(), LINK);
          }
          return text.code().isPresent() ? hidden.replace(text.code().get(), CODE) : hidden;
        };
    Map<String, Object> parameters = new LinkedHashMap<>();
    text.parameters().forEach((name, value) -> parameters.put(name, hide.apply(value)));
    Body body =
        Body.of(
            "person",
            message.recipient().id(),
            "purpose",
            message.purpose().label(),
            "channels",
            message.recipient().addresses().stream()
                .map(address -> address.channel().label())
                .toList(),
            "drill",
            message.drill(),
            "subject",
            hide.apply(text.subject()),
            "plain",
            hide.apply(text.plain()),
            "brief",
            hide.apply(text.brief()),
            "template",
            text.template(),
            "parameters",
            parameters,
            "link",
            text.link().isPresent());
    return new KeptMessage(
        new Entry.Notification(
            message.at(),
            message.key(),
            Optional.of(message.incident()),
            QUEUED,
            message
                .notBefore()
                .map(waits -> body.with(NOT_BEFORE, waits.toString()))
                .orElse(body)));
  }

  String key() {
    return entry.key();
  }

  /**
   * The message again.
   *
   * @throws IllegalArgumentException when the entry is none of ours
   */
  Message message(Missing missing) {
    Body body = entry.body();
    String incident = entry.incident().orElse("");
    String person = body.text("person").orElse("");
    Optional<String> link =
        body.flag("link") ? Optional.of(missing.link(incident, person)) : Optional.empty();
    UnaryOperator<String> show =
        said -> {
          String shown = link.isPresent() ? said.replace(LINK, link.get()) : said;
          return shown.contains(CODE) ? shown.replace(CODE, missing.code(incident, person)) : shown;
        };
    Map<String, String> parameters = new LinkedHashMap<>();
    if (body.values().get("parameters") instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> parameters.put(String.valueOf(name), show.apply(String.valueOf(value))));
    }
    List<Channel> order =
        body.texts("channels").stream().flatMap(label -> Channel.of(label).stream()).toList();
    return new Message(
        entry.key(),
        incident,
        missing.recipient(person, order),
        purpose(body.text("purpose").orElse("")),
        new Text(
            show.apply(body.text("subject").orElse("")),
            show.apply(body.text("plain").orElse("")),
            show.apply(body.text("brief").orElse("")),
            body.text("template").orElse(""),
            parameters,
            link),
        entry.at(),
        body.flag("drill"),
        body.text(NOT_BEFORE).map(Instant::parse));
  }

  static Purpose purpose(String label) {
    return Stream.of(Purpose.values())
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("purpose: expected a known one, got " + label));
  }
}
