package vn.gov.haiduong.haidang.app.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Overrides;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.config.TargetsLoader;
import vn.gov.haiduong.haidang.status.CoverageStatus.Group;
import vn.gov.haiduong.haidang.status.CoverageStatus.NotProbed;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.time.Province;

/** {@code ./haidang check}: reads all of the inventory; every problem at once. */
@Command(
    name = "check",
    customSynopsis = "./haidang check [TÙY CHỌN]",
    description =
        "Kiểm tra danh mục và kế hoạch ứng phó, báo mọi lỗi một lượt, rồi tóm tắt độ phủ và việc cần"
            + " xác nhận.",
    footer = {
      "Ví dụ:",
      "  ./haidang check",
      "  ./haidang check --targets /etc/haidang/targets --all",
      "",
      "Mã thoát: 0 danh mục dùng được, 2 có lỗi, 64 dùng lệnh sai.",
    })
public final class CheckCommand extends HaidangCommand {

  private static final int FEW = 10;

  private final Surroundings surroundings;

  public CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Option(names = "--targets", paramLabel = "THƯ-MỤC", description = "Thư mục danh mục.")
  @Nullable Path targets;

  @Option(names = "--alerts", paramLabel = "THƯ-MỤC", description = "Thư mục kế hoạch ứng phó.")
  @Nullable Path alerts;

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      description = "Thư mục dữ liệu, để biết có tài khoản bàn trực chưa.")
  @Nullable Path data;

  @Option(
      names = "--env",
      paramLabel = "TỆP",
      description = {
        "Tệp biến môi trường của dịch vụ (EnvironmentFile, .env);",
        "không có thì xét theo môi trường của người đang gọi lệnh này."
      })
  @Nullable Path env;

  @Option(names = "--all", description = "In trọn mọi danh sách.")
  boolean all;

  @Option(names = "--json", description = "In một tài liệu JSON, không in gì khác.")
  boolean json;

  @Override
  public Integer call() {
    if (alerts != null && !Files.isDirectory(alerts)) {
      throw wrongUsage("không có thư mục " + alerts);
    }
    Map<String, String> environment;
    try {
      environment = env == null ? System.getenv() : EnvironmentFile.read(env);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw wrongUsage("không đọc được " + env);
    }
    Path dir =
        targets != null ? targets : Path.of(System.getProperty("haidang.home", "."), "targets");
    LocalDate today = Province.local(surroundings.clock().now()).toLocalDate();
    List<Problem> problems = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    LoadResult inventory =
        TargetsLoader.load(
            dir, Overrides.alertmanager(alertmanagerSha256(environment, notices)), today);
    if (inventory instanceof LoadResult.Refused(List<Problem> found)) {
      problems.addAll(found);
    }
    Path plan =
        alerts != null ? alerts : Path.of(System.getProperty("haidang.home", "."), "alerts");
    if (alerts == null && !Files.isDirectory(plan)) {
      notices.add("không có thư mục kế hoạch ứng phó " + plan);
    } else {
      switch (AlertsLoader.load(plan, today)) {
        case Alerts.Result.Loaded(Alerts read) -> {
          notices.addAll(read.notices());
          problems.addAll(read.holes());
          problems.addAll(
              new PeopleCheck(plan, data(environment), environment, surroundings.clock())
                  .problems(read));
        }
        case Alerts.Result.Refused(List<Problem> found) -> problems.addAll(found);
      }
    }
    if (!problems.isEmpty() || !(inventory instanceof LoadResult.Loaded(Configuration read))) {
      return refused(problems);
    }
    return summary(read, notices);
  }

  /** Whether Alertmanager's beats are waited for is said by the service's environment. */
  private static Optional<String> alertmanagerSha256(
      Map<String, String> environment, List<String> notices) {
    try {
      return Alerting.Setup.of(environment).tokenSha256();
    } catch (IllegalArgumentException e) {
      notices.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Named here, or in the service's environment. */
  private @Nullable Path data(Map<String, String> environment) {
    String named = environment.getOrDefault("HAIDANG_DATA", "");
    return data == null && !named.isBlank() ? Path.of(named) : data;
  }

  private int refused(List<Problem> problems) {
    List<String> said = problems.stream().map(Problem::message).toList();
    if (json) {
      ObjectNode answer = new ObjectMapper().createObjectNode().put("ok", false);
      said.forEach(answer.putArray("problems")::add);
      print(answer.toString());
    } else {
      said.forEach(this::print);
      print("Có " + said.size() + " lỗi.");
    }
    return ExitCode.WRONG_INPUT;
  }

  private int summary(Configuration found, List<String> notices) {
    List<Group> groups = found.coverage().groups();
    List<NotProbed> not = found.coverage().notProbed();
    if (json) {
      ObjectNode answer = new ObjectMapper().createObjectNode().put("ok", true);
      answer.putArray("problems");
      notices.forEach(answer.putArray("notices")::add);
      answer.put("units", sum(groups, Group::units));
      answer.put("withSite", sum(groups, Group::withSite));
      answer.put("unconfirmed", sum(groups, Group::unconfirmed));
      answer.put("probed", found.assignments().size());
      ObjectNode why = answer.putObject("notProbed");
      for (NotProbed row : not) {
        why.put(row.reason().label(), why.path(row.reason().label()).asInt() + 1);
      }
      placeholders(answer, found);
      print(answer.toString());
      return ExitCode.DONE;
    }
    print("Danh mục và kế hoạch ứng phó không có lỗi.");
    print("");
    CoverageTable.lines(found).forEach(this::print);
    print("");
    print("Việc cần xác nhận:");
    if (!found.operator().mayProbe()) {
      print("  operator.yml: điền contact (địa chỉ liên hệ) và approval (văn bản cho phép)");
    }
    notices.forEach(notice -> print("  kế hoạch: " + notice));
    found.missingAnchors().forEach(anchor -> print("  điểm mốc chưa có địa chỉ: " + anchor));
    List<String> asks =
        not.stream()
            .map(
                row ->
                    row.id()
                        + " – "
                        + row.name()
                        + ": "
                        + row.reason().words()
                        + (row.whoKnows().isEmpty() ? "" : "; hỏi " + row.whoKnows()))
            .toList();
    asks.stream().limit(all ? asks.size() : FEW).forEach(ask -> print("  " + ask));
    if (!all && asks.size() > FEW) {
      print("  … và " + (asks.size() - FEW) + " việc nữa (--all để xem hết)");
    }
    print("  trang của " + sum(groups, Group::unconfirmed) + " đơn vị: chưa xác nhận");
    return ExitCode.DONE;
  }

  private static void placeholders(ObjectNode answer, Configuration found) {
    ObjectNode byKind = answer.putObject("placeholdersByKind");
    CoverageTable.placeholders(found, CoverageTable::unitKind)
        .forEach((kind, count) -> byKind.put(kind, count));
    ObjectNode byDistrict = answer.putObject("placeholdersByDistrict");
    CoverageTable.placeholders(found, CoverageTable::district)
        .forEach((district, count) -> byDistrict.put(district, count));
    ObjectNode anchors = answer.putObject("anchors");
    for (Side side : Side.THAT_CAN_BE_BLIND) {
      anchors.put(side.label(), CoverageTable.anchors(found, side));
    }
  }

  private static int sum(List<Group> groups, ToIntFunction<Group> figure) {
    return groups.stream().mapToInt(figure).sum();
  }

  private void print(String line) {
    PrintWriter out = surroundings.screen().out();
    out.println(line);
  }
}
