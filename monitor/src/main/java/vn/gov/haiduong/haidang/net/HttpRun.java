package vn.gov.haiduong.haidang.net;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Cookies;
import vn.gov.haiduong.haidang.probe.DossierStop;
import vn.gov.haiduong.haidang.probe.Exhibit;
import vn.gov.haiduong.haidang.probe.HttpAssess;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.InnerAddresses;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.PageFacts;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.RedirectRules;
import vn.gov.haiduong.haidang.probe.RetryAfter;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.probe.WebUrl;

/** One measurement of one address: the hops, what they took and what they showed. */
final class HttpRun {

  private static final int MAX_HOPS_SHOWN = 51;
  private static final long IDLE_AT_MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final HttpProber prober;
  private final ProbeSpec.Http spec;
  private final InetAddress address;
  private final ProbeLoop loop;
  private final Turns turns;
  private long start;
  private long deadline;
  private final RedirectRules redirects;
  private final Cookies cookies;
  private Optional<BodyTap> tap;

  /** Ours for as long as we run, for evidence; given back with the result. */
  private boolean borrowed;

  private NameStory ledTo = NameStory.NONE;
  private final boolean stopsAtDossiers;
  private final PageWish wish;
  private final List<HttpFacts.Hop> hops = new ArrayList<>(2);
  private Phases phases = Phases.NONE;
  private Optional<TlsFacts> tls = Optional.empty();
  private String tlsHost;
  private String alpn = "";
  private WebUrl here;
  private InetAddress at;
  private @Nullable HttpHead lastHead;
  private @Nullable HttpAnswer lastAnswer;
  private Optional<String> note = Optional.empty();
  private boolean onlyHttp2;

  /** What the bytes were in HTTP/1, where they looked like HTTP/2 and it is tried once more. */
  private Optional<Outcome> inHttp1 = Optional.empty();

  HttpRun(
      HttpProber prober, ProbeSpec.Http spec, InetAddress address, ProbeLoop loop, Turns turns) {
    this(prober, spec, address, loop, turns, new Cookies(), Optional.empty(), false, PageWish.NONE);
  }

  /** One page of a path of pages: with the cookies so far, and never into a dossier. */
  HttpRun(
      HttpProber prober,
      ProbeSpec.Http spec,
      InetAddress address,
      ProbeLoop loop,
      Turns turns,
      Cookies cookies) {
    this(prober, spec, address, loop, turns, cookies, Optional.empty(), true, PageWish.NONE);
  }

  HttpRun(
      HttpProber prober,
      ProbeSpec.Http spec,
      InetAddress address,
      ProbeLoop loop,
      Turns turns,
      Cookies cookies,
      Optional<BodyTap> tap,
      boolean stopsAtDossiers,
      PageWish wish) {
    this.cookies = cookies;
    this.tap = tap;
    this.stopsAtDossiers = stopsAtDossiers;
    this.wish = wish;
    this.prober = prober;
    this.spec = spec;
    this.address = address;
    this.loop = loop;
    this.turns = turns;
    this.start = prober.clock().nanos();
    this.deadline = start + spec.budget().timeout().toNanos();
    this.redirects = new RedirectRules(spec.rules(), InnerAddresses.isInner(address));
    this.here = first(spec.scheme() != ProbeSpec.Scheme.HTTP, spec.endpoint().port());
    this.at = address;
    this.tlsHost = here.host();
  }

  private WebUrl first(boolean overTls, int port) {
    return new WebUrl(
        overTls,
        spec.endpoint().host(),
        port == 0 ? WebUrl.defaultPort(overTls) : port,
        spec.path());
  }

  Future<AddressResult> run() {
    Future<AddressResult> done =
        spec.scheme() == ProbeSpec.Scheme.EITHER ? either() : hop(here, address);
    return done.recover(
        e ->
            Future.succeededFuture(
                result(
                    Optional.of(
                        new Outcome.Unknown(Cause.OWN_OVERLOAD, "Lỗi của máy giám sát khi đo")),
                    Optional.empty())));
  }

