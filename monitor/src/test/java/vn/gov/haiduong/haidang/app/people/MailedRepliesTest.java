package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.console.Orders;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Figures;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.reply.ReplyMailbox;
import vn.gov.haiduong.haidang.time.ManualClock;

/** An incident goes out by mail and is taken over by answering it, through a real mail server. */
class MailedRepliesTest {

  private static final Instant T0 = OneSite.T0;
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String RIGHT = "mat-khau-hop-thu";
  private static final String MAILBOX = "truc-ban@hd.test";
  private static final Pattern ASKED =
      Pattern.compile("Hoặc trả lời tin này bằng mã (\\d{6}), hoặc đọc mã cho trực ban\\.");

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ManualClock clock = new ManualClock(T0.plusSeconds(60));
  private final World world = world();
  private final AtomicReference<IncidentBook> book = new AtomicReference<>(IncidentBook.EMPTY);
  private final GreenMail post =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  private GreenMailUser inbox;
  private @Nullable People people;

  @BeforeEach
  void serve() {
    post.start();
    inbox = post.setUser(MAILBOX, "truc-ban", RIGHT);
  }

  @AfterEach
  void close() throws Exception {
    people().close().await(20, TimeUnit.SECONDS);
    vertx.close().await(20, TimeUnit.SECONDS);
    post.stop();
  }

  private People people() {
    return Objects.requireNonNull(people);
  }

  private static World world() {
    return OneSite.world(
        Channel.MAIL,
        Map.of("mot", "mot@co-quan.test", "hai", "hai@co-quan.test"),
        OneSite.roster("desk", "mot", "mot"));
  }

  private Incidents incidents() {
    return new Incidents(clock.now(), book.get(), world, new Figures());
  }

  private synchronized Turn take(Input input) {
    Turn turn = book.get().next(input, world);
    book.set(turn.book());
    return turn;
  }

  /** The service as its file sets it up, but that it looks more often. */
  private void begin(String password, String mailbox) throws Exception {
    Files.writeString(
        folder.resolve("channels.yml"),
        "mail: {host: 127.0.0.1, port: %d, starttls: optional, from: hd@hd.test}\n"
                .formatted(post.getSmtp().getPort())
            + mailbox.formatted(post.getImap().getPort()));
    ChannelsFile.Read read = ChannelsFile.read(folder, clock, Map.of("HAIDANG_MAILBOX", password));
    assertThat(read.problems()).isEmpty();
    people =
        new People(
            vertx,
            clock,
            new People.Setup(
                new Secret(new byte[Secret.LEAST_BYTES]),
                Optional.of("https://giam-sat.test"),
                read::make,
                () -> Accounts.NONE,
                false,
                Optional.empty(),
                read.mailbox().map(MailedRepliesTest::often)),
            new Remembered(Journal.FORGETFUL, List.of(), List.of()));
    people().know(this::incidents);
    var _ =
        people()
            .ports(
                this::incidents,
                (id, done) -> Future.succeededFuture(take(new Input.Act(id, done)).refusal()),
                Orders.NONE);
    people().open("https://giam-sat.test", () -> true, registry).await(20, TimeUnit.SECONDS);
  }

  private void begin(String password) throws Exception {
    begin(
        password,
        "mailbox: {host: 127.0.0.1, port: %d, tls: none, user: truc-ban, address: "
            + MAILBOX
            + ", password: {env: HAIDANG_MAILBOX}}\n");
  }

  private static ReplyMailbox.Settings often(ReplyMailbox.Settings usual) {
    return new ReplyMailbox.Settings(
        usual.host(),
        usual.port(),
        usual.tls(),
        usual.ca(),
        usual.user(),
        usual.password(),
        usual.folder(),
        Duration.ofMillis(100),
        usual.address(),
        usual.own());
  }

  /** Something fails; the mail about it to the person on duty. */
  private MimeMessage mail() throws Exception {
    Turn turn = take(OneSite.down(clock.now()));
    People.Hearing hearing = people().hears(turn);
    people().took(turn, hearing, CompletableFuture.completedFuture(Journal.Kept.LEDGER));
    await().atMost(LONG).until(() -> letter().isPresent());
    return letter().orElseThrow();
  }

