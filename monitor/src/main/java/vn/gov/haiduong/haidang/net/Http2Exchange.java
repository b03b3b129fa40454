package vn.gov.haiduong.haidang.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.WebUrl;
import vn.gov.haiduong.haidang.time.Clock;

/** One request over HTTP/2 on a connection of its own. Lives on the channel's loop. */
final class Http2Exchange extends Http2FrameAdapter {

  private static final int STREAM = 1;

  private final Clock clock;
  private final HttpProber prober;
  private final HttpRules rules;
  private final Channel channel;
  private final boolean asked;
  private final Promise<HttpAnswer> answer = Promise.promise();
  private final ScheduledFuture<?> deadline;
  private final long start;
  private final Optional<BodyTap> tap;
  private @Nullable BodyIntake body;
  private boolean sent;
  private long sentAt;
  private long firstAt;
  private boolean bytesSeen;
  private boolean over;

  private Http2Exchange(
      HttpProber prober,
      HttpRules rules,
      Channel channel,
      boolean asked,
      long deadlineNanos,
      Optional<BodyTap> tap) {
    this.tap = tap;
    this.prober = prober;
    this.clock = prober.clock();
    this.rules = rules;
    this.channel = channel;
    this.asked = asked;
    this.start = clock.nanos();
    this.sentAt = start;
    this.deadline =
        channel
            .eventLoop()
            .schedule(
                () ->
                    finish(
                        Optional.of(
                            new Outcome.Down(
                                Cause.HTTP_TIMEOUT, "Máy chủ không trả lời xong trong thời hạn"))),
                Math.max(0, deadlineNanos - start),
                TimeUnit.NANOSECONDS);
  }

  /** Sends the request and reads the answer. The future never fails. */
  static Future<HttpAnswer> run(
      HttpProber prober,
      HttpRules rules,
      Channel channel,
      boolean asked,
      WebUrl url,
      String cookies,
      long deadlineNanos,
      Optional<BodyTap> tap) {
    Http2Exchange exchange = new Http2Exchange(prober, rules, channel, asked, deadlineNanos, tap);
    exchange.begin(url, cookies);
    return exchange.answer.future();
  }

  private void begin(WebUrl url, String cookies) {
    Http2Connection connection = new DefaultHttp2Connection(false);
    Http2ConnectionHandler handler =
        new Handler.Builder(this)
            .connection(connection)
            .frameListener(this)
            .initialSettings(
                Http2Settings.defaultSettings()
                    .pushEnabled(false)
                    .maxConcurrentStreams(0)
                    .initialWindowSize(1 << 20)
                    .maxHeaderListSize(Http1Reader.MAX_HEAD))
            .gracefulShutdownTimeoutMillis(0)
            .build();
    channel.pipeline().addLast(handler);
    ChannelHandlerContext ctx = channel.pipeline().lastContext();
    Http2Headers headers =
        new DefaultHttp2Headers()
            .method("GET")
            .scheme(url.tls() ? "https" : "http")
            .authority(url.authority())
            .path(url.path())
            .set("user-agent", HttpRequests.line(rules.userAgent()))
            .set("accept", HttpRequests.ACCEPT)
            .set("accept-encoding", HttpRequests.ACCEPT_ENCODING)
            .set("accept-language", HttpRequests.ACCEPT_LANGUAGE);
    if (!cookies.isEmpty()) {
      headers.set("cookie", cookies);
    }
    ChannelFuture _ =
        handler
            .encoder()
            .writeHeaders(ctx, STREAM, headers, 0, true, ctx.newPromise())
            .addListener(
                done -> {
                  if (done.isSuccess()) {
                    sent = true;
                    sentAt = clock.nanos();
                  } else {
                    finish(Optional.of(HttpFault.closed().outcome()));
                  }
                });
    ChannelFuture _ = channel.closeFuture().addListener(_ -> finishClosed());
    channel.flush();
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean endStream) {
    onHeadersRead(ctx, stream, headers, padding, endStream);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx, int stream, Http2Headers headers, int padding, boolean end) {
    first();
    try {
      if (body == null) {
        onHead(headers);
      }
      if (end) {
        complete();
      }
    } catch (HttpFault fault) {
      finish(Optional.of(fault.outcome()));
    }
  }

  private void onHead(Http2Headers headers) throws HttpFault {
    CharSequence status = headers.status();
    if (status == null || !status.toString().matches("[1-9][0-9][0-9]")) {
      throw HttpFault.malformed("không có mã trạng thái");
    }
    int code = Integer.parseInt(status.toString());
    if (code < 200) {
      return;
    }
    List<String> fields = new ArrayList<>();
    for (Map.Entry<CharSequence, CharSequence> field : headers) {
      if (field.getKey().length() > 0 && field.getKey().charAt(0) != ':') {
        fields.add(field.getKey().toString());
        fields.add(field.getValue().toString());
      }
    }
    HttpHead head = new HttpHead(code, "2", List.copyOf(fields));
    long _ = Framing.contentLength(head);
    body = new BodyIntake(rules, prober.recognitions(), head, tap);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean end) {
    int length = data.readableBytes() + padding;
    first();
    try {
      BodyIntake intake = body;
      if (intake == null) {
        throw HttpFault.malformed("dữ liệu đến trước phần đầu");
      }
      if (!over && !intake.read(data, data.readableBytes())) {
        finish(Optional.empty());
      } else if (end) {
        complete();
      }
    } catch (HttpFault fault) {
      finish(Optional.of(fault.outcome()));
    }
    return length;
  }

