package vn.gov.haiduong.haidang.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Form;
import vn.gov.haiduong.haidang.plan.Allowance;
import vn.gov.haiduong.haidang.plan.Body;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Escalation;
import vn.gov.haiduong.haidang.plan.Response;
import vn.gov.haiduong.haidang.plan.Severity;

/** {@code responses} of {@code plan.yml}: who is told of which severity, and what comes after. */
final class ResponseReader {

  private final List<YamlNode> nodes;
  private final References bodies;
  private final References texts;

  /**
   * @param bodies takes the ids of bodies that are named
   * @param texts takes the ids of texts that are named
   */
  ResponseReader(List<YamlNode> nodes, References bodies, References texts) {
    this.nodes = nodes;
    this.bodies = bodies;
    this.texts = texts;
  }

  /** What could be read of them; what is wrong was told. */
  Map<Severity, Response> read() {
    Map<Severity, Response> responses = new EnumMap<>(Severity.class);
    for (YamlNode node : nodes) {
      response(node).ifPresent(read -> responses.put(read.severity(), read));
    }
    return responses;
  }

  /** What all of them together have to fulfil. */
  void check(Map<Severity, Response> responses, Map<String, Body> allBodies) {
    somebodyHears(responses, allBodies);
    ReminderSpans.check(nodes, responses);
  }

  private void somebodyHears(Map<Severity, Response> responses, Map<String, Body> allBodies) {
    for (YamlNode node : nodes) {
      YamlNode severity = node.map().get("severity");
      Response response =
          severity == null ? null : Severity.of(severity.text()).map(responses::get).orElse(null);
      if (response != null
          && response.tell().stream()
              .noneMatch(
                  id -> {
                    Body body = allBodies.get(id);
                    return body != null && !body.outside();
                  })) {
        node.wrong(
            "ít nhất một đơn vị nội bộ được báo (tell)",
            "mức " + response.severity() + " không ai nghe",
            "");
      }
    }
  }

  private Optional<Response> response(YamlNode node) {
    Fields f =
        Fields.of(
            node,
            "severity",
            "tell",
            "channels",
            "acknowledge_within",
            "classify_within",
            "escalations",
            "remind_every",
            "remind_times",
            "remind_then_every",
            "remind_then_times",
            "digest",
            "legal_basis");
    Optional<Severity> severity = PlanReader.severity(f, "severity");
    List<Channel> channels = channels(f);
    if (channels.isEmpty()) {
      f.place("channels").wrong("ít nhất một kênh (channels)", "", "");
    }
    Optional<Allowance> acknowledge = f.allowance("acknowledge_within");
    if (!f.has("acknowledge_within")) {
      node.wrong("thời hạn nhận xử lý (acknowledge_within)", "", "");
    }
    List<Escalation> escalations = new ArrayList<>();
    f.list("escalations").forEach(item -> escalation(item).ifPresent(escalations::add));
    Optional<Allowance> remind = f.allowance("remind_every");
    if (remind.isPresent() && !f.has("remind_times")) {
      f.place("remind_every").wrong("số lần nhắc (remind_times)", "nhắc không bao giờ hết", "");
    }
    if (f.has("remind_then_every") && (remind.isEmpty() || !f.has("remind_then_times"))) {
      f.place("remind_then_every")
          .wrong("đi sau remind_every và cùng remind_then_times", "nhắc không bao giờ hết", "");
    }
    List<String> tell = bodies.takeAll(f.list("tell"));
    String basis = PlanReader.basis(f);
    if (severity.isEmpty() || acknowledge.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Response(
            severity.get(),
            tell,
            channels,
            acknowledge.get(),
            f.has("classify_within") ? Optional.of(f.span("classify_within")) : Optional.empty(),
            escalations,
            remind,
            f.number("remind_times", 1, 100, 0),
            f.allowance("remind_then_every"),
            f.number("remind_then_times", 1, 100, 0),
            f.yes("digest"),
            basis));
  }

  private static List<Channel> channels(Fields f) {
    return List.copyOf(
        f.several("channels", Channel::of, Arrays.stream(Channel.values()).map(Channel::label)));
  }

  private Optional<Escalation> escalation(YamlNode node) {
    Fields f =
        Fields.of(
            node,
            "id",
            "after",
            "when",
            "to",
            "prepare_for",
            "channels",
            "text",
            "repeat_every",
            "repeat_times",
            "legal_basis");
    if (!f.has("after")) {
      node.wrong("thời điểm chuyển cấp (after)", "", "");
    }
    if (f.has("repeat_every") != f.has("repeat_times")) {
      node.wrong("repeat_every đi cùng repeat_times", "chuyển cấp không bao giờ hết", "");
    }
    Optional<Escalation.While> when =
        f.one(
            "when",
            Escalation.While::of,
            Arrays.stream(Escalation.While.values()).map(Escalation.While::label));
    if (!f.has("when")) {
      node.wrong("điều kiện (when)", "", "");
    }
    List<String> to = bodies.takeAll(f.list("to"));
    List<String> prepare = bodies.takeAll(f.list("prepare_for"));
    if (to.isEmpty() && prepare.isEmpty()) {
      node.wrong("nơi nhận (to hoặc prepare_for)", "", "");
    }
    String text = texts.take(f.place("text"), f.need("text", "mã lời báo"));
    if (!prepare.isEmpty() && Form.letter(text).isEmpty()) {
      f.place("text").wrong("lời báo có công văn soạn sẵn: support, direction", text, "");
    }
    String id = f.id();
    String basis = PlanReader.basis(f);
    return when.map(
        found ->
            new Escalation(
                id,
                f.span("after"),
                found,
                to,
                prepare,
                channels(f),
                text,
                f.span("repeat_every"),
                f.number("repeat_times", 1, 100, 0),
                basis));
  }
}