  /** TLS first; plain where no TLS is spoken, or nothing comes within a third of the budget. */
  private Future<AddressResult> either() {
    long patience = start + spec.budget().timeout().toNanos() / 3;
    HttpTransport transport = transport(here, address);
    return transport
        .open(patience)
        .compose(
            opened ->
                switch (opened) {
                  case HttpTransport.Opened.Ready ready -> {
                    note(transport, opened);
                    yield exchange(ready);
                  }
                  case HttpTransport.Opened.Failed failed when failed.noTls() -> {
                    note(transport, opened);
                    yield plainInstead(failed.outcome());
                  }
                  case HttpTransport.Opened.Failed failed -> {
                    note(transport, opened);
                    yield ended(failed.outcome());
                  }
                });
  }

  private Future<AddressResult> plainInstead(Outcome withTls) {
    int port = spec.endpoint().port();
    WebUrl overTls = here;
    WebUrl plain = first(false, port);
    note =
        Optional.of(
            "Không dùng được TLS ở cổng "
                + overTls.port()
                + ", đo bằng HTTP thường ở cổng "
                + plain.port());
    here = plain;
    HttpTransport transport = transport(plain, address);
    return transport
        .open(deadline)
        .compose(
            opened -> {
              note(transport, opened);
              return switch (opened) {
                case HttpTransport.Opened.Ready ready -> exchange(ready);
                case HttpTransport.Opened.Failed _ -> {
                  here = overTls;
                  note = Optional.empty();
                  yield ended(withTls);
                }
              };
            });
  }

  private Future<AddressResult> hop(WebUrl url, InetAddress to) {
    here = url;
    at = to;
    HttpTransport transport = transport(url, to);
    return transport
        .open(deadline)
        .compose(
            opened -> {
              note(transport, opened);
              return switch (opened) {
                case HttpTransport.Opened.Ready ready -> exchange(ready);
                case HttpTransport.Opened.Failed failed ->
                    ended(inHttp1.orElseGet(failed::outcome));
              };
            });
  }

  private HttpTransport transport(WebUrl url, InetAddress to) {
    return new HttpTransport(prober, loop, url, to, spec.rules().http2() || onlyHttp2, deadline);
  }

  private void note(HttpTransport transport, HttpTransport.Opened opened) {
    phases = phases.plus(transport.phases());
    if (opened instanceof HttpTransport.Opened.Ready ready && ready.tls().isPresent()) {
      alpn = ready.alpn();
      boolean flawed = tls.filter(t -> !t.flaws().isEmpty()).isPresent();
      if (!flawed) {
        tls = ready.tls();
        tlsHost = here.host();
      }
    }
  }

  /**
   * Waits for our turn at the address; the wait is part of no phase and not of the budget. A
   * connection that stood idle for long is opened anew, lest the server took us for a slow client.
   */
  private Future<AddressResult> exchange(HttpTransport.Opened.Ready ready) {
    long asked = prober.clock().nanos();
    return turns
        .ask(at, loop)
        .compose(
            turn -> {
              long waited = prober.clock().nanos() - asked;
              start += waited;
              deadline += waited;
              Future<AddressResult> answered =
                  waited < IDLE_AT_MOST_NANOS && ready.channel().isActive()
                      ? answer(ready, turn)
                      : anew(ready, turn);
              return answered.onComplete(_ -> turn.release());
            });
  }

  private Future<AddressResult> anew(HttpTransport.Opened.Ready stale, Turns.Turn turn) {
    Connector.close(stale.channel());
    return transport(here, at)
        .open(deadline)
        .compose(
            opened ->
                switch (opened) {
                  case HttpTransport.Opened.Ready ready -> answer(ready, turn);
                  case HttpTransport.Opened.Failed failed -> ended(failed.outcome());
                });
  }

  private Future<AddressResult> answer(HttpTransport.Opened.Ready ready, Turns.Turn turn) {
    lastHead = null;
    lastAnswer = null;
    Channel channel = ready.channel();
    if (ready.alpn().equals("h2")) {
      inHttp1 = Optional.empty(); // agreed on: whatever goes wrong from here goes wrong in HTTP/2
    }
    if (tap.isEmpty() && prober.copies().isPresent()) {
      tap = prober.taps().borrow();
      borrowed = tap.isPresent();
    }
    String jar = cookies.header(here);
    boolean _ = redirects.visit(here, jar);
    Future<HttpAnswer> answering =
        ready.alpn().equals("h2") || onlyHttp2
            ? Http2Exchange.run(
                prober, spec.rules(), channel, ready.asked(), here, jar, deadline, tap)
            : HttpExchange.run(
                prober.clock(),
                spec.rules(),
                prober.recognitions(),
                channel,
                here.tls(),
                ready.asked(),
                HttpRequests.get(channel.alloc(), here, spec.rules().userAgent(), jar, wish),
                deadline,
                tap);
    return answering.onComplete(_ -> turn.release()).compose(this::onAnswer);
  }

