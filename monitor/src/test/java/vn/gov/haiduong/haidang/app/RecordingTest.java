package vn.gov.haiduong.haidang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/** {@code replay} and {@code export} as people use them, rule by rule. */
class RecordingTest {

  private static final Instant T0 = Instant.parse("2026-10-03T01:00:00Z");

  @TempDir Path folder;

  private record Said(int exit, String out, String err) {}

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        CommandLines.run(
            new Surroundings(
                new Screen(new PrintWriter(out), new PrintWriter(err), false), Clock.system()),
            arguments);
    return new Said(exit, out.toString(), err.toString());
  }

  /** {@code SECONDS [target:]WORD[:ARGUMENT]} as a line of a recording. */
  private static String line(String text) {
    String[] words = text.strip().split(" ", 2);
    String[] what = words[1].split(":", -1);
    int skip = what[0].length() == 1 ? 1 : 0;
    String target = skip == 1 ? what[0] : "w";
    String argument = what.length > skip + 1 ? what[skip + 1] : "";
    String at =
        "{\"at\":\""
            + Province.rfc3339(T0.plusMillis(Math.round(Double.parseDouble(words[0]) * 1000)))
            + "\",";
    String scope = argument.isEmpty() ? "}" : ",\"scope\":\"" + argument + "\"}";
    String of = "\"target\":\"" + target + "\",";
    return at
        + switch (what[skip]) {
          case "blind" -> "\"event\":\"own_side_down\"" + scope;
          case "sees" -> "\"event\":\"own_side_up\"" + scope;
          case "stop" -> "\"event\":\"monitor_stopped\"}";
          case "start" -> "\"event\":\"monitor_started\"}";
          case "works" -> of + "\"event\":\"maintenance_start\",\"document\":\"" + argument + "\"}";
          case "worked" -> of + "\"event\":\"maintenance_end\"}";
          case "down" -> of + "\"outcome\":\"down\",\"cause\":\"connect_refused\"}";
          default -> of + "\"outcome\":\"" + what[skip] + "\"}";
        };
  }

  private Path recording(String script) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String part : script.split("\\|", -1)) {
      lines.append(line(part)).append('\n');
    }
    Path file = folder.resolve("r.ndjson");
    Files.writeString(file, lines);
    return file;
  }

  private String data() {
    return folder.resolve("so").toString();
  }

  /** Intervals of w as {@code 0 up, 60 down …}, by seconds, with causes that are ours. */
  private String intervals(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("export", "--what", "intervals", "--target", "w", "--data", data()));
    arguments.addAll(List.of(more));
    Said said = run(arguments.toArray(String[]::new));
    assertThat(said.exit()).as(said.err()).isZero();
    List<String> found = new ArrayList<>();
    said.out()
        .lines()
        .forEach(
            line -> {
              Instant from = OffsetDateTime.parse(field(line, "from")).toInstant();
              String cause = field(line, "cause");
              found.add(
                  (from.toEpochMilli() - T0.toEpochMilli()) / 1000
                      + " "
                      + field(line, "state")
                      + (cause.equals("connect_refused") || cause.isEmpty() ? "" : " " + cause));
            });
    return String.join(", ", found);
  }

  private static String field(String line, String name) {
    String mark = "\"" + name + "\":\"";
    int at = line.indexOf(mark);
    return at < 0 ? "" : line.substring(at + mark.length(), line.indexOf('"', at + mark.length()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "1 an observation holds two intervals; 0 up|300 up; 0 up, 120 unknown",
        "1 an unknown observation ends what held; 0 up|30 unknown|60 up|61 up;"
            + " 0 up, 30 unknown, 60 up",
        "2 three failures are an outage from the first; 0 up|60 down|80 down|100 down|120 up|130 up;"
            + " 0 up, 60 down, 120 up",
        "2 two failures are degraded; 0 up|60 down|80 down|100 up|130 up;"
            + " 0 up, 60 degraded unconfirmed, 100 up",
        "2 a failure 24 hours later begins a new run; 0 down|60 down|86460 down|86461 up|86462 up;"
            + " 0 degraded unconfirmed, 180 unknown, 86460 degraded unconfirmed, 86461 up",
        "3 unknown neither confirms nor ends; 0 down|20 unknown|40 down|60 down|80 up|81 up;"
            + " 0 down, 20 unknown, 40 down, 80 up",
        "4 degraded needs no confirmation; 0 degraded|60 up|61 up; 0 degraded, 60 up",
        "5 while blind all is unknown; 0 up|30 blind|40 down|50 sees|60 up|61 up;"
            + " 0 up, 30 unknown own_network, 50 unknown, 60 up",
        "5 another side does not concern it; 0 up|30 blind:wan|50 sees:wan|60 up|61 up; 0 up",
        "5 a blindness of no length forgets too; 0 up|30 blind|30 sees|60 up|61 up;"
            + " 0 up, 30 unknown, 60 up",
        "6 stopped is unknown; 0 up|30 stop|60 start|70 up|71 up;"
            + " 0 up, 30 unknown own_stopped, 60 unknown, 70 up",
        "6 the line above is the last sign; 0 up|30 up|60 start|70 up|71 up;"
            + " 0 up, 30 unknown own_stopped, 60 unknown, 70 up",
        "6 a first start says nothing; 0 start|0 up|60 up; 0 up",
        "7 and 8 maintenance hides, observations count; 0 down|10 works:1/TB|20 down|40 down|60 worked|"
            + "70 up|71 up; 0 down, 10 maintenance, 60 down, 70 up",
        "8 without a document nothing changes; 0 up|10 works|20 up; 0 up",
        "8 a second start changes nothing; 0 up|10 works:1|20 works:2|30 worked|40 up|41 up;"
            + " 0 up, 10 maintenance, 30 up",
        "10 of one moment the last holds; 0 down|0 down|0 down|0 up|60 up; 0 up",
        "11 at the end a short run is unconfirmed; 0 up|60 down|80 down; 0 up, 60 degraded unconfirmed",
      })
  void timeIsCountedByTheRules(String rule, String script, String expected) throws Exception {
    Said said = run("replay", recording(script).toString(), "--data", data());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(intervals()).as(rule).isEqualTo(expected.strip());
  }

  @Test
  void untilEndsTheRecordingAndLinesFromThereAreNotRead() throws Exception {
    Path file = recording("0 up|60 up|90 up");
    Files.writeString(file, "{broken\n", StandardOpenOption.APPEND);
    String until = Province.rfc3339(T0.plusSeconds(90));
    assertThat(run("replay", file.toString(), "--data", data(), "--until", until).exit()).isZero();
    assertThat(
            intervals(
                "--from",
                Province.rfc3339(T0.minusSeconds(10)),
                "--to",
                Province.rfc3339(T0.plusSeconds(100))))
        .isEqualTo("-10 unknown, 0 up, 90 unknown");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "no offset; {\"at\":\"2026-10-03T08:15:00\",\"target\":\"a\",\"outcome\":\"up\"}",
        "four digits; {\"at\":\"2026-10-03T08:15:00.0000Z\",\"target\":\"a\",\"outcome\":\"up\"}",
        "earlier than above; {\"at\":\"2026-10-03T00:59:59Z\",\"target\":\"a\",\"outcome\":\"up\"}",
        "broken; {\"at\":",
        "not an object; []",
        "unknown outcome; {\"at\":\"2026-10-04T08:15:00Z\",\"target\":\"a\",\"outcome\":\"UP\"}",
        "unknown event; {\"at\":\"2026-10-04T08:15:00Z\",\"event\":\"boom\"}",
        "no target; {\"at\":\"2026-10-04T08:15:00Z\",\"outcome\":\"up\"}",
        "no target of maintenance; {\"at\":\"2026-10-04T08:15:00Z\",\"event\":\"maintenance_end\"}",
        "neither; {\"at\":\"2026-10-04T08:15:00Z\",\"target\":\"a\"}",
        "both; {\"at\":\"2026-10-04T08:15:00Z\",\"target\":\"a\",\"outcome\":\"up\",\"event\":\"x\"}",
      })
  void wrongInputNamesItsLineAndWritesNothing(String what, String wrong) throws Exception {
    Path file = recording("0 up");
    Files.writeString(file, "\n" + wrong.strip() + "\n", StandardOpenOption.APPEND);
    Said said = run("replay", file.toString(), "--data", data());
    assertThat(said.exit()).as(what).isEqualTo(2);
    assertThat(said.err()).contains("dòng 3");
    assertThat(folder.resolve("so")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotEmptyIsRefused() throws Exception {
    Path file = recording("0 up|60 up");
    assertThat(run("replay", file.toString(), "--data", data()).exit()).isZero();
    assertThat(run("replay", file.toString(), "--data", data()).exit()).isEqualTo(2);
  }

  @Test
  void incidentsAreOneObjectALine() throws Exception {
    Said said = run("replay", recording("0 down|20 down|40 down|60 up").toString(), "--json");
    assertThat(said.out().lines())
        .singleElement()
        .asString()
        .contains("\"targets\":[\"w\"]", "\"cause\":\"connect_refused\"")
        .contains("\"confirmedAt\":\"2026-10-03T08:00:40.000+07:00\"");
  }

  /** p carries all others: h and s run on it, r and q are reached through it. */
  private Path carried() throws Exception {
    Path targets = Files.createDirectories(folder.resolve("targets"));
    try (Stream<Path> files = Files.list(Path.of("..", "targets"))) {
      for (Path file : files.toList()) {
        Path _ = Files.copy(file, targets.resolve(file.getFileName()));
      }
    }
    row(targets.resolve("endpoints.csv"), "id=p;address=10.1.1.1;role=wan;kind=wan;profile=icmp");
    for (String child : List.of("h hosted_on", "s hosted_on", "r reached_through")) {
      String[] words = child.split(" ", -1);
      String host = "host=" + words[0] + ".haiduong.gov.vn;scheme=https;path=/;profile=website;";
      row(
          targets.resolve("sites.csv"),
          "id=" + words[0] + ";kind=website;" + host + words[1] + "=p");
    }
    return targets;
  }

  private static void row(Path file, String cells) throws Exception {
    String common =
        ";unit=stttt;name=Thử;status=do;probe=icmp;vantage=any;tier=1;priority=3;side=wan;";
    String text = Files.readString(file).stripTrailing();
    String line =
        Arrays.stream(text.lines().findFirst().orElseThrow().split(",", -1))
            .map(
                column ->
                    Arrays.stream((common + cells).split(";", -1))
                        .filter(cell -> cell.startsWith(column + "="))
                        .map(cell -> cell.substring(column.length() + 1))
                        .findFirst()
                        .orElse(""))
            .collect(Collectors.joining(","));
    Path _ = Files.writeString(file, text + "\n" + line + "\n");
  }

  /** Each line of a script is "WHO: FROM-TO ..." by seconds: it fails from, and answers at. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "all flap together; p 60-80 660-680 1260-1280/h 62-82 662-682 1262-1282/"
            + "s 58-78 658-678 1258-1278/r 61-81 661-681 1261-1281; [h, p, r, s]",
        "what carries them was down three times; p 60-120 660-720 1260-1320/"
            + "h 95-130 695-730 1295-1330/s 96-131 696-731 1296-1331/r 55-125 655-725 1255-1325;"
            + " [h, r, s] [p] [p] [p]",
        "decided after what carries it recovered; p 60-140/h 139-199; [h, p]",
        "it fails first and is decided last; p 60-140/r 58-198; [p, r]",
        "one by itself; h 60-140/p 300-320; [h]",
      })
  void whatAParentCarriesOpensNothingForTheParentsFailures(
      String what, String script, String expected) throws Exception {
    TreeMap<Integer, List<String>> lines = new TreeMap<>();
    for (String part : script.strip().split("/", -1)) {
      String[] words = part.split(" ", -1);
      List<int[]> failing = new ArrayList<>();
      for (int i = 1; i < words.length; i++) {
        String[] ends = words[i].split("-", -1);
        failing.add(new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])});
      }
      int step = words[0].equals("p") ? 10 : 20;
      for (int at = failing.getFirst()[0] % 20 + 20; at < 1600; at += step) {
        int now = at;
        boolean down = failing.stream().anyMatch(one -> one[0] <= now && now < one[1]);
        lines.computeIfAbsent(at, _ -> new ArrayList<>()).add(words[0] + (down ? ":down" : ":up"));
      }
    }
    List<String> all = new ArrayList<>();
    lines.forEach((at, whats) -> whats.forEach(each -> all.add(at + " " + each)));
    Said said =
        run(
            "replay",
            recording(String.join("|", all)).toString(),
            "--targets",
            carried().toString(),
            "--json");
    assertThat(said.exit()).as(said.err()).isZero();
    String found =
        said.out()
            .lines()
            .map(line -> line.replaceFirst(".*\"targets\":\\[([^]]*)].*", "[$1]"))
            .map(line -> line.replace("\"", "").replace(",", ", "))
            .collect(Collectors.joining(" "));
    assertThat(found).as(what).isEqualTo(expected);
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  private static final long[] STEPS = {0, 0, 1, 20, 20, 30, 60, 60, 120, 121, 600, 40_000, 86_400};

  private static String random(int seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    long at = 0;
    int length = 30 + random.nextInt(80);
    String[] events = {
      "blind", "sees", "stop", "start", "works:1", "worked", "blind:wan", "sees:wan"
    };
    for (int i = 0; i < length; i++) {
      at += STEPS[random.nextInt(random.nextInt(4) == 0 ? STEPS.length : 10)];
      String what =
          random.nextInt(10) == 0
              ? events[random.nextInt(events.length)]
              : new String[] {"up", "down", "down", "degraded", "unknown"}[random.nextInt(5)];
      String target = random.nextInt(3) == 0 ? "v:" : "w:";
      boolean targeted = !what.startsWith("blind") && !what.startsWith("sees");
      lines.add(at + " " + (targeted ? target : "") + what);
    }
    return String.join("|", lines);
  }

  /** What is exported of a range counts the same when it is replayed. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void exportedObservationsGiveTheSameIntervals(int seed) throws Exception {
    Path file = recording(random(seed));
    assertThat(run("replay", file.toString(), "--data", data()).exit()).isZero();
    List<String> lines = Files.readAllLines(file);
    Instant last = OffsetDateTime.parse(field(lines.getLast(), "at")).toInstant();
    long length = last.toEpochMilli() - T0.toEpochMilli();
    String from = Province.rfc3339(T0.plusMillis(length / 3 / 1000 * 1000));
    String to = Province.rfc3339(T0.plusMillis(length * 2 / 3 / 1000 * 1000 + 1));
    theSameAgain(from, to);
  }

  /** The stop is known only by the start behind the range. */
  @ParameterizedTest
  @CsvSource({"90", "31", "30", "600", "601"})
  void aStopThatNobodyWroteDownIsExportedToo(int to) throws Exception {
    Path file = recording("0 w:up|30 v:up|600 w:start|660 w:up");
    assertThat(run("replay", file.toString(), "--data", data()).exit()).isZero();
    theSameAgain(Province.rfc3339(T0), Province.rfc3339(T0.plusSeconds(to)));
  }

  private void theSameAgain(String from, String to) throws Exception {
    String[] range = {"--from", from, "--to", to};
    String expected = intervals(range);
    Said exported =
        run(
            "export",
            "--what",
            "observations",
            "--target",
            "w",
            "--data",
            data(),
            "--from",
            from,
            "--to",
            to);
    assertThat(exported.exit()).as(exported.err()).isZero();
    Path again = folder.resolve("again.ndjson");
    Files.writeString(again, exported.out());
    try (var old = Files.list(folder.resolve("so"))) {
      for (Path path : old.toList()) {
        Files.delete(path);
      }
    }
    Said replayed = run("replay", again.toString(), "--data", data());
    assertThat(replayed.exit()).as(replayed.err()).isZero();
    assertThat(intervals(range)).as(exported.out()).isEqualTo(expected);
  }
}
