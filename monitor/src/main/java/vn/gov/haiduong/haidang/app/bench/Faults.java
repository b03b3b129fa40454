package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the machine does to the service: it is stopped for a while, its clock is set, its disk fills
 * up or refuses to be written. False alerts and silence are both wrong. Needs the right to mount
 * (root).
 */
record Faults() implements Measure {

  private static final int STOPPED_SECONDS = 120;

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public List<Figure> take(Bench bench) {
    List<String> problems = new ArrayList<>();
    try {
      bench.say("faults: tiến trình bị dừng " + STOPPED_SECONDS + " giây (SIGSTOP)");
      problems.addAll(FaultRuns.stopped(folder(bench, "stopped"), bench.clock(), STOPPED_SECONDS));
      bench.say("faults: đồng hồ bị chỉnh tới rồi lùi một giờ");
      problems.addAll(FaultRuns.clock(folder(bench, "forth"), bench.clock(), Duration.ofHours(1)));
      problems.addAll(FaultRuns.clock(folder(bench, "back"), bench.clock(), Duration.ofHours(-1)));
      bench.say("faults: đĩa đầy");
      problems.addAll(DiskRuns.full(folder(bench, "full"), bench.clock()));
      bench.say("faults: đĩa chỉ đọc từ lúc khởi động");
      problems.addAll(DiskRuns.readOnly(folder(bench, "read-only"), bench.clock()));
      bench.say("faults: đĩa không nhận ghi");
      problems.addAll(DiskRuns.refuses(folder(bench, "refuses"), bench.clock()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    problems.forEach(problem -> bench.say("SAI: " + problem));
    return List.of(
        new Figure(
            "faults",
            problems.size(),
            Optional.empty(),
            "things that went wrong",
            new Figure.Goal.AtMost(0),
            1));
  }

  private static Path folder(Bench bench, String name) throws IOException {
    return Files.createDirectories(bench.folder().resolve(name));
  }
}
