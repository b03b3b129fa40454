package vn.gov.haiduong.haidang.console;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** October of one agency with one outage; keeps what was said of it. */
final class SampleMonths implements MonthPorts {

  static final YearMonth MONTH = YearMonth.of(2026, 10);
  static final Instant OUTAGE = Instant.parse("2026-10-10T03:00:00Z");

  final List<String> heard = new ArrayList<>();

  /** Outages of the agency, an hour apart. */
  int outages = 1;

  @Override
  public List<Month> months() {
    return List.of(new Month(MONTH, true, List.of()));
  }

  @Override
  public CompletionStage<Soon<Optional<byte[]>>> file(YearMonth month, int edition, String name) {
    return name.endsWith(".pdf")
        ? CompletableFuture.completedFuture(new Soon.Working<>(OUTAGE))
        : ready(Optional.empty());
  }

  @Override
  public CompletionStage<Soon<List<String>>> verify() {
    return CompletableFuture.completedFuture(new Soon.Working<>(OUTAGE));
  }

  @Override
  public CompletionStage<Soon<List<Compared>>> compare(YearMonth one, YearMonth other) {
    return ready(List.of());
  }

  private static <T> CompletionStage<Soon<T>> ready(T value) {
    return CompletableFuture.completedFuture(new Soon.Ready<>(value));
  }

  @Override
  public CompletionStage<Soon<List<Outage>>> outages(YearMonth month) {
    return ready(all());
  }

  private List<Outage> all() {
    return IntStream.range(0, outages)
        .mapToObj(
            nth ->
                new Outage(
                    "ua",
                    "Sở A",
                    "a",
                    "Trang <a>",
                    OUTAGE.plusSeconds(3_600L * nth),
                    "4 giờ",
                    "Không kết nối được",
                    heard.isEmpty() ? "chưa trả lời" : heard.getLast(),
                    Optional.empty()))
        .toList();
  }

  @Override
  public Optional<Own> own(YearMonth month, String unit) {
    return unit.equals("ua") && month.equals(MONTH)
        ? Optional.of(
            new Own(
                "Sở A",
                Optional.of(Instant.parse("2026-11-04T10:00:00Z")),
                0,
                List.of(
                    new OwnTarget("Trang <a>", "https://a.test/", "99,462", "100,000", "240", 1)),
                all()))
        : Optional.empty();
  }

  @Override
  public Optional<String> close(YearMonth month, String by, String reason) {
    return Optional.empty();
  }

  @Override
  public Optional<Progress> progress() {
    return Optional.empty();
  }

  @Override
  public Optional<Evidence> evidence(YearMonth month, String target, Instant outage) {
    Stretch down = new Stretch(OUTAGE, OUTAGE.plusSeconds(14_400), "down", "gián đoạn");
    return Optional.of(
        new Evidence(
            "Trang <a>",
            "https://a.test/",
            OUTAGE,
            Optional.of(OUTAGE.plusSeconds(14_400)),
            OUTAGE.plusSeconds(40),
            List.of(down),
            List.of(down),
            true,
            List.of(new Seen(OUTAGE, OUTAGE, 1, "down", "Không kết nối được", "10 s")),
            List.of("SC-20261010-001"),
            List.of("./haidang replay x")));
  }

  @Override
  public Optional<String> hear(
      YearMonth month, Optional<String> unit, String who, List<Said> said) {
    for (Said one : said) {
      if (all().stream()
          .noneMatch(it -> it.target().equals(one.target()) && it.start().equals(one.outage()))) {
        return Optional.of("Tháng này không có lần gián đoạn đó");
      }
    }
    said.forEach(
        one ->
            heard.add(
                unit.orElse("") + " " + who + " " + (one.confirmed() ? "đồng ý" : one.reason())));
    return Optional.empty();
  }
}
