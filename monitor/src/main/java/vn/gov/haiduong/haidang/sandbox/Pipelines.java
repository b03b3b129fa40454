package vn.gov.haiduong.haidang.sandbox;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DelimiterBasedFrameDecoder;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.TcpDnsQueryDecoder;
import io.netty.handler.codec.dns.TcpDnsResponseEncoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.time.Clock;

/** What stands on a connection or datagram socket of each service. */
final class Pipelines {

  /** Longer than any probe's budget; a client that forgot its connection loses it. */
  private static final int IDLE_SECONDS = 330;

  private static final int LONGEST_LINE = 4096;
  private static final int LONGEST_MESSAGE = 65_536;

  private final Stack stack;
  private final Tls tls;
  private final Pages pages;
  private final Zone zone;
  private final Function<Simulated, Effective> effective;
  private final Clock clock;

  Pipelines(
      Stack stack,
      Tls tls,
      Pages pages,
      Zone zone,
      Function<Simulated, Effective> effective,
      Clock clock) {
    this.stack = stack;
    this.tls = tls;
    this.pages = pages;
    this.zone = zone;
    this.effective = effective;
    this.clock = clock;
  }

  /** For the web sites of one address and port. */
  ChannelHandler web(List<Simulated.Web> sites, boolean https) {
    Vhosts vhosts = new Vhosts(sites, effective);
    WebHandler handler = new WebHandler(vhosts, pages);
    return each(
        pipeline -> {
          if (https) {
            pipeline.addLast(new SniChooser(vhosts, tls));
          }
          pipeline.addLast(
              new HttpServerCodec(), new HttpObjectAggregator(LONGEST_MESSAGE), handler);
        });
  }

  /** For connections to anything that is alone on its address and port. */
  ChannelHandler connections(Simulated thing) {
    Supplier<Effective> self = () -> effective.apply(thing);
    return switch (thing) {
      case Simulated.Mail mail ->
          each(
              pipeline -> {
                if (mail.role() == Simulated.MailRole.IMAPS) {
                  pipeline.addLast(
                      new SniChooser(new Vhosts(List.of(faceOf(mail)), _ -> self.get()), tls));
                }
                pipeline.addLast(
                    new LineBasedFrameDecoder(LONGEST_LINE),
                    new StringDecoder(StandardCharsets.UTF_8),
                    new StringEncoder(StandardCharsets.UTF_8),
                    new MailHandler(mail, self, tls));
              });
      case Simulated.Video video when video.role() == Simulated.VideoRole.SIP_TCP -> {
        SipHandler handler = new SipHandler(video.host(), self);
        yield each(
            pipeline ->
                pipeline.addLast(
                    new DelimiterBasedFrameDecoder(
                        LONGEST_MESSAGE,
                        Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII)),
                    handler));
      }
      case Simulated.NameServer _ -> dnsConnections(false, self);
      case Simulated.Video _,
          Simulated.Point _,
          Simulated.TimeServer _,
          Simulated.Heart _,
          Simulated.Web _ -> {
        PointHandler handler = new PointHandler(self);
        yield each(pipeline -> pipeline.addLast(handler));
      }
    };
  }

  /** For datagrams to anything that is alone on its address and port. */
  ChannelHandler datagrams(Simulated thing) {
    Supplier<Effective> self = () -> effective.apply(thing);
    return switch (thing) {
      case Simulated.NameServer _ -> dnsDatagrams(false, self);
      case Simulated.TimeServer _ -> new NtpHandler(self, clock);
      case Simulated.Video video -> new SipHandler(video.host(), self);
      case Simulated.Mail _, Simulated.Point _, Simulated.Heart _, Simulated.Web _ ->
          throw new IllegalArgumentException(thing.about().id() + " takes no datagrams");
    };
  }

  ChannelHandler resolverConnections() {
    return dnsConnections(true, () -> Effective.GOOD);
  }

  ChannelHandler resolverDatagrams() {
    return dnsDatagrams(true, () -> Effective.GOOD);
  }

  private ChannelHandler dnsConnections(boolean recursive, Supplier<Effective> self) {
    DnsHandler handler = new DnsHandler(zone, recursive, self);
    return each(
        pipeline ->
            pipeline.addLast(new TcpDnsQueryDecoder(), new TcpDnsResponseEncoder(), handler));
  }

  private ChannelHandler dnsDatagrams(boolean recursive, Supplier<Effective> self) {
    DnsHandler handler = new DnsHandler(zone, recursive, self);
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        channel
            .pipeline()
            .addLast(new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder(), handler);
      }
    };
  }

  private ChannelHandler each(Consumer<ChannelPipeline> build) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        stack.accepted().add(channel);
        channel.pipeline().addLast(new ReadTimeoutHandler(IDLE_SECONDS));
        build.accept(channel.pipeline());
      }
    };
  }

  /** A mail server as a site, for the choice of its certificate. */
  private static Simulated.Web faceOf(Simulated.Mail mail) {
    return Simulated.Web.of(mail.about(), mail.place(), mail.host(), true, Style.SERVICE);
  }
}
