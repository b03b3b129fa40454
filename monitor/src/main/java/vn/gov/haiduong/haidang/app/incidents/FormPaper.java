package vn.gov.haiduong.haidang.app.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Form;
import vn.gov.haiduong.haidang.incident.FormDraft;
import vn.gov.haiduong.haidang.incident.Forms;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Paper;
import vn.gov.haiduong.haidang.time.Province;

/**
 * A draft of a form as a paper of official documents: marked "DỰ THẢO", number, date and signature
 * left for people, what only they can say shown as a gap.
 */
public final class FormPaper {

  private static final String GAP = "…………………………………………";

  private FormPaper() {}

  /** The paper of a form; empty when there is none of that id. */
  public static Optional<Paper> of(String form, Incident incident, World world, Instant now) {
    return Form.of(form)
        .map(known -> paper(Forms.of(known, incident, world, now), known.symbol(), incident, now));
  }

  private static Paper paper(FormDraft draft, String symbol, Incident incident, Instant now) {
    String title = draft.subject();
    return new Paper(
        draft.id() + "-" + incident.id().value().toLowerCase(Locale.ROOT),
        title,
        Optional.of(
            new Paper.Head(
                "TÊN CƠ QUAN CHỦ QUẢN",
                "TÊN CƠ QUAN BÁO CÁO",
                (symbol.isEmpty() ? "…" : symbol) + "-…",
                "Hải Dương",
                "DỰ THẢO",
                draft.kind(),
                title,
                draft.to())),
        blocks(draft),
        Optional.of(
            new Paper.Closing(List.of("Như trên;", "Lưu: VT."), List.of("THỦ TRƯỞNG ĐƠN VỊ"), "")),
        List.of(),
        "Dự thảo do máy lập lúc "
            + Province.dateTime(now)
            + " từ sổ của hệ thống giám sát. Căn cứ: "
            + draft.legalBasis(),
        now);
  }

  private static List<Block> blocks(FormDraft draft) {
    List<Block> blocks = new ArrayList<>();
    int number = 0;
    for (FormDraft.Section section : draft.sections()) {
      blocks.add(new Block.Heading(2, ++number + ". " + section.heading()));
      for (FormDraft.Line line : section.lines()) {
        blocks.add(Block.Item.of(line.label() + words(line.value())));
      }
    }
    blocks.add(
        new Block.Note(
            "(*) Nội dung bắt buộc của biểu mẫu. Chỗ có dấu chấm do người điền; máy không biết thì"
                + " để trống, không suy đoán."));
    return blocks;
  }

  private static String words(FormDraft.Value value) {
    return switch (value) {
      case FormDraft.Known(String text) -> ": " + text;
      case FormDraft.Missing(boolean mandatory) -> (mandatory ? " (*): " : ": ") + GAP;
      case FormDraft.Choices(List<FormDraft.Choice> choices) ->
          ": "
              + String.join(
                  "   ",
                  choices.stream()
                      .map(choice -> (choice.ticked() ? "[x] " : "[  ] ") + choice.text())
                      .toList());
    };
  }
}