  private Optional<MimeMessage> letter() {
    return Arrays.stream(post.getReceivedMessages()).filter(MailedRepliesTest::toDuty).findFirst();
  }

  private static boolean toDuty(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals("mot@co-quan.test");
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String plain(MimeMessage mail) throws Exception {
    BodyPart first = ((Multipart) mail.getContent()).getBodyPart(0);
    assertThat(first.isMimeType("text/plain")).isTrue();
    return String.valueOf(first.getContent()).replace("\r\n", "\n");
  }

  private static String code(MimeMessage mail) throws Exception {
    Matcher asked = ASKED.matcher(plain(mail));
    assertThat(asked.find()).describedAs(plain(mail)).isTrue();
    return asked.group(1);
  }

  private void answers(String headers, String text) throws Exception {
    inbox.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(
                (headers
                        + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                        + text
                        + "\n")
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8))));
  }

  /** Until everything in the mailbox was looked at. */
  private void read() {
    await()
        .atMost(LONG)
        .until(() -> post.getManagers().getImapHostManager().getInbox(inbox).getUnseenCount() == 0);
  }

  private Incident incident() {
    return book.get().all().iterator().next();
  }

  @Test
  void whoAnswersTheMailWithItsCodeTakesTheIncidentOver() throws Exception {
    begin(RIGHT);
    MimeMessage mail = mail();
    assertThat(mail.getHeader("Reply-To")).containsExactly(MAILBOX);
    answers(
        "From: \"Người một\" <Mot@co-quan.test>\nSubject: Re: " + incident().id(),
        "Đã nhận, mã " + code(mail) + ".");
    await().atMost(LONG).until(() -> incident().acknowledged().isPresent());
    Actor by = incident().acknowledged().orElseThrow().by();
    assertThat(by.person().map(PersonId::value)).contains("mot");
    assertThat(by.name()).isEqualTo("Người mot");
    assertThat(by.means()).isEqualTo(Actor.Means.CODE);
    read();
    // Nobody is answered: what lies there is what was told, and the reply.
    assertThat(post.getReceivedMessages())
        .noneMatch(one -> String.valueOf(header(one, "To")).contains("truc-ban"));
    await().atMost(LONG).until(() -> registry.get(Names.MAILBOX_LAST.meter()).gauge().value() > 0);
  }

  private static String header(MimeMessage mail, String name) {
    try {
      return mail.getHeader(name, ",");
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCodeThatIsQuotedOrSentByAMachineOrByAnotherPersonTakesNothingOver() throws Exception {
    begin(RIGHT);
    MimeMessage mail = mail();
    String code = code(mail);
    String from = "From: mot@co-quan.test";
    answers(
        from,
        "Tôi đang bận.\n\nVào T4, 25 thg 11, 2026 lúc 10:01 Hai Dang <hd@hd.test> đã viết:\n"
            + plain(mail));
    answers(from, "> " + plain(mail).replace("\n", "\n> "));
    answers(from, plain(mail));
    answers(from + "\nAuto-Submitted: auto-replied", "Tôi nghỉ phép. " + code);
    answers(from + "\nPrecedence: bulk", code);
    answers("From: hd@hd.test", code);
    answers("From: " + MAILBOX, code);
    answers("From: hai@co-quan.test", code);
    read();
    assertThat(incident().acknowledged()).isEmpty();
    answers(from, code);
    await().atMost(LONG).until(() -> incident().acknowledged().isPresent());
  }

  @Test
  void aWrongPasswordIsToldAndTheServiceGoesOn() throws Exception {
    begin("sai-mat-khau");
    await()
        .atMost(LONG)
        .until(() -> registry.get(Names.MAILBOX_FAILURES.meter()).functionCounter().count() >= 1);
    // People are told all the same.
    assertThat(plain(mail())).contains("https://giam-sat.test/ack/");
    assertThat(registry.get(Names.MAILBOX_LAST.meter()).gauge().value()).isNaN();
  }

  @Test
  void withoutAMailboxNoMailAsksForAReply() throws Exception {
    begin(RIGHT, "# %d\n");
    MimeMessage mail = mail();
    assertThat(mail.getHeader("Reply-To")).isNull();
    assertThat(plain(mail)).doesNotContain("trả lời").contains("cho trực ban");
  }
}