  private Future<AddressResult> onAnswer(HttpAnswer answer) {
    phases =
        phases.plus(
            new Phases(
                Phases.ABSENT,
                Phases.ABSENT,
                Phases.ABSENT,
                answer.processingNanos(),
                answer.transferNanos()));
    if (answer.speaksHttp2() && !onlyHttp2) {
      onlyHttp2 = true;
      inHttp1 = answer.fault();
      note = Optional.of("Máy chủ chỉ nói HTTP/2");
      return hop(here, at);
    }
    Optional<Outcome> fault =
        answer.head().isEmpty() && inHttp1.isPresent() ? inHttp1 : answer.fault();
    if (answer.head().isPresent()) {
      inHttp1 = Optional.empty();
    }
    lastAnswer = answer;
    HttpHead head = answer.head().orElse(null);
    lastHead = head;
    if (head == null || fault.isPresent()) {
      return ended(fault);
    }
    for (String line : head.all("set-cookie")) {
      cookies.take(here, line);
    }
    List<String> locations = head.all("location").stream().map(HttpRun::unicode).toList();
    return switch (redirects.after(here, head.status(), locations, cookies)) {
      case RedirectRules.Move.Stay _ -> ended(Optional.empty());
      case RedirectRules.Move.Stop(Outcome.Down why) -> ended(why);
      case RedirectRules.Move.Go(WebUrl to) -> {
        Optional<String> sign =
            stopsAtDossiers ? DossierStop.sign(to.text()) : Optional.<String>empty();
        if (sign.isPresent()) {
          yield ended(
              new Outcome.Down(
                  Cause.REDIRECT_REFUSED,
                  "Không đi theo chuyển hướng có thể tạo hồ sơ thật: địa chỉ có \""
                      + sign.get()
                      + "\""));
        }
        shown(head.status());
        yield go(to);
      }
    };
  }

  /** Servers write UTF-8 into Location without asking. */
  private static String unicode(String latin) {
    if (latin.chars().allMatch(c -> c < 0x80)) {
      return latin;
    }
    String text = new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') >= 0 ? latin : text;
  }

  private Future<AddressResult> go(WebUrl to) {
    onlyHttp2 &= to.tls() == here.tls() && to.authority().equals(here.authority());
    lastHead = null;
    lastAnswer = null;
    if (to.host().equals(spec.endpoint().host())) {
      return hop(to, address);
    }
    if (to.host().equals(here.host())) {
      return hop(to, at);
    }
    Optional<InetAddress> literal = InnerAddresses.literal(to.host());
    if (literal.isPresent()) {
      return hop(to, literal.get());
    }
    here = to;
    return prober
        .names()
        .lookup(to.host(), spec.addressing().family(), deadline, loop)
        .compose(found -> goTo(to, found));
  }

  private Future<AddressResult> goTo(WebUrl to, AddressLookup.Found found) {
    phases =
        phases.plus(
            new Phases(found.nanos(), Phases.ABSENT, Phases.ABSENT, Phases.ABSENT, Phases.ABSENT));
    ledTo = found.story();
    return switch (found) {
      case AddressLookup.Found.Nothing(Outcome why, long _, NameStory _) -> ended(why);
      case AddressLookup.Found.Addresses(List<InetAddress> all, long _, NameStory _) -> {
        if (redirects.guarded() && all.stream().anyMatch(InnerAddresses::isInner)) {
          yield ended(RedirectRules.refusedInner(to.host()));
        }
        yield hop(to, chosen(all));
      }
    };
  }

