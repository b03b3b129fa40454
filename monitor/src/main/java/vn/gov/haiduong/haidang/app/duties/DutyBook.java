package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.obligation.DutyDay;

/**
 * The history of duties in {@code duties/YYYY-MM.ndjson} of the data folder: one line a day, the
 * last one with the lists behind the figures. Ten years are kept, some hundred kilobytes each
 * month. Blocks; call it on a worker, one at a time.
 */
public final class DutyBook {

  private static final Logger LOG = LoggerFactory.getLogger(DutyBook.class);
  private static final int MOST_MONTHS = 120;
  private static final long MOST_BYTES = 8L * 1024 * 1024;

  private final Path folder;

  /**
   * @param data the data folder
   */
  public DutyBook(Path data) {
    this.folder = data.resolve("duties");
  }

  /** The kept days of a month, in their order; empty where none are. */
  public List<DutyDay> month(YearMonth month) {
    Path file = file(month);
    List<DutyDay> days = new ArrayList<>();
    try {
      if (!Files.exists(file) || Files.size(file) > MOST_BYTES) {
        return days;
      }
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          days.add(DutyCodec.day(new JsonObject(line)));
        }
      }
    } catch (IOException
        | DecodeException
        | IllegalArgumentException
        | DateTimeException
        | ClassCastException e) {
      LOG.atWarn().addKeyValue("file", file).setCause(e).log("history of duties is unreadable");
    }
    days.sort(Comparator.comparing(DutyDay::day));
    return days;
  }

  /** The last day of each kept month before {@code today}'s, and every day of this and the last. */
  public List<DutyDay> recent(LocalDate today) {
    List<DutyDay> days = new ArrayList<>();
    YearMonth now = YearMonth.from(today);
    for (YearMonth month : months()) {
      List<DutyDay> of = month(month);
      if (month.isBefore(now.minusMonths(1))) {
        of.stream().skip(Math.max(0, of.size() - 1)).map(DutyDay::slim).forEach(days::add);
      } else {
        of.stream().map(DutyDay::slim).forEach(days::add);
      }
    }
    return days;
  }

  private List<YearMonth> months() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("\\d{4}-(0[1-9]|1[0-2])\\.ndjson"))
          .map(name -> YearMonth.parse(name.substring(0, 7)))
          .sorted()
          .toList();
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("history of duties cannot be listed");
      return List.of();
    }
  }

  /**
   * Keeps a day in place of what was kept of it before.
   *
   * @throws IOException when it cannot be written; what was there stays
   */
  public void keep(DutyDay day) throws IOException {
    YearMonth month = YearMonth.from(day.day());
    TreeMap<LocalDate, DutyDay> days = new TreeMap<>();
    month(month).forEach(of -> days.put(of.day(), of));
    days.put(day.day(), day);
    StringBuilder text = new StringBuilder();
    for (DutyDay of : days.values()) {
      boolean last = of.day().equals(days.lastKey());
      text.append(DutyCodec.json(last ? of : of.slim()).encode()).append('\n');
    }
    Path made = Files.createDirectories(folder);
    Path draft = made.resolve(month + ".ndjson.tmp");
    Path _ = Files.writeString(draft, text, StandardCharsets.UTF_8);
    Path _ =
        Files.move(
            draft,
            file(month),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
    List<YearMonth> all = months();
    for (YearMonth old : all.subList(0, Math.max(0, all.size() - MOST_MONTHS))) {
      Files.deleteIfExists(file(old));
    }
  }

  private Path file(YearMonth month) {
    return folder.resolve(month + ".ndjson");
  }
}
