package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.List;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Severity;

/** What is to be done outside because of a step. */
public sealed interface Effect {

  IncidentId incident();

  /** Stable: the same act has the same key after a restart, so that a repeat can be dropped. */
  String key();

  /** Why people hear of it now. */
  enum Occasion {
    OPENED("opened", "Sự cố mới"),
    RAISED("raised", "Nâng mức"),
    GREW("grew", "Lan rộng"),
    ESCALATED("escalated", "Chuyển cấp"),
    REMINDED("reminded", "Nhắc lại"),
    CLOCK_WARNING("clock_warning", "Sắp đến hạn"),
    CLOCK_OVERDUE("clock_overdue", "Quá hạn"),
    RECOVERED("recovered", "Đã phục hồi"),
    RETRACTED("retracted", "Báo động không đúng"),
    REOPENED("reopened", "Mở lại"),
    CLASSIFIED("classified", "Phân loại lại");

    private final String label;
    private final String words;

    Occasion(String label, String words) {
      this.label = label;
      this.words = words;
    }

    public String label() {
      return label;
    }

    public String words() {
      return words;
    }
  }

  /**
   * Tell bodies inside the Department and the agencies: their people as {@link Audience} found
   * them.
   *
   * @param bodies ids of the plan
   * @param people through them, and who was told before where that matters; each once
   * @param channels in this order until one delivers
   * @param rule id of the rule of the plan
   * @param why in Vietnamese
   * @param template id of the text
   * @param digest waits for the next working morning and is told with all that waits for it
   */
  record Tell(
      IncidentId incident,
      String key,
      Instant at,
      Occasion occasion,
      Severity severity,
      List<String> bodies,
      List<PersonId> people,
      List<Channel> channels,
      String rule,
      String why,
      String legalBasis,
      String template,
      boolean digest)
      implements Effect {
    public Tell {
      bodies = List.copyOf(bodies);
      people = List.copyOf(people);
      channels = List.copyOf(channels);
    }
  }

  /** Lay a finished text for bodies outside before the desk; a named person sends it. */
  record Draft(
      IncidentId incident,
      String key,
      Instant at,
      List<String> bodies,
      String rule,
      String template,
      String legalBasis)
      implements Effect {
    public Draft {
      bodies = List.copyOf(bodies);
    }
  }
}
