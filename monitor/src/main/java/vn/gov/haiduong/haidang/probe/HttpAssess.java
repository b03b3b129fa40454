package vn.gov.haiduong.haidang.probe;

import java.time.Instant;
import java.util.Optional;

/** What a web probe's facts mean, by the precedence of interfaces, section 2. */
public final class HttpAssess {

  private HttpAssess() {}

  /**
   * What was seen at one address.
   *
   * @param fault what ended the probe before an answer was complete, or a redirect that was not
   *     followed
   * @param status of the last request's answer, 0 where it had none
   * @param tls the handshake that speaks, with the host that was asked for
   * @param page of the last answer, where its body was read
   */
  public record Evidence(
      Optional<Outcome> fault,
      int status,
      String siteHost,
      String finalHost,
      Optional<TlsFacts> tls,
      String tlsHost,
      Optional<PageFacts> page,
      long durationNanos,
      Instant now) {}

  public static Outcome assess(HttpRules rules, Budget budget, Evidence seen) {
    Outcome certificate =
        seen.tls()
            .map(facts -> TlsAssess.assess(facts, rules.strictTls(), seen.tlsHost(), seen.now()))
            .orElseGet(Outcome.Up::new);
    if (certificate instanceof Outcome.Down) {
      return certificate;
    }
    boolean expected = seen.status() != 0 && rules.expectStatus().contains(seen.status());
    Outcome protection = protection(seen);
    if (seen.status() != 0 && !expected && !redirected(seen)) {
      if (protection instanceof Outcome.Up) {
        return new Outcome.Down(Cause.HTTP_STATUS, "Máy chủ trả mã trạng thái " + seen.status());
      }
    } else if (seen.fault().isPresent()) {
      return seen.fault().get();
    }
    Outcome content = expected ? content(seen) : new Outcome.Up();
    if (content instanceof Outcome.Down) {
      return content;
    }
    Outcome refused = expected ? new Outcome.Up() : protection;
    return firstOf(certificate, refused, offHost(rules, seen), content, slow(budget, seen));
  }

  /** A status that was only passed through on the way to a fault. */
  private static boolean redirected(Evidence seen) {
    return seen.fault()
        .filter(fault -> RedirectRules.isRedirect(seen.status()) || !judgedByStatus(fault))
        .isPresent();
  }

  /** Faults of the body come after the status that stood before it. */
  private static boolean judgedByStatus(Outcome fault) {
    return fault
        .cause()
        .filter(c -> c == Cause.HTTP_CLOSED || c == Cause.HTTP_MALFORMED || c == Cause.HTTP_TIMEOUT)
        .isPresent();
  }

  private static Outcome protection(Evidence seen) {
    int status = seen.status();
    if (status == 429) {
      return refused("Máy chủ trả 429: yêu cầu hỏi thưa hơn");
    }
    boolean door = status == 401 || status == 403 || status == 407 || status == 503;
    return seen.page()
        .flatMap(PageFacts::protection)
        .filter(_ -> door)
        .map(r -> refused("Lớp bảo vệ (" + r.said() + ") không cho máy giám sát vào, mã " + status))
        .orElseGet(Outcome.Up::new);
  }

  private static Outcome refused(String said) {
    return new Outcome.Degraded(Cause.HTTP_REFUSED, said);
  }

  private static Outcome content(Evidence seen) {
    if (seen.page().isEmpty()) {
      return new Outcome.Up();
    }
    PageFacts page = seen.page().get();
    if (page.recognised().isPresent()) {
      Recognition known = page.recognised().get();
      return known.kind() == Recognition.Kind.ERROR_PAGE
          ? new Outcome.Down(Cause.ERROR_PAGE, "Trang trả về là " + known.said())
          : new Outcome.Down(Cause.PLACEHOLDER_PAGE, "Trang trả về là " + known.said());
    }
    if (page.empty()) {
      return new Outcome.Down(Cause.EMPTY_PAGE, "Trang không có nội dung nào để xem");
    }
    if (page.forbidden().isPresent()) {
      return new Outcome.Down(
          Cause.TEXT_FORBIDDEN, "Trang có chữ không được phép: " + quoted(page.forbidden().get()));
    }
    if (page.missing().isEmpty()) {
      return new Outcome.Up();
    }
    String text = quoted(page.missing().get());
    return page.truncated()
        ? new Outcome.Degraded(
            Cause.TEXT_MISSING, "Chưa thấy chữ " + text + " trong phần trang đã đọc")
        : new Outcome.Down(Cause.TEXT_MISSING, "Trang không có chữ phải có: " + text);
  }

  private static String quoted(String text) {
    return "“" + Printable.of(text, Printable.SHORT) + "”";
  }

  private static Outcome offHost(HttpRules rules, Evidence seen) {
    String site = WebUrl.bareHost(seen.siteHost());
    String last = WebUrl.bareHost(seen.finalHost());
    boolean own =
        last.equals(site) || rules.ownHosts().stream().map(WebUrl::bareHost).anyMatch(last::equals);
    return own
        ? new Outcome.Up()
        : new Outcome.Degraded(
            Cause.REDIRECT_OFF_HOST,
            "Trang chuyển hướng sang máy chủ khác: " + Printable.of(seen.finalHost()));
  }

  private static Outcome slow(Budget budget, Evidence seen) {
    long seconds = seen.durationNanos() / 1_000_000_000L;
    return seen.durationNanos() > budget.slowAfter().toNanos()
        ? new Outcome.Degraded(
            Cause.SLOW,
            "Trả lời mất "
                + seconds
                + ","
                + seen.durationNanos() / 100_000_000L % 10
                + " giây, chậm hơn mức "
                + budget.slowAfter().toSeconds()
                + " giây")
        : new Outcome.Up();
  }

  private static Outcome firstOf(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      if (!(outcome instanceof Outcome.Up)) {
        return outcome;
      }
    }
    return new Outcome.Up();
  }
}
