package vn.gov.haiduong.haidang.reply;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Looks into a mailbox over IMAP for what people answer. Works on one thread of its own, because
 * the mail library waits; nothing else waits for it. A mailbox that cannot be read is told once, is
 * tried more rarely, and delays nothing: the links of the messages still work.
 *
 * <p>Each unseen mail is marked as seen once it was handed on or found to be no reply, so the
 * mailbox should serve nothing else. A reply that was handed on and could not be marked is handed
 * on again; its code is used up by then.
 */
public final class ReplyMailbox {

  /** Bytes of a mail; a longer one is no reply. */
  static final int LARGEST = 256 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(ReplyMailbox.class);
  private static final int MOST_AT_ONCE = 50;
  private static final int SILENCE_MILLIS = 20_000;
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

  private final Settings settings;
  private final Ear ear;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private final LongAdder failures = new LongAdder();
  private volatile Optional<Instant> last = Optional.empty();

  /** How the connection is protected. */
  public enum Tls {
    /** From the first byte, usually port 993. */
    IMPLICIT,
    /** Demanded before anything is said, usually port 143. */
    STARTTLS,
    /** Not at all: for a server on this machine. */
    NONE
  }

  /**
   * Where answers arrive.
   *
   * @param ca file of an authority (PEM) that signed the server's certificate; empty for the roots
   *     that every Java knows. The certificate is always checked, name included
   * @param every between two looks
   * @param address to which people answer: the Reply-To of our mails
   * @param own every address from which this service itself sends, lower case
   */
  public record Settings(
      String host,
      int port,
      Tls tls,
      Optional<Path> ca,
      String user,
      String password,
      String folder,
      Duration every,
      String address,
      Set<String> own) {
    public Settings {
      own = Set.copyOf(own);
    }

    @Override
    public String toString() {
      return "ReplyMailbox.Settings[" + host + ":" + port + "]";
    }
  }

  /** Who is told what a person wrote; called on the mailbox's thread. */
  @FunctionalInterface
  public interface Ear {

    /**
     * Completes when it was heard, whatever it was good for; fails when it should be told again.
     *
     * @param words of a person's own
     * @param from bare address of the sender, as the mail says
     */
    CompletionStage<?> hear(String words, String from);
  }

  private ReplyMailbox(Settings settings, Ear ear, Clock clock) {
    this.settings = settings;
    this.ear = ear;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("reply-mailbox").unstarted(this::run);
  }

  /** Begins to look, at once and then again and again. */
  public static ReplyMailbox start(Settings settings, Ear ear, Clock clock) {
    ReplyMailbox mailbox = new ReplyMailbox(settings, ear, clock);
    mailbox.thread.start();
    return mailbox;
  }

  /** When the mailbox was last read to the end. */
  public Optional<Instant> last() {
    return last;
  }

  /** How many looks failed. */
  public double failures() {
    return failures.doubleValue();
  }

  /** No look begins and nothing is handed on any more; returns at once. */
  public void close() {
    stopped.countDown();
    thread.interrupt();
  }

