package vn.gov.haiduong.haidang.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: the help page in Vietnamese and the way to refuse wrong usage. */
@Command(
    synopsisHeading = "Cách dùng: ",
    customSynopsis = {},
    descriptionHeading = "%n",
    parameterListHeading = "%nTham số:%n",
    optionListHeading = "%nTùy chọn:%n",
    commandListHeading = "%nCác lệnh:%n",
    footerHeading = "%n",
    usageHelpWidth = 100,
    sortOptions = false)
public abstract class HaidangCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 1000,
      description = "In trang trợ giúp này rồi thôi.")
  boolean help;

  /** Commands below this one; their names are their annotations'. */
  protected List<HaidangCommand> below() {
    return List.of();
  }

  /** Wrong usage: the sentence goes to standard error and the exit code is 64. */
  protected final ParameterException wrongUsage(String sentence) {
    return new Refused(commandLine(), sentence);
  }

  protected final CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("command: expected to be run by the command line");
    }
    return spec.commandLine();
  }

  /** A refusal whose sentence is already in Vietnamese. */
  static final class Refused extends ParameterException {
    private static final long serialVersionUID = 1L;

    Refused(CommandLine commandLine, String sentence) {
      super(commandLine, sentence);
    }
  }
}
