package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.access.Account;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.app.Main;

/** Accounts from the command line, in a process of its own: a password comes by standard input. */
class AccountCommandTest {

  private static final String PASSWORD = "mật-khẩu dài 12";

  @TempDir Path data;

  private record Said(int exit, String out, String err) {}

  private Said account(String input, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdin.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "account"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    Path out = Files.createTempFile(data, "out", ".txt");
    Path err = Files.createTempFile(data, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(input);
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void anAccountIsMadeListedChangedAndRemoved() throws Exception {
    assertThat(account("", "list").out()).contains("Chưa có tài khoản nào.");
    Said made =
        account(PASSWORD + "\n", "add", "lan", "--role", "operator", "--name", "Nguyễn Thị Lan");
    assertThat(made.exit()).isZero();
    Path file = data.resolve("accounts.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain(PASSWORD);
    Account lan = new AccountsFile(data).get().people().getFirst();
    assertThat(lan.who().may(Role.OPERATOR)).isTrue();
    assertThat(lan.who().may(Role.LEADER)).isFalse();
    assertThat(lan.password().matches(PASSWORD)).isTrue();

    assertThat(account("mật khẩu khác hẳn\n", "add", "lan", "--role", "viewer").exit()).isZero();
    assertThat(account("", "list").out()).contains("lan").doesNotContain("Nguyễn Thị Lan");
    assertThat(new AccountsFile(data).get().people())
        .singleElement()
        .satisfies(one -> assertThat(one.password().matches(PASSWORD)).isFalse());

    assertThat(account("", "remove", "lan").exit()).isZero();
    assertThat(new AccountsFile(data).get().people()).isEmpty();
    assertThat(account("", "remove", "lan").exit()).isEqualTo(2);
  }

  @Test
  void aTokenIsPrintedOnceAndOnlyItsHashIsKept() throws Exception {
    Said made = account("", "add", "soc", "--role", "viewer", "--token");
    String token = made.out().strip().replaceFirst("^.*: ", "");
    assertThat(token).startsWith("hd_").hasSizeGreaterThan(30);
    assertThat(Files.readString(data.resolve("accounts.json"))).doesNotContain(token);
    assertThat(new AccountsFile(data).get().ofToken(token)).map(Who::name).contains("soc");
    assertThat(account("", "list").out()).contains("soc").doesNotContain(token);
  }

  @Test
  void nonsenseIsRefusedAndChangesNothing() throws Exception {
    assertThat(account("ngắn\n", "add", "lan", "--role", "viewer").exit()).isEqualTo(2);
    assertThat(account(PASSWORD + "\n", "add", "Tên Có Dấu", "--role", "viewer").exit())
        .isEqualTo(2);
    assertThat(account(PASSWORD + "\n", "add", "lan", "--role", "vua").exit()).isEqualTo(64);
    assertThat(account("", "add").exit()).isEqualTo(64);
    assertThat(account("", "xóa", "lan").exit()).isEqualTo(64);
    assertThat(data.resolve("accounts.json")).doesNotExist();
  }
}
