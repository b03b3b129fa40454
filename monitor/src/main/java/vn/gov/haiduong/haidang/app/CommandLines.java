package vn.gov.haiduong.haidang.app;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import vn.gov.haiduong.haidang.app.bench.BenchCommand;
import vn.gov.haiduong.haidang.app.check.CheckCommand;
import vn.gov.haiduong.haidang.app.drill.DrillCommand;
import vn.gov.haiduong.haidang.app.incidents.IncidentCommand;
import vn.gov.haiduong.haidang.app.page.PageCommand;
import vn.gov.haiduong.haidang.app.people.AccountCommand;
import vn.gov.haiduong.haidang.app.plan.PlanCommand;
import vn.gov.haiduong.haidang.app.probe.ProbeCommand;
import vn.gov.haiduong.haidang.app.recording.BackupCommand;
import vn.gov.haiduong.haidang.app.recording.ExportCommand;
import vn.gov.haiduong.haidang.app.recording.ReplayCommand;
import vn.gov.haiduong.haidang.app.report.CloseCommand;
import vn.gov.haiduong.haidang.app.report.ReportCommand;
import vn.gov.haiduong.haidang.app.report.VerifyCommand;
import vn.gov.haiduong.haidang.app.service.DemoCommand;
import vn.gov.haiduong.haidang.app.service.RunCommand;
import vn.gov.haiduong.haidang.app.targets.TargetsCommand;

/** The commands of {@code ./haidang} and how one is chosen and run. */
final class CommandLines {

  /**
   * A command by name; {@code make} is called only when it is asked for, so that no command pays
   * for loading another one's classes.
   */
  private record Entry(String name, Function<Surroundings, HaidangCommand> make) {}

  private static final String SERVICE = "run";

  /** In the order of the help page. */
  private static final List<Entry> COMMANDS =
      List.of(
          new Entry("demo", DemoCommand::new),
          new Entry(SERVICE, RunCommand::new),
          new Entry("check", CheckCommand::new),
          new Entry("targets", TargetsCommand::new),
          new Entry("probe", ProbeCommand::new),
          new Entry("plan", PlanCommand::new),
          new Entry("incident", IncidentCommand::new),
          new Entry("account", AccountCommand::new),
          new Entry("replay", ReplayCommand::new),
          new Entry("export", ExportCommand::new),
          new Entry("report", ReportCommand::new),
          new Entry("close", CloseCommand::new),
          new Entry("verify", VerifyCommand::new),
          new Entry("page", PageCommand::new),
          new Entry("backup", BackupCommand::new),
          new Entry("drill", DrillCommand::new),
          new Entry("bench", BenchCommand::new));

  private CommandLines() {}

  /** The service's log is its diary; a command's would stand in the way of its answer. */
  private static void tellEvents() {
    Object _ = System.setProperty("haidang.log", "info");
    Object _ = System.setProperty("haidang.log.libraries", "warn");
  }

  /** Runs what the arguments say; the exit code of the process. */
  static int run(Surroundings surroundings, String... args) {
    if (args.length > 0 && args[0].equals(SERVICE)) {
      tellEvents();
    }
    CommandLine root = prepare(new CommandLine(new RootCommand(surroundings)), surroundings);
    List<Entry> named =
        COMMANDS.stream().filter(entry -> args.length > 0 && entry.name.equals(args[0])).toList();
    for (Entry entry : named.isEmpty() ? COMMANDS : named) {
      HaidangCommand command = entry.make.apply(surroundings);
      CommandLine line = prepare(new CommandLine(command), surroundings);
      for (HaidangCommand below : command.below()) {
        line.addSubcommand(prepare(new CommandLine(below), surroundings));
      }
      root.addSubcommand(entry.name, line);
    }
    return root.execute(args);
  }

  private static CommandLine prepare(CommandLine line, Surroundings surroundings) {
    Screen screen = surroundings.screen();
    return line.setOut(screen.out())
        .setErr(screen.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                screen.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setExpandAtFiles(false)
        .setAllowOptionsAsOptionParameters(false)
        .setParameterExceptionHandler(
            (wrong, _) -> {
              UsageErrors.explain(wrong, screen);
              return ExitCode.WRONG_USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, _, _) -> {
              UsageErrors.failed(failure, screen);
              return ExitCode.FAILED;
            });
  }
}