  private void run() {
    Duration wait = Duration.ZERO;
    boolean failing = false;
    try {
      while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          look();
          last = Optional.of(clock.now());
          if (failing) {
            LOG.atInfo().addKeyValue("host", settings.host()).log("replies by mail are read again");
          }
          failing = false;
          wait = settings.every();
        } catch (MessagingException
            | IOException
            | GeneralSecurityException
            | RuntimeException
            | StackOverflowError e) {
          if (stopped.getCount() == 0) {
            return;
          }
          failures.increment();
          if (!failing) {
            LOG.atWarn()
                .addKeyValue("host", settings.host())
                .addKeyValue("reason", reason(e))
                .log("replies by mail are not read");
          }
          wait = failing ? longer(wait) : settings.every();
          failing = true;
        }
      }
    } catch (InterruptedException e) {
      // Closed: the thread ends here.
      Thread.currentThread().interrupt();
    }
  }

  private Duration longer(Duration wait) {
    Duration doubled = wait.multipliedBy(2);
    Duration most =
        settings.every().compareTo(LONGEST_BACK_OFF) > 0 ? settings.every() : LONGEST_BACK_OFF;
    return doubled.compareTo(most) > 0 ? most : doubled;
  }

  /** Kinds of failure only: what a server says may repeat names and addresses. */
  private static String reason(Throwable failure) {
    if (failure instanceof AuthenticationFailedException) {
      return "login refused";
    }
    Throwable cause = failure.getCause();
    return failure.getClass().getSimpleName()
        + (cause == null ? "" : " after " + cause.getClass().getSimpleName());
  }

  private void look()
      throws MessagingException, IOException, GeneralSecurityException, InterruptedException {
    String protocol = settings.tls() == Tls.IMPLICIT ? "imaps" : "imap";
    try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
      store.connect(settings.host(), settings.port(), settings.user(), settings.password());
      Folder folder = store.getFolder(settings.folder());
      folder.open(Folder.READ_WRITE);
      try {
        read(folder);
      } finally {
        if (folder.isOpen()) {
          // Whoever marked something for deletion has it deleted himself.
          folder.close(false);
        }
      }
    }
  }

  private void read(Folder folder) throws MessagingException, IOException, InterruptedException {
    long began = clock.nanos();
    List<Message> unseen =
        Arrays.asList(folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)));
    // The newest: who answers now must not wait behind what somebody heaped up before.
    List<Message> some = unseen.subList(Math.max(0, unseen.size() - MOST_AT_ONCE), unseen.size());
    FetchProfile sizes = new FetchProfile();
    sizes.add(FetchProfile.Item.SIZE);
    folder.fetch(some.toArray(Message[]::new), sizes);
    for (Message message : some) {
      if (stopped.getCount() == 0 || clock.nanos() - began > LONGEST_LOOK.toNanos()) {
        return;
      }
      try {
        switch (received(folder, message)) {
          case Received.Reply reply -> hand(reply);
          case Received.Ignored ignored ->
              LOG.atDebug().addKeyValue("why", ignored.why()).log("a mail is no reply");
        }
        message.setFlag(Flags.Flag.SEEN, true);
      } catch (MessageRemovedException e) {
        LOG.atDebug().log("a mail was taken away while it was read");
      }
    }
  }

  /** A mail that cannot be read is none; a connection that cannot be read is a failure. */
  private Received received(Folder folder, Message message) throws MessagingException, IOException {
    try {
      if (message.getSize() > LARGEST || !(message instanceof IMAPMessage mail)) {
        return new Received.Ignored("too large");
      }
      byte[] raw;
      try (InputStream in = mail.getMimeStream()) {
        raw = in.readNBytes(LARGEST + 1);
      }
      return raw.length > LARGEST
          ? new Received.Ignored("too large")
          : Received.of(raw, settings.own());
    } catch (MessageRemovedException e) {
      throw e;
    } catch (MessagingException | IOException | RuntimeException e) {
      if (!folder.isOpen()) {
        throw e;
      }
      return new Received.Ignored("unreadable: " + e.getClass().getSimpleName());
    }
  }

  private void hand(Received.Reply reply) throws IOException, InterruptedException {
    try {
      Object _ =
          ear.hear(reply.words(), reply.from())
              .toCompletableFuture()
              .get(SILENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("a reply could not be handed on", e);
    }
  }

  private Properties properties(String protocol) throws IOException, GeneralSecurityException {
    String silence = Integer.toString(SILENCE_MILLIS);
    Properties properties = new Properties();
    String of = "mail." + protocol + ".";
    properties.setProperty(of + "connectiontimeout", silence);
    properties.setProperty(of + "timeout", silence);
    properties.setProperty(of + "writetimeout", silence);
    properties.setProperty(of + "connectionpoolsize", "1");
    // Reading marks nothing: only what was heard is seen.
    properties.setProperty(of + "peek", "true");
    properties.setProperty(of + "ssl.checkserveridentity", "true");
    if (settings.tls() == Tls.STARTTLS) {
      properties.setProperty(of + "starttls.enable", "true");
      properties.setProperty(of + "starttls.required", "true");
    }
    if (settings.ca().isPresent()) {
      Object _ = properties.put(of + "ssl.socketFactory", trusting(settings.ca().get()));
    }
    return properties;
  }

  private static SSLSocketFactory trusting(Path ca) throws IOException, GeneralSecurityException {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    try (InputStream in = Files.newInputStream(ca)) {
      int number = 0;
      for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        roots.setCertificateEntry("ca" + number, root);
        number++;
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
