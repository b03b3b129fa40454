package vn.gov.haiduong.haidang.app.people;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.notify.Carrier;
import vn.gov.haiduong.haidang.notify.LocalCommand;
import vn.gov.haiduong.haidang.notify.MailChannel;
import vn.gov.haiduong.haidang.notify.SmsGateway;
import vn.gov.haiduong.haidang.notify.Telegram;
import vn.gov.haiduong.haidang.notify.VoiceCall;
import vn.gov.haiduong.haidang.notify.Webhook;
import vn.gov.haiduong.haidang.notify.ZaloOa;
import vn.gov.haiduong.haidang.reply.ReplyMailbox;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * {@code channels.yml} beside the plan. A secret is never in it: {@code {env: NAME}} or {@code
 * {file: PATH}} says where it is. All problems at once, in Vietnamese.
 */
public final class ChannelsFile {

  private static final Duration SOON = Duration.ofSeconds(15);

  private static final List<String> MAILBOX =
      List.of("host", "port", "tls", "ca", "user", "password", "folder", "every", "address");

  private final Path file;
  private final Clock clock;
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();
  private Optional<SignOfLife> signOfLife = Optional.empty();
  private Optional<ReplyMailbox.Settings> mailbox = Optional.empty();
  private @Nullable Object sender;

  private ChannelsFile(Path file, Clock clock, Map<String, String> environment) {
    this.file = file;
    this.clock = clock;
    this.environment = environment;
  }

  /**
   * A sign of life outwards.
   *
   * @param url may itself be a secret
   */
  public record SignOfLife(URI url, Duration every) {
    @Override
    public String toString() {
      return "SignOfLife[" + url.getHost() + "]";
    }
  }

  /**
   * What was read: makers of channels, to be called with the service's Vert.x.
   *
   * @param kinds labels of the kinds that there are
   * @param mailbox where people answer by mail
   */
  public record Read(
      List<Maker> channels,
      Optional<SignOfLife> signOfLife,
      List<String> problems,
      Set<String> kinds,
      Optional<ReplyMailbox.Settings> mailbox) {
    public Read {
      kinds = Set.copyOf(kinds);
      channels = List.copyOf(channels);
      problems = List.copyOf(problems);
    }

    /** For a service that hears what is answered. */
    public List<Carrier> make(Vertx vertx) {
      return channels.stream().map(maker -> maker.make(vertx, true)).toList();
    }

    /** For an exercise: what is answered is read by the service, which knows nothing of it. */
    public List<Carrier> makeUnanswered(Vertx vertx) {
      return channels.stream().map(maker -> maker.make(vertx, false)).toList();
    }
  }

  /** Makes one channel. */
  @FunctionalInterface
  public interface Maker {

    /**
     * Makes it.
     *
     * @param heard whether the service that sends hears the answers
     */
    Carrier make(Vertx vertx, boolean heard);
  }

  /** Reads it; no file is no channel. */
  public static Read read(Path folder, Clock clock, Map<String, String> environment) {
    Path file = folder.resolve("channels.yml");
    if (!Files.exists(file)) {
      return new Read(List.of(), Optional.empty(), List.of(), Set.of(), Optional.empty());
    }
    return new ChannelsFile(file, clock, environment).read();
  }

