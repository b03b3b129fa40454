package vn.gov.haiduong.haidang.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Recognition;
import vn.gov.haiduong.haidang.probe.Recognitions;

/**
 * Reads the shipped recognitions. A mark is written as a place and a text: {@code title}, {@code
 * title^} (begins with), {@code title=} (is), {@code text}, {@code text^}, {@code raw}, {@code
 * header}.
 */
public final class RecognitionFile {

  private static final String SHIPPED = "/recognitions/pages.json";

  private RecognitionFile() {}

  /** The recognitions that come with the product. */
  public static Recognitions shipped() {
    try (InputStream in = RecognitionFile.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + ": expected in the product, found nothing");
      }
      List<Recognition> all = new ArrayList<>();
      for (JsonNode each : new ObjectMapper().readTree(in)) {
        all.add(read(each));
      }
      return new Recognitions(all);
    } catch (IOException e) {
      throw new IllegalStateException(SHIPPED + ": cannot be read", e);
    }
  }

  private static Recognition read(JsonNode node) {
    return new Recognition(
        node.required("id").asText(),
        Recognition.Kind.valueOf(node.required("kind").asText().toUpperCase(Locale.ROOT)),
        node.required("said").asText(),
        node.required("max").asInt(),
        node.path("links").asInt(Integer.MAX_VALUE),
        node.path("lead").asInt(Integer.MAX_VALUE),
        marks(node.path("all")),
        marks(node.path("any")),
        marks(node.path("none")),
        node.has("near")
            ? Optional.of(
                new Recognition.Near(
                    words(node.path("near").required("first")),
                    words(node.path("near").required("then"))))
            : Optional.empty());
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(each -> words.add(each.asText()));
    return words;
  }

  private static List<Recognition.Mark> marks(JsonNode list) {
    List<Recognition.Mark> marks = new ArrayList<>();
    for (JsonNode each : list) {
      String text = each.asText();
      int blank = text.indexOf(' ');
      marks.add(new Recognition.Mark(where(text.substring(0, blank)), text.substring(blank + 1)));
    }
    return marks;
  }

  private static Recognition.Where where(String word) {
    return switch (word) {
      case "title" -> Recognition.Where.TITLE;
      case "title^" -> Recognition.Where.TITLE_START;
      case "title=" -> Recognition.Where.TITLE_IS;
      case "text" -> Recognition.Where.TEXT;
      case "text^" -> Recognition.Where.TEXT_START;
      case "raw" -> Recognition.Where.RAW;
      case "header" -> Recognition.Where.HEADER;
      default -> throw new IllegalStateException("mark: expected a place, got " + word);
    };
  }
}