  /** The measured address where the name has it too, else one of its family. */
  private InetAddress chosen(List<InetAddress> all) {
    if (all.contains(address)) {
      return address;
    }
    boolean v6 = address.getAddress().length == 16;
    return all.stream()
        .filter(
            a ->
                spec.addressing().family() == Addressing.Family.ALL
                    || v6 == (a.getAddress().length == 16))
        .filter(a -> v6 == (a.getAddress().length == 16))
        .findFirst()
        .orElse(all.getFirst());
  }

  private void shown(int status) {
    if (hops.size() < MAX_HOPS_SHOWN) {
      hops.add(new HttpFacts.Hop(Printable.of(here.text()), status, at.getHostAddress()));
    }
  }

  private Future<AddressResult> ended(Outcome fault) {
    return ended(Optional.of(fault));
  }

  private Future<AddressResult> ended(Optional<Outcome> fault) {
    return Future.succeededFuture(result(fault, page()));
  }

  private Optional<PageFacts> page() {
    return Optional.ofNullable(lastAnswer).flatMap(HttpAnswer::page);
  }

  private AddressResult result(Optional<Outcome> fault, Optional<PageFacts> page) {
    long duration = prober.clock().nanos() - start;
    HttpHead head = lastHead;
    int status = head == null ? 0 : head.status();
    Outcome outcome =
        HttpAssess.assess(
            spec.rules(),
            spec.budget(),
            new HttpAssess.Evidence(
                fault,
                status,
                spec.endpoint().host(),
                here.host(),
                tls,
                tlsHost,
                page,
                duration,
                prober.clock().now()));
    boolean passed = !hops.isEmpty();
    shown(status);
    Optional<Exhibit> exhibit =
        outcome.verdict() == Verdict.DOWN ? Optional.of(exhibit(head)) : Optional.empty();
    giveBack();
    Optional<HttpFacts> http =
        head != null || passed ? Optional.of(facts(head, page, exhibit)) : Optional.empty();
    return new AddressResult(address, outcome, phases, duration, http, tls, Optional.empty());
  }

  /** What a person is shown of an answer that was no good, beside its facts. */
  private Exhibit exhibit(@Nullable HttpHead head) {
    HttpAnswer answer = lastAnswer;
    Optional<Exhibit.Copy> body = Optional.empty();
    if (head != null && answer != null && borrowed && tap.orElseThrow().size() > 0) {
      BodyTap kept = tap.orElseThrow();
      boolean whole = !kept.cut() && !answer.truncated() && answer.fault().isEmpty();
      body = prober.copies().map(copies -> copies.put(kept, whole));
    }
    return new Exhibit(
        head == null ? List.of() : Exhibit.shown(head.fields()), ledTo.lines(), body);
  }

  private void giveBack() {
    if (borrowed) {
      tap.ifPresent(BodyTap::forget);
      prober.taps().giveBack(tap);
      tap = Optional.empty();
      borrowed = false;
    }
  }

  private HttpFacts facts(
      @Nullable HttpHead head, Optional<PageFacts> page, Optional<Exhibit> exhibit) {
    HttpAnswer answer = lastAnswer;
    int status = head != null ? head.status() : hops.get(Math.max(0, hops.size() - 2)).status();
    Optional<String> type =
        head == null || head.first("content-type").isEmpty()
            ? Optional.empty()
            : Optional.of(Printable.of(mediaType(head.first("content-type")), Printable.SHORT));
    return new HttpFacts(
        status,
        head == null ? "1.1" : head.version(),
        Printable.of(here.text()),
        hops,
        type,
        page.flatMap(PageFacts::charset),
        head == null ? -1 : announced(head),
        answer == null ? 0 : answer.bodyBytes(),
        answer != null && answer.truncated(),
        page.flatMap(PageFacts::title),
        alpn.isEmpty() ? Optional.empty() : Optional.of(alpn),
        head == null
            ? Optional.empty()
            : RetryAfter.of(head.first("retry-after"), head.first("date"), prober.clock().now()),
        note,
        exhibit);
  }

  private static String mediaType(String value) {
    int semicolon = value.indexOf(';');
    return semicolon < 0 ? value : value.substring(0, semicolon).strip();
  }

  private static long announced(HttpHead head) {
    try {
      return Framing.contentLength(head);
    } catch (HttpFault e) {
      return -1;
    }
  }
}