  private void complete() throws HttpFault {
    BodyIntake intake = body;
    if (over) {
      return;
    }
    if (intake == null) {
      throw HttpFault.malformed("không có phần đầu");
    }
    long announced = Framing.contentLength(intake.head());
    if (announced >= 0 && !intake.head().bodiless() && announced != intake.encoded()) {
      throw HttpFault.malformed("độ dài không khớp Content-Length");
    }
    intake.end();
    finish(Optional.empty());
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int stream, long code) {
    finish(Optional.of(HttpFault.closed().outcome()));
  }

  @Override
  public void onGoAwayRead(ChannelHandlerContext ctx, int last, long code, ByteBuf debug) {
    if (last < STREAM || code != Http2Error.NO_ERROR.code()) {
      finish(Optional.of(HttpFault.closed().outcome()));
    }
  }

  private void first() {
    if (!bytesSeen) {
      bytesSeen = true;
      firstAt = clock.nanos();
    }
  }

  private void finishClosed() {
    finish(
        Optional.of(
            asked && body == null ? TlsClient.wantsCertificate() : HttpFault.closed().outcome()));
  }

  private void broken(Throwable cause) {
    if (body == null && TlsClient.isTls(cause)) {
      finish(Optional.of(TlsClient.handshakeDown("máy chủ từ chối ngay sau khi bắt tay")));
      return;
    }
    boolean large =
        cause instanceof Http2Exception.HeaderListSizeException
            || (cause instanceof Http2Exception e && e.error() == Http2Error.ENHANCE_YOUR_CALM);
    HttpFault fault =
        large
            ? HttpFault.tooLarge("Phần đầu")
            : cause instanceof Http2Exception
                ? HttpFault.malformed("khung HTTP/2 sai")
                : HttpFault.closed();
    finish(Optional.of(fault.outcome()));
  }

  private void finish(Optional<? extends Outcome> fault) {
    if (over) {
      return;
    }
    over = true;
    boolean _ = deadline.cancel(false);
    long now = clock.nanos();
    long begun = sent ? sentAt : start;
    BodyIntake intake = body;
    HttpAnswer done =
        new HttpAnswer(
            Optional.ofNullable(intake).map(BodyIntake::head),
            fault.map(f -> f),
            Optional.ofNullable(intake).flatMap(b -> b.facts(fault.isEmpty())),
            intake == null ? 0 : intake.decoded(),
            intake != null && intake.truncated(),
            bytesSeen ? Math.max(0, firstAt - begun) : sent ? now - begun : Phases.ABSENT,
            bytesSeen ? now - Math.max(firstAt, begun) : Phases.ABSENT,
            false);
    if (intake != null) {
      intake.close();
    }
    Connector.close(channel);
    answer.complete(done);
  }

  /** Tells us of errors that Netty would only answer to the server. */
  private static final class Handler extends Http2ConnectionHandler {

    private final Http2Exchange exchange;

    private Handler(
        Http2Exchange exchange,
        Http2ConnectionDecoder decoder,
        Http2ConnectionEncoder encoder,
        Http2Settings settings) {
      super(decoder, encoder, settings);
      this.exchange = exchange;
    }

    @Override
    public void onError(ChannelHandlerContext ctx, boolean outbound, Throwable cause) {
      Http2Exception known = Http2CodecUtil.getEmbeddedHttp2Exception(cause);
      exchange.broken(known == null ? cause : known);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      Http2Exception known = Http2CodecUtil.getEmbeddedHttp2Exception(cause);
      exchange.broken(known == null ? cause : known);
    }

    static final class Builder extends AbstractHttp2ConnectionHandlerBuilder<Handler, Builder> {
      private final Http2Exchange exchange;

      Builder(Http2Exchange exchange) {
        this.exchange = exchange;
      }

      @Override
      protected Builder connection(Http2Connection connection) {
        return super.connection(connection);
      }

      @Override
      protected Builder frameListener(Http2FrameListener listener) {
        return super.frameListener(listener);
      }

      @Override
      protected Builder initialSettings(Http2Settings settings) {
        return super.initialSettings(settings);
      }

      @Override
      protected Builder gracefulShutdownTimeoutMillis(long millis) {
        return super.gracefulShutdownTimeoutMillis(millis);
      }

      @Override
      protected Handler build() {
        return super.build();
      }

      @Override
      protected Handler build(
          Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
        return new Handler(exchange, decoder, encoder, settings);
      }
    }
  }
}
