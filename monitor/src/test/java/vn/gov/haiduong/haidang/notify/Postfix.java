package vn.gov.haiduong.haidang.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.Tool;

/** A Postfix of its own on loopback, which delivers what it takes into a folder. As root alone. */
final class Postfix implements AutoCloseable {

  private final Path folder;
  private final int port;

  private Postfix(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts it; it offers STARTTLS with this certificate and takes mail for {@code example.vn}.
   *
   * @param certificate path of it, PEM
   * @param key PEM
   */
  static Postfix start(String certificate, String key) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory("haidang-postfix");
    var _ = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path _ = Files.writeString(folder.resolve("cert.pem"), certificate);
    Path secret = Files.writeString(folder.resolve("key.pem"), key);
    var _ = Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    for (String each : List.of("spool", "data", "mail", "log")) {
      Path _ = Files.createDirectory(folder.resolve(each));
    }
    Path _ = Files.writeString(folder.resolve("main.cf"), main(folder));
    Path _ = Files.writeString(folder.resolve("master.cf"), master(port));
    Postfix postfix = new Postfix(folder, port);
    run("chown", "postfix", folder.resolve("data").toString());
    run("chown", "nobody", folder.resolve("mail").toString());
    run(Tool.POSTFIX.path(), "-c", folder.toString(), "start");
    return postfix;
  }

  private static String main(Path folder) {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/spool
    data_directory = %1$s/data
    maillog_file = %1$s/log/mail
    maillog_file_prefixes = %1$s/log
    myhostname = thu.example.vn
    mydestination =
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    mynetworks = 127.0.0.0/8
    smtp_dns_support_level = disabled
    alias_maps =
    alias_database =
    smtpd_tls_security_level = may
    smtpd_tls_cert_file = %1$s/cert.pem
    smtpd_tls_key_file = %1$s/key.pem
    message_size_limit = 200000
    virtual_mailbox_domains = example.vn
    virtual_mailbox_base = %1$s/mail
    virtual_mailbox_maps = inline:{an@example.vn=an/}
    virtual_uid_maps = static:65534
    virtual_gid_maps = static:65534
    """
        .formatted(folder);
  }

  private static String master(int port) {
    return """
    127.0.0.1:%d inet n - n - - smtpd
    cleanup   unix n - n - 0 cleanup
    qmgr      unix n - n 300 1 qmgr
    tlsmgr    unix - - n 1000? 1 tlsmgr
    rewrite   unix - - n - - trivial-rewrite
    bounce    unix - - n - 0 bounce
    defer     unix - - n - 0 bounce
    trace     unix - - n - 0 bounce
    proxymap  unix - - n - - proxymap
    error     unix - - n - - error
    retry     unix - - n - - error
    virtual   unix - n n - - virtual
    anvil     unix - - n - 1 anvil
    postlog   unix-dgram n - n - 1 postlogd
    """
        .formatted(port);
  }

  int port() {
    return port;
  }

  /** Letters that were delivered to this person. */
  List<String> letters(String person) throws IOException {
    Path inbox = folder.resolve("mail").resolve(person).resolve("new");
    if (!Files.isDirectory(inbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(inbox)) {
      List<String> found = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        found.add(Files.readString(file, StandardCharsets.UTF_8));
      }
      return found;
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(List.of(command) + ": " + said);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run(Tool.POSTFIX.path(), "-c", folder.toString(), "stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          boolean _ = Files.deleteIfExists(file);
        }
      }
    }
  }
}