  private Read read() {
    List<Maker> makers = new ArrayList<>();
    Set<String> kinds = new HashSet<>();
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      options.setMaxAliasesForCollections(0);
      Object root =
          new Yaml(new SafeConstructor(options))
              .load(Files.readString(file, StandardCharsets.UTF_8));
      Map<String, Object> sections = map("", root);
      sender = sections.get("mail") instanceof Map<?, ?> mail ? mail.get("from") : null;
      sections.forEach(
          (name, value) -> {
            try {
              channel(name, map(name, value))
                  .ifPresent(
                      maker -> {
                        makers.add(maker);
                        kinds.add(name.replaceFirst("^(webhook|command)s$", "$1"));
                      });
            } catch (IllegalArgumentException e) {
              problem(name, String.valueOf(e.getMessage()));
            }
          });
    } catch (IOException | YAMLException e) {
      problem(
          "", "không đọc được: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return new Read(makers, signOfLife, problems, kinds, mailbox);
  }

  private void problem(String path, String words) {
    problems.add(file.getFileName() + ": " + (path.isEmpty() ? "" : path + ": ") + words);
  }

  private Optional<Maker> channel(String name, Map<String, Object> node) {
    return switch (name) {
      case "mail" -> Optional.of(mail(node));
      case "sms" -> Optional.of(sms(node));
      case "zalo" -> Optional.of(zalo(node));
      case "voice" -> {
        URI url = url(node);
        Secret secret = key(node.get("secret"));
        yield Optional.of((vertx, _) -> new VoiceCall(vertx, url, secret, SOON));
      }
      case "webhooks" -> Optional.of(webhooks(node));
      case "commands" -> Optional.of(commands(node));
      case "telegram" -> {
        if (!Boolean.TRUE.equals(node.get("enabled"))) {
          yield Optional.empty();
        }
        URI url = url(node);
        String token = secret(node.get("token"));
        yield Optional.of((vertx, _) -> new Telegram(vertx, url, token, SOON));
      }
      case "mailbox" -> {
        mailbox = Optional.of(mailbox(node));
        yield Optional.empty();
      }
      case "dead_man" -> {
        signOfLife = Optional.of(signOfLife(node));
        yield Optional.empty();
      }
      default -> {
        problem(
            name,
            "không có kênh này; cần dead_man, mail, mailbox, sms, zalo, voice, webhooks, commands hoặc telegram");
        yield Optional.empty();
      }
    };
  }

  private SignOfLife signOfLife(Map<String, Object> node) {
    Object where = node.get("url");
    URI url = where instanceof Map ? checked(secret(where)) : url(node);
    int seconds = Integer.parseInt(text(node, "every", "60"));
    if (seconds < 10 || seconds > 3_600) {
      throw new IllegalArgumentException("every: cần 10 đến 3600 giây");
    }
    return new SignOfLife(url, Duration.ofSeconds(seconds));
  }

  private Maker mail(Map<String, Object> node) {
    StartTLSOptions startTls =
        switch (text(node, "starttls", "required")) {
          case "required" -> StartTLSOptions.REQUIRED;
          case "optional" -> StartTLSOptions.OPTIONAL;
          case "disabled" -> StartTLSOptions.DISABLED;
          default ->
              throw new IllegalArgumentException("starttls: cần required, optional hoặc disabled");
        };
    MailChannel.Settings settings =
        new MailChannel.Settings(
            text(node, "host", null),
            Integer.parseInt(text(node, "port", "587")),
            startTls,
            Boolean.TRUE.equals(node.get("tls")),
            Optional.ofNullable(node.get("ca")).map(String::valueOf),
            Optional.ofNullable(node.get("user")).map(String::valueOf),
            node.containsKey("password")
                ? Optional.of(secret(node.get("password")))
                : Optional.empty(),
            text(node, "from", null),
            SOON);
    // The mailbox may stand further down in the file.
    return (vertx, heard) ->
        new MailChannel(
            vertx,
            mailbox
                .filter(_ -> heard)
                .map(box -> settings.repliesTo(box.address()))
                .orElse(settings));
  }

  /** Where what is answered to those mails arrives. */
  private ReplyMailbox.Settings mailbox(Map<String, Object> node) {
    if (sender == null) {
      throw new IllegalArgumentException("cần kênh mail có from: không thư nào mang địa chỉ này");
    }
    for (String name : node.keySet()) {
      if (!MAILBOX.contains(name)) {
        throw new IllegalArgumentException(
            name + ": không có mục này; cần " + String.join(", ", MAILBOX));
      }
    }
    ReplyMailbox.Tls tls =
        switch (text(node, "tls", "implicit")) {
          case "implicit" -> ReplyMailbox.Tls.IMPLICIT;
          case "starttls" -> ReplyMailbox.Tls.STARTTLS;
          case "none" -> ReplyMailbox.Tls.NONE;
          default -> throw new IllegalArgumentException("tls: cần implicit, starttls hoặc none");
        };
    String address = text(node, "address", null).strip();
    if (!address.matches("[^\\s<>\",;:@]+@[A-Za-z0-9.-]+") || address.length() > 254) {
      throw new IllegalArgumentException("address: cần một địa chỉ thư như truc@example.vn");
    }
    Optional<Path> ca = Optional.ofNullable(node.get("ca")).map(String::valueOf).map(Path::of);
    if (ca.isPresent() && !Files.isReadable(ca.get())) {
      throw new IllegalArgumentException("ca: không đọc được tệp " + ca.get());
    }
    if (!node.containsKey("password")) {
      throw new IllegalArgumentException("password: còn thiếu");
    }
    return new ReplyMailbox.Settings(
        text(node, "host", null),
        number(node, "port", tls == ReplyMailbox.Tls.IMPLICIT ? 993 : 143, 1, 65_535),
        tls,
        ca,
        text(node, "user", null),
        secret(node.get("password")),
        text(node, "folder", "INBOX"),
        Duration.ofSeconds(number(node, "every", 30, 10, 3_600)),
        address,
        Set.of(address.toLowerCase(Locale.ROOT), bare(String.valueOf(sender))));
  }

  private static String bare(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  private static int number(
      Map<String, Object> node, String name, int otherwise, int least, int most) {
    String text = text(node, name, Integer.toString(otherwise));
    if (!text.matches("\\d{1,5}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(name + ": cần số từ " + least + " đến " + most);
    }
    return Integer.parseInt(text);
  }

  private static boolean flag(Map<String, Object> node, String name) {
    Object value = node.getOrDefault(name, false);
    if (!(value instanceof Boolean said)) {
      throw new IllegalArgumentException(name + ": cần true hoặc false");
    }
    return said;
  }

  private Maker sms(Map<String, Object> node) {
    Map<String, String> headers = new LinkedHashMap<>();
    map("headers", node.getOrDefault("headers", Map.of()))
        .forEach(
            (name, value) ->
                headers.put(name, value instanceof Map ? secret(value) : String.valueOf(value)));
    Map<String, String> fields = new LinkedHashMap<>();
    map("fields", node.get("fields"))
        .forEach(
            (name, value) ->
                fields.put(name, value instanceof Map ? secret(value) : String.valueOf(value)));
    SmsGateway.Settings settings =
        new SmsGateway.Settings(
            url(node),
            text(node, "form", "json").equals("form") ? SmsGateway.Form.FORM : SmsGateway.Form.JSON,
            headers,
            fields,
            text(node, "success", ""),
            SOON);
    SmsGateway.Settings answered = settings.answered(flag(node, "replies"));
    return (vertx, heard) -> new SmsGateway(vertx, heard ? answered : settings);
  }

  private Maker zalo(Map<String, Object> node) {
    Map<String, ZaloOa.Registered> templates = new LinkedHashMap<>();
    map("templates", node.get("templates"))
        .forEach((name, value) -> templates.put(name, registered(name, value)));
    Object token = node.get("token");
    String first = secret(token);
    ZaloOa.Settings settings =
        new ZaloOa.Settings(
            url(node),
            () -> {
              try {
                // Exchanged every day by whoever keeps the account: read anew.
                return secret(token);
              } catch (IllegalArgumentException e) {
                return first;
              }
            },
            templates,
            SOON);
    return (vertx, _) -> new ZaloOa(vertx, settings);
  }

  private static ZaloOa.Registered registered(String name, Object value) {
    if (!(value instanceof Map)) {
      return new ZaloOa.Registered(String.valueOf(value), List.of());
    }
    Map<String, Object> one = map(name, value);
    if (!(one.getOrDefault("parameters", List.of()) instanceof List<?> names)) {
      throw new IllegalArgumentException(name + ": parameters: cần danh sách tên tham số");
    }
    return new ZaloOa.Registered(
        text(one, "id", null), names.stream().map(String::valueOf).toList());
  }

  private Maker webhooks(Map<String, Object> node) {
    Map<String, Webhook.Hook> hooks = new LinkedHashMap<>();
    node.forEach(
        (name, value) -> {
          Map<String, Object> one = map(name, value);
          hooks.put(name, new Webhook.Hook(url(one), key(one.get("secret"))));
        });
    return (vertx, _) -> new Webhook(vertx, hooks, clock, SOON);
  }

  private Maker commands(Map<String, Object> node) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    node.forEach(
        (name, value) -> {
          if (!(value instanceof List<?> words) || words.isEmpty()) {
            throw new IllegalArgumentException(name + ": cần danh sách chương trình và tham số");
          }
          commands.put(name, words.stream().map(String::valueOf).toList());
        });
    return (vertx, _) -> new LocalCommand(vertx, commands, SOON);
  }

  private static URI url(Map<String, Object> node) {
    return checked(text(node, "url", null));
  }

  private static URI checked(String text) {
    URI url = URI.create(text);
    boolean good =
        ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
            && url.getHost() != null
            && url.getUserInfo() == null;
    if (!good) {
      throw new IllegalArgumentException("url: cần http(s)://… không kèm tên và mật khẩu");
    }
    return url;
  }

  private static String text(Map<String, Object> node, String name, @Nullable String otherwise) {
    Object value = node.get(name);
    if (value == null && otherwise == null) {
      throw new IllegalArgumentException(name + ": còn thiếu");
    }
    return value == null ? String.valueOf(otherwise) : String.valueOf(value);
  }

  private Secret key(@Nullable Object where) {
    return new Secret(HexFormat.of().parseHex(Secret.digest(secret(where))));
  }

  private String secret(@Nullable Object where) {
    if (where instanceof Map<?, ?> map) {
      if (map.containsKey("env") && map.containsKey("file")) {
        throw new IllegalArgumentException("bí mật: chỉ chọn một trong env và file");
      }
      if (map.get("env") instanceof String name) {
        return Optional.ofNullable(environment.get(name))
            .filter(value -> !value.isBlank())
            .orElseThrow(() -> new IllegalArgumentException("biến môi trường " + name + " trống"));
      }
      if (map.get("file") instanceof String name) {
        try {
          return Files.readString(Path.of(name)).strip();
        } catch (IOException e) {
          throw new IllegalArgumentException("không đọc được tệp bí mật " + name, e);
        }
      }
    }
    throw new IllegalArgumentException("bí mật: cần {env: TÊN} hoặc {file: ĐƯỜNG-DẪN}");
  }

  private static Map<String, Object> map(String name, @Nullable Object value) {
    Map<String, Object> known = new LinkedHashMap<>();
    if (value == null) {
      return known;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(name + ": cần các cặp tên: giá trị");
    }
    map.forEach(
        (key, item) -> {
          if (item != null) {
            known.put(String.valueOf(key), item);
          }
        });
    return known;
  }
}
