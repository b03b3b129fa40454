package vn.gov.haiduong.haidang.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;

/** Answers for the sites of one address and port, in the way that their faults say. */
@ChannelHandler.Sharable
final class WebHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

  /** A drip is slow enough to outlast any budget, and quick enough to be seen as alive. */
  private static final long LONGEST_DRIP_MILLIS = 1000;

  private final Vhosts vhosts;
  private final Pages pages;

  WebHandler(Vhosts vhosts, Pages pages) {
    this.vhosts = vhosts;
    this.pages = pages;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    String host = request.headers().get(HttpHeaderNames.HOST, "");
    Vhosts.Named named = vhosts.named(host);
    Effective now = named.effective();
    if (now.connection() == Fault.DEAD) {
      return;
    }
    if (now.connection() == Fault.REFUSED || now.exchange() == Fault.RESET) {
      Stack.reset(ctx.channel());
      return;
    }
    Answer answer = answer(named, request);
    boolean keep = HttpUtil.isKeepAlive(request);
    if (now.exchange() == Fault.DRIP) {
      drip(ctx, answer, Math.min(LONGEST_DRIP_MILLIS, now.tuning().delay().toMillis()));
    } else if (now.exchange() == Fault.SLOW) {
      Stack.later(ctx, now.tuning().delay().toMillis(), () -> send(ctx, answer, keep));
    } else {
      send(ctx, answer, keep);
    }
  }

  private record Answer(HttpResponse head, ByteBuf body) {}

  private Answer answer(Vhosts.Named named, FullHttpRequest request) {
    Effective now = named.effective();
    int status = 200;
    Page page;
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      status = 405;
      page = pages.status(status);
    } else if (now.exchange() == Fault.WRONG_STATUS) {
      status = now.tuning().status();
      page = pages.status(status);
    } else if (!named.known()) {
      page = pages.serverDefault();
    } else {
      var found = pages.of(named.web(), request.uri(), now.page());
      status = found.isPresent() ? 200 : 404;
      page = found.orElseGet(() -> pages.status(404));
    }
    boolean gzip =
        request
            .headers()
            .get(HttpHeaderNames.ACCEPT_ENCODING, "")
            .toLowerCase(Locale.ROOT)
            .contains("gzip");
    ByteBuf body = Unpooled.wrappedBuffer(gzip ? page.gzip() : page.plain());
    HttpResponse head =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    head.headers()
        .set(HttpHeaderNames.SERVER, pages.server(named.web().style()))
        .set(HttpHeaderNames.DATE, pages.date())
        .set(HttpHeaderNames.CONTENT_TYPE, page.type())
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
        .set(HttpHeaderNames.VARY, "Accept-Encoding");
    if (gzip) {
      head.headers().set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
    }
    boolean bodiless = request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
    return new Answer(head, bodiless ? Unpooled.EMPTY_BUFFER : body);
  }

  private static void send(ChannelHandlerContext ctx, Answer answer, boolean keep) {
    var whole =
        new DefaultFullHttpResponse(
            answer.head().protocolVersion(), answer.head().status(), answer.body());
    whole.headers().set(answer.head().headers());
    HttpUtil.setKeepAlive(whole, keep);
    if (keep) {
      Stack.send(ctx, whole);
    } else {
      Stack.sendLast(ctx, whole);
    }
  }

  private static void drip(ChannelHandlerContext ctx, Answer answer, long pauseMillis) {
    Stack.send(ctx, answer.head());
    ByteBuf body = answer.body();
    Stack.repeatedly(
        ctx,
        pauseMillis,
        () -> {
          // The last byte never comes.
          if (body.readableBytes() > 1) {
            Stack.send(ctx, new DefaultHttpContent(body.readRetainedSlice(1)));
          }
        });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Stack.close(ctx);
  }
}
