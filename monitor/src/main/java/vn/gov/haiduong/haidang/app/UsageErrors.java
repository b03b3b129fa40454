package vn.gov.haiduong.haidang.app;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.gov.haiduong.haidang.wording.Plain;

/** Says in Vietnamese what is wrong with a command line. Shows no control character, no secret. */
final class UsageErrors {

  private UsageErrors() {}

  static void explain(ParameterException wrong, Screen screen) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    screen.err().println("Dùng lệnh sai: " + Plain.shown(sentence(wrong), 500));
    screen.err().println("Xem: ./" + command + " --help");
  }

  static void failed(Exception failure, Screen screen) {
    if (outOfFiles(failure)) {
      screen
          .err()
          .println(
              "Không làm được: máy không cho mở thêm tệp hay kết nối; hãy tăng giới hạn (ulimit -n,"
                  + " hoặc LimitNOFILE= của systemd) rồi chạy lại.");
      return;
    }
    String said = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    screen
        .err()
        .println("Không làm được: " + Plain.shown(failure.getClass().getSimpleName() + said, 500));
  }

  private static boolean outOfFiles(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (String.valueOf(t.getMessage()).contains("Too many open files")) {
        return true;
      }
    }
    return false;
  }

  private static String sentence(ParameterException wrong) {
    return switch (wrong) {
      case HaidangCommand.Refused refused -> message(refused);
      case UnmatchedArgumentException unmatched ->
          "không hiểu " + String.join(" ", unmatched.getUnmatched());
      case MissingParameterException missing ->
          "thiếu "
              + String.join(", ", missing.getMissing().stream().map(UsageErrors::named).toList());
      case OverwrittenOptionException twice ->
          "tùy chọn được ghi hai lần: " + named(twice.getOverwritten());
      case MutuallyExclusiveArgsException _ -> "các tùy chọn này không đi cùng nhau";
      default ->
          wrong.getArgSpec() == null
              ? message(wrong)
              : "giá trị không đúng của " + named(wrong.getArgSpec());
    };
  }

  private static String named(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? "giá trị của " + option.longestName()
        : argument.paramLabel();
  }

  private static String message(ParameterException wrong) {
    return wrong.getMessage() == null ? "không rõ" : wrong.getMessage();
  }
}
