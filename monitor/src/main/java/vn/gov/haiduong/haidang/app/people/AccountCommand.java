package vn.gov.haiduong.haidang.app.people;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.access.Account;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.ApiToken;
import vn.gov.haiduong.haidang.access.PasswordHash;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;

/** {@code ./haidang account add|list|remove}: who may log in, and which systems may call. */
@Command(
    name = "account",
    customSynopsis = {
      "./haidang account add TÊN --role VAI-TRÒ [--name HỌ-TÊN] [--data THƯ-MỤC]",
      "      ./haidang account add TÊN --role VAI-TRÒ --token [--data THƯ-MỤC]",
      "      ./haidang account list | remove TÊN [--data THƯ-MỤC]"
    },
    description = {
      "Lập, liệt kê, xóa tài khoản đăng nhập trang quản trị và mã truy cập của hệ thống khác.",
      "Vai trò: viewer (xem), operator (trực vận hành), leader (lãnh đạo).",
      "Mật khẩu (ít nhất 10 ký tự) hỏi ở màn hình, hoặc đọc một dòng từ đầu vào chuẩn."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang account add lan --role operator --name \"Nguyễn Thị Lan\"",
      "  ./haidang account add soc --role viewer --token",
      "  ./haidang account list",
    })
public final class AccountCommand extends HaidangCommand {

  private final Surroundings surroundings;

  public AccountCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Parameters(index = "0", paramLabel = "VIỆC", description = "add, list hoặc remove.")
  String act = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "TÊN", description = "Tên đăng nhập.")
  @Nullable String login;

  @Option(names = "--role", paramLabel = "VAI-TRÒ", description = "viewer, operator hoặc leader.")
  @Nullable String role;

  @Option(names = "--name", paramLabel = "HỌ-TÊN", description = "Tên ghi trong sổ sự cố.")
  @Nullable String name;

  @Option(names = "--token", description = "Lập mã truy cập cho hệ thống khác, in ra một lần.")
  boolean token;

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      description = "Nơi giữ dữ liệu; mặc định HAIDANG_DATA hoặc data/.")
  @Nullable Path data;

  /** The data folder when nobody names one. */
  public static Path dataFolder(@Nullable Path given) {
    return given != null
        ? given
        : Optional.ofNullable(System.getenv("HAIDANG_DATA"))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("haidang.home", "."), "data"));
  }

  @Override
  public Integer call() throws IOException {
    AccountsFile file = new AccountsFile(dataFolder(data));
    PrintWriter out = surroundings.screen().out();
    return switch (act) {
      case "list" -> list(file.read(), out);
      case "add" -> add(file, out);
      case "remove" -> remove(file, out);
      default -> throw wrongUsage("VIỆC: cần add, list hoặc remove, gặp \"" + act + "\"");
    };
  }

  private static int list(Accounts accounts, PrintWriter out) {
    accounts
        .people()
        .forEach(one -> out.println(one.login() + "  " + one.role().words() + "  " + one.name()));
    accounts
        .tokens()
        .forEach(one -> out.println(one.name() + "  " + one.role().words() + "  (mã truy cập)"));
    if (accounts.people().isEmpty() && accounts.tokens().isEmpty()) {
      out.println("Chưa có tài khoản nào.");
    }
    out.flush();
    return ExitCode.DONE;
  }

  private String login() {
    if (login == null) {
      throw wrongUsage("TÊN: cần tên đăng nhập");
    }
    return login;
  }

  private int add(AccountsFile file, PrintWriter out) throws IOException {
    Role wanted =
        Role.of(role == null ? "" : role)
            .orElseThrow(() -> wrongUsage("--role: cần viewer, operator hoặc leader"));
    Accounts before = file.read();
    String who = login();
    List<Account> people =
        new ArrayList<>(before.people().stream().filter(p -> !p.login().equals(who)).toList());
    List<ApiToken> tokens =
        new ArrayList<>(before.tokens().stream().filter(t -> !t.name().equals(who)).toList());
    SecureRandom random = new SecureRandom();
    try {
      if (token) {
        String fresh = ApiToken.random(random);
        tokens.add(new ApiToken(who, wanted, Secret.digest(fresh)));
        file.write(new Accounts(people, tokens));
        out.println("Mã truy cập của " + who + " (chỉ in lần này): " + fresh);
      } else {
        PasswordHash hash = PasswordHash.of(password(), random);
        people.add(new Account(who, name == null ? who : name, wanted, hash));
        file.write(new Accounts(people, tokens));
        out.println("Đã lập tài khoản " + who + " (" + wanted.words() + ").");
      }
    } catch (IllegalArgumentException e) {
      surroundings
          .screen()
          .err()
          .println(
              "Không lập được tài khoản: tên đăng nhập gồm chữ thường không dấu, số, . _ -;"
                  + " mật khẩu từ 10 đến 200 ký tự.");
      return ExitCode.WRONG_INPUT;
    }
    out.flush();
    return ExitCode.DONE;
  }

  @SuppressWarnings("SystemConsoleNull") // NullAway knows it by its signature.
  private static String password() throws IOException {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      return new String(console.readPassword("Mật khẩu: "));
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  private int remove(AccountsFile file, PrintWriter out) throws IOException {
    Accounts before = file.read();
    String who = login();
    Accounts after =
        new Accounts(
            before.people().stream().filter(p -> !p.login().equals(who)).toList(),
            before.tokens().stream().filter(t -> !t.name().equals(who)).toList());
    if (after.equals(before)) {
      surroundings.screen().err().println("Không có tài khoản " + who + ".");
      return ExitCode.WRONG_INPUT;
    }
    file.write(after);
    out.println("Đã xóa " + who + "; phiên đang mở của tài khoản này cũng hết hiệu lực.");
    out.flush();
    return ExitCode.DONE;
  }
}
