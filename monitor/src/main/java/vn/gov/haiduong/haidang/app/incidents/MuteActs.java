package vn.gov.haiduong.haidang.app.incidents;

import java.time.Instant;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;

/** Mutes of targets and units as the ledger keeps them. */
public final class MuteActs {

  private static final String MUTE = "muted";
  private static final String UNMUTE = "unmuted";

  private MuteActs() {}

  public static Entry.Act muted(Mutes.Mute mute) {
    return new Entry.Act(
        mute.at(),
        mute.by(),
        MUTE,
        mute.subject(),
        Body.of("until", mute.until().toString(), "reason", mute.reason()));
  }

  public static Entry.Act unmuted(Instant at, String who, String subject) {
    return new Entry.Act(at, who, UNMUTE, subject, Body.EMPTY);
  }

  /** What holds after an act; other acts change nothing. */
  public static Mutes after(Mutes before, Entry.Act act) {
    return switch (act.what()) {
      case MUTE ->
          before.with(
              new Mutes.Mute(
                  act.subject(),
                  act.at(),
                  act.who(),
                  Instant.parse(act.body().text("until").orElse("")),
                  act.body().text("reason").orElse("")));
      case UNMUTE -> before.without(act.subject());
      default -> before;
    };
  }
}
