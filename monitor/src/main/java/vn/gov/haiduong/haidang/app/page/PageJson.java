package vn.gov.haiduong.haidang.app.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.wording.Plain;

/** Findings as the object of {@code --json} (interfaces, section 3). */
final class PageJson {

  private PageJson() {}

  static ObjectNode of(Reading reading) {
    Findings found = reading.findings();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    text(node, "what", Optional.of(reading.what()));
    text(node, "site", found.site());
    text(node, "title", Optional.of(found.title()));
    text(node, "language", found.language());
    text(node, "declaredLanguage", found.declaredLanguage());
    node.put("verdict", found.verdict().label())
        .put("hardSignals", found.hardSignals())
        .put("softSignals", found.softSignals());
    ArrayNode signals = node.putArray("signals");
    found
        .signals()
        .forEach(
            s -> {
              ObjectNode one = signals.addObject();
              one.put("code", s.code().label())
                  .put("family", s.family().label())
                  .put("strength", s.hard() ? "hard" : "soft")
                  .put("guarded", s.guarded());
              text(one, "evidence", Optional.of(s.evidence()));
              text(one, "where", Optional.of(s.where()));
              one.put("score", rounded(s.score()));
            });
    ArrayNode guards = node.putArray("guards");
    found
        .guards()
        .forEach(
            g ->
                text(
                    guards.addObject().put("code", g.code().label()),
                    "evidence",
                    Optional.of(g.evidence())));
    links(node.putObject("links"), found.links());
    ObjectNode freshness = node.putObject("freshness");
    text(freshness, "latestDate", found.freshness().latestDate().map(Object::toString));
    text(freshness, "source", found.freshness().source().map(Findings.DateSource::label));
    freshness.put("items", found.freshness().items());
    ArrayNode copies = node.putArray("copies");
    reading
        .copies()
        .forEach(
            copy -> {
              ObjectNode one = copies.addObject().put("as", copy.as().label());
              text(one, "finalUrl", Optional.of(copy.finalUrl()));
              one.put("status", copy.status())
                  .put("verdict", copy.verdict().label())
                  .put("similarity", rounded(copy.similarity()));
            });
    found.baseline().ifPresentOrElse(b -> baseline(node, b), () -> node.putNull("baseline"));
    return node.put("truncated", found.truncated());
  }

  private static void links(ObjectNode node, Findings.Links links) {
    node.put("internal", links.internal());
    ArrayNode external = node.putArray("external");
    links
        .external()
        .forEach(
            e -> {
              ObjectNode one = external.addObject();
              text(one, "host", Optional.of(e.host()));
              one.put("count", e.count())
                  .put("known", e.known())
                  .put("hidden", e.hidden())
                  .put("via", e.via().label());
            });
    ArrayNode toPortal = node.putArray("toPortal");
    links
        .toPortal()
        .forEach(
            p -> {
              ObjectNode one = toPortal.addObject();
              text(one, "href", Optional.of(p.href()));
              one.put("kind", p.kind().label());
            });
  }

  private static void baseline(ObjectNode node, Findings.Comparison b) {
    ObjectNode one =
        node.putObject("baseline")
            .put("similarity", rounded(b.similarity()))
            .put("titleChanged", b.titleChanged())
            .put("languageChanged", b.languageChanged())
            .put("menuLost", b.menuLost());
    list(one, "newExternalHosts", b.newExternalHosts());
    list(one, "newScripts", b.newScripts());
    list(one, "newForms", b.newForms());
    one.put("structureChanged", b.structureChanged());
  }

  private static void list(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(value -> array.add(Plain.withoutControls(value)));
  }

  private static void text(ObjectNode node, String name, Optional<String> value) {
    node.put(name, value.map(Plain::withoutControls).orElse(null));
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
  }

  /** The object of what could not be read. */
  static ObjectNode failed(String what, String why) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    text(node, "what", Optional.of(what));
    text(node.putNull("verdict"), "error", Optional.of(why));
    return node;
  }
}
