package vn.gov.haiduong.haidang.sandbox;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * One conversation with a mail server; lines come decoded, without their ends. It knows the opening
 * moves and takes no mail.
 */
final class MailHandler extends SimpleChannelInboundHandler<String> {

  private final Simulated.Mail mail;
  private final Supplier<Effective> self;
  private final Tls tls;
  private boolean encrypted;

  MailHandler(Simulated.Mail mail, Supplier<Effective> self, Tls tls) {
    this.mail = mail;
    this.self = self;
    this.tls = tls;
    this.encrypted = mail.role() == Simulated.MailRole.IMAPS;
  }

  /** The moment from which the server may speak: after TLS where that comes first. */
  void greet(ChannelHandlerContext ctx) {
    Effective now = self.get();
    if (now.connection() == Fault.DEAD) {
      return;
    }
    if (now.connection() == Fault.REFUSED || now.exchange() == Fault.RESET) {
      Stack.reset(ctx.channel());
      return;
    }
    boolean imap = mail.role() == Simulated.MailRole.IMAPS;
    switch (now.exchange()) {
      case WRONG_STATUS -> {
        String refusal = imap ? "* BYE temporarily unavailable" : "554 5.3.2 no service here";
        Stack.sendLast(ctx, refusal + "\r\n");
      }
      case DRIP -> drip(ctx, greeting(imap), Math.min(1000, now.tuning().delay().toMillis()));
      case SLOW ->
          Stack.later(
              ctx, now.tuning().delay().toMillis(), () -> Stack.send(ctx, greeting(imap) + "\r\n"));
      default -> Stack.send(ctx, greeting(imap) + "\r\n");
    }
  }

  private String greeting(boolean imap) {
    return imap
        ? "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] " + mail.host() + " ready"
        : "220 " + mail.host() + " ESMTP";
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (mail.role() != Simulated.MailRole.IMAPS) {
      greet(ctx);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent done
        && done.isSuccess()
        && mail.role() == Simulated.MailRole.IMAPS) {
      greet(ctx);
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, String line) {
    Effective now = self.get();
    if (now.connection() == Fault.DEAD || now.exchange() == Fault.DRIP) {
      return;
    }
    if (mail.role() == Simulated.MailRole.IMAPS) {
      imap(ctx, line);
    } else {
      smtp(ctx, line, now);
    }
  }

  private void smtp(ChannelHandlerContext ctx, String line, Effective now) {
    String verb = line.strip().toUpperCase(Locale.ROOT).split(" ", 2)[0];
    switch (verb) {
      case "EHLO" -> Stack.send(ctx, capabilities());
      case "HELO" -> Stack.send(ctx, "250 " + mail.host() + "\r\n");
      case "NOOP", "RSET" -> Stack.send(ctx, "250 2.0.0 OK\r\n");
      case "QUIT" -> Stack.sendLast(ctx, "221 2.0.0 " + mail.host() + " closing\r\n");
      case "STARTTLS" -> startTls(ctx, now);
      case "MAIL", "RCPT", "DATA", "AUTH" ->
          Stack.send(ctx, "530 5.7.0 authentication required\r\n");
      default -> Stack.send(ctx, "502 5.5.2 command not recognized\r\n");
    }
  }

  private String capabilities() {
    return "250-"
        + mail.host()
        + "\r\n250-PIPELINING\r\n250-SIZE 20971520\r\n"
        + (encrypted ? "" : "250-STARTTLS\r\n")
        + (encrypted && mail.role() == Simulated.MailRole.SUBMISSION
            ? "250-AUTH PLAIN LOGIN\r\n"
            : "")
        + "250 8BITMIME\r\n";
  }

  private void startTls(ChannelHandlerContext ctx, Effective now) {
    if (encrypted) {
      Stack.send(ctx, "503 5.5.1 already in TLS\r\n");
    } else if (now.tls() == Fault.TLS_BROKEN) {
      Stack.send(ctx, "454 4.7.0 TLS not available\r\n");
    } else {
      encrypted = true;
      Stack.send(ctx, "220 2.0.0 ready to start TLS\r\n");
      ctx.pipeline()
          .addFirst(
              tls.face(mail.host(), Simulated.KeyKind.ECDSA, now.tls()).newHandler(ctx.alloc()));
    }
  }

  private static void imap(ChannelHandlerContext ctx, String line) {
    String[] words = line.strip().split(" ", 3);
    String tag = words[0];
    String verb = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
    switch (verb) {
      case "LOGOUT" ->
          Stack.sendLast(ctx, "* BYE logging out\r\n" + tag + " OK LOGOUT completed\r\n");
      case "NOOP" -> Stack.send(ctx, tag + " OK NOOP completed\r\n");
      case "CAPABILITY" ->
          Stack.send(
              ctx, "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + tag + " OK CAPABILITY completed\r\n");
      default -> Stack.send(ctx, tag + " BAD unknown command\r\n");
    }
  }

  /** All of the text but its line end, character by character. */
  private static void drip(ChannelHandlerContext ctx, String text, long pauseMillis) {
    int[] next = {0};
    Stack.repeatedly(
        ctx,
        pauseMillis,
        () -> {
          if (next[0] < text.length()) {
            Stack.send(ctx, text.substring(next[0], ++next[0]));
          }
        });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Stack.close(ctx);
  }
}
