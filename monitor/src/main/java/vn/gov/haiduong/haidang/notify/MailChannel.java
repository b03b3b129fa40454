package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * Letters over SMTP: plain text and HTML, one thread for each incident (RFC 5322, section 3.6.4:
 * every letter answers a first one that need not exist), marked as made by a machine (RFC 3834).
 */
public final class MailChannel implements Carrier {

  private final MailClient client;
  private final Settings settings;

  /**
   * A relay.
   *
   * @param ca file of an authority (PEM) that signed the relay's certificate; empty for the roots
   *     that every Java knows. The certificate is always checked, name included
   * @param from bare address
   * @param replyTo where an answer is read; empty where nobody reads one
   * @param startTls required, unless the relay is on this machine or the operator says otherwise
   */
  public record Settings(
      String host,
      int port,
      StartTLSOptions startTls,
      boolean ssl,
      Optional<String> ca,
      Optional<String> user,
      Optional<String> password,
      String from,
      Duration deadline,
      Optional<String> replyTo) {

    /** Nobody reads what is answered. */
    public Settings(
        String host,
        int port,
        StartTLSOptions startTls,
        boolean ssl,
        Optional<String> ca,
        Optional<String> user,
        Optional<String> password,
        String from,
        Duration deadline) {
      this(host, port, startTls, ssl, ca, user, password, from, deadline, Optional.empty());
    }

    /** The same, with somebody who reads what is answered. */
    public Settings repliesTo(String address) {
      return new Settings(
          host, port, startTls, ssl, ca, user, password, from, deadline, Optional.of(address));
    }

    @Override
    public String toString() {
      return "MailChannel.Settings[" + host + ":" + port + "]";
    }
  }

  /**
   * The name in the relay's certificate is checked because no algorithm for it is set here: the
   * client turns the check off where one is, and on where none is (a test keeps watch).
   */
  public MailChannel(Vertx vertx, Settings settings) {
    this.settings = settings;
    MailConfig config =
        new MailConfig()
            .setHostname(settings.host())
            .setPort(settings.port())
            .setStarttls(settings.startTls())
            .setSsl(settings.ssl())
            .setOwnHostname("haidang.local")
            .setMaxPoolSize(4)
            .setKeepAlive(false)
            .setConnectTimeout((int) settings.deadline().toMillis())
            .setIdleTimeout((int) Math.max(1, settings.deadline().toSeconds()))
            .setLogin(settings.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
    settings
        .ca()
        .ifPresent(file -> config.setTrustOptions(new PemTrustOptions().addCertPath(file)));
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    this.client = MailClient.create(vertx, config);
  }

  @Override
  public Channel kind() {
    return Channel.MAIL;
  }

  @Override
  public Future<Delivery> send(String key, Message message, Text text, Address to) {
    String thread = "<su-co." + message.incident() + "@haidang.local>";
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Message-ID", "<" + Secret.digest(key).substring(0, 32) + "@haidang.local>")
            .add("In-Reply-To", thread)
            .add("References", thread)
            .add("Auto-Submitted", "auto-generated")
            .add("X-HaiDang-Key", key);
    settings.replyTo().ifPresent(address -> headers.add("Reply-To", address));
    Text said = settings.replyTo().isPresent() ? Letter.answeredByReply(text) : text;
    MailMessage letter =
        new MailMessage()
            .setFrom("Hai Dang <" + settings.from() + ">")
            .setTo(to.value())
            .setSubject(said.subject())
            .setText(said.plain())
            .setHtml(HtmlLetter.of(said, message.purpose()))
            .setHeaders(headers);
    return client
        .sendMail(letter)
        .timeout(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)
        .<Delivery>map(_ -> new Delivery.Accepted("máy chủ thư nhận"))
        .otherwise(MailChannel::failed);
  }

  private static Delivery failed(Throwable failure) {
    if (failure instanceof SMTPException refused) {
      int code = refused.getReplyCode();
      return refused.isPermanent()
          ? new Delivery.Refused("SMTP " + code)
          : new Delivery.Later("SMTP " + code, Optional.empty());
    }
    return HttpCaller.failed(failure);
  }

  @Override
  public Future<Void> close() {
    // A relay that hung up while we said goodbye is closed all the same.
    return client.close().recover(_ -> Future.succeededFuture());
  }
}
