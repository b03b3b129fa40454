package vn.gov.haiduong.haidang.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts what arrives into lines, at most {@link #LIMIT} bytes between two calls of {@link #taken()}:
 * whoever answers more than that to one question is not speaking the protocol. Lives on its loop.
 */
final class LineTalk extends ChannelInboundHandlerAdapter {

  static final int LIMIT = 64 * 1024;

  /** Who listens. */
  interface Ear {
    /** The first bytes of all arrived. */
    void firstByte();

    /** A line without its end; an empty one too. */
    void line(String line);

    /** More than {@link #LIMIT} bytes without an end of the answer. */
    void tooLong();

    /** The other side ended or reset the connection; {@code rest} is a last line without end. */
    void ended(String rest);
  }

  private final Ear ear;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean any;
  private boolean deaf;
  private boolean paused;
  private boolean quiet;
  private int sinceTaken;

  LineTalk(Ear ear) {
    this.ear = ear;
  }

  /** The answer to a question is complete: count anew for the next one. */
  void taken() {
    sinceTaken = 0;
  }

  /** From now on bytes belong to somebody else; what already waits is early and stays unread. */
  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
    quiet = true;
    sinceTaken = 0;
  }

  /** Whether nothing came since {@link #resume()}. */
  boolean quiet() {
    return quiet;
  }

  /** Nothing more is of interest. */
  void stop() {
    deaf = true;
  }

  /** Whether bytes arrived behind the last line that was handed over. */
  boolean early() {
    return line.size() > 0;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (message instanceof ByteBuf bytes && bytes.isReadable() && !deaf) {
        quiet = false;
        if (!any) {
          any = true;
          ear.firstByte();
        }
        read(bytes);
      }
    } finally {
      boolean _ = ReferenceCountUtil.release(message);
    }
  }

  private void read(ByteBuf bytes) {
    while (bytes.isReadable() && !deaf) {
      byte b = bytes.readByte();
      if (paused) {
        // Spoken before it was asked for: kept as a sign, not as content.
        line.write(b);
        return;
      }
      if (++sinceTaken > LIMIT) {
        ear.tooLong();
        return;
      }
      if (b == '\n') {
        String text = text();
        line.reset();
        ear.line(text);
      } else {
        line.write(b);
      }
    }
  }

  private String text() {
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!deaf) {
      ear.ended(text());
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A reset or a broken TLS record: the end of the connection follows and is told there.
    Connector.close(ctx.channel());
  }
}
