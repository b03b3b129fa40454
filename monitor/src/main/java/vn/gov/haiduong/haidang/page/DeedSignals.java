package vn.gov.haiduong.haidang.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.Via;

/** What scripts do once their texts are worked out: where they take, load, show and send. */
final class DeedSignals {

  private static final Pattern READS =
      Pattern.compile(
          "\\.value\\b|\\.key\\b|keyCode|\\.which\\b|FormData|serialize\\w{0,6}\\(|\\.val\\(\\)");

  /** What was fetched is run, or the visitor is taken where it says. */
  private static final Pattern RUNS =
      Pattern.compile(
          "\\b(?:eval|globalEval)\\s?\\(|new Function\\s?\\(|\\.then\\(\\s?(?:eval|Function|document\\.write)"
              + "|document\\.write(?:ln)?\\(\\s?[a-zA-Z_$][\\w$.]{0,60}\\s?\\)"
              + "|(?:document\\.body|document\\.documentElement)\\.(?:inner|outer)HTML\\s?=\\s?[a-zA-Z_$][\\w$.]{0,60}\\s?[;})]"
              + "|\\$\\(\\s?[\"'](?:body|html)[\"']\\s?\\)\\.(?:html\\(\\s?[a-zA-Z_$]|load\\()"
              + "|\\blocation(?:\\.href)?\\s?=\\s?[a-zA-Z_$][\\w$]{0,30}(?:\\.\\w{1,30})?\\s?[;})]"
              + "|\\blocation\\.(?:replace|assign)\\(\\s?[a-zA-Z_$][\\w$.]{0,60}\\s?\\)");

  private static final Pattern KEYS = Pattern.compile("key(?:press|down|up)");

  /** Listens at whatever field or form the page has, not at one of its own. */
  private static final Pattern EVERY_FIELD =
      Pattern.compile(
          "document\\.addEventListener\\(\\s?[\"'](?:input|change|submit|blur|focusout)[\"']"
              + "|\\$\\(\\s?document\\s?\\)\\.on\\(\\s?[\"'](?:submit|input|change|blur|focusout)"
              + "|document\\.forms|getElementsByTagName\\(\\s?[\"'](?:input|form|textarea)[\"']"
              + "|(?:querySelectorAll|\\$|jQuery)\\(\\s?[\"'](?:input|form|textarea)(?:[,\\[][^\"']{0,200})?[\"']\\s?\\)");

  /** Puts itself between the page and all that the page sends. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "XMLHttpRequest\\.prototype\\.(?:send|open)\\s?=|(?:window|self)\\.fetch\\s?=|HTMLFormElement\\.prototype\\.submit\\s?=");

  /** Doors of messengers through which stolen passwords leave. */
  private static final Pattern DROP =
      Pattern.compile("//api\\.telegram\\.org/bot|//discord(?:app)?\\.com/api/webhooks/");

  /** Asks for the visitor's purse of coins, which no agency has a use for. */
  private static final Pattern PURSE =
      Pattern.compile(
          "eth_(?:requestAccounts|sendTransaction|sign)|personal_sign|solana\\.(?:connect|signT)|tronWeb\\.|walletconnect",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MINES =
      Pattern.compile(
          "coin-?hive|cryptonight|coinimp|webmine|minero\\.cc|\\bminer\\.start\\(|deepminer",
          Pattern.CASE_INSENSITIVE);

  private final Page page;
  private final KnownHosts hosts;
  private final Set<String> goes = new LinkedHashSet<>();
  private final Set<String> loads = new LinkedHashSet<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> frames = new LinkedHashSet<>();
  private final Set<String> hidden = new LinkedHashSet<>();

  /** Frames of sellers, over the whole page, or whose address cannot be read in the script. */
  private final Set<String> masked = new LinkedHashSet<>();

  private final Set<String> run = new LinkedHashSet<>();
  private final Set<String> sends = new LinkedHashSet<>();
  private final Set<String> copies = new LinkedHashSet<>();
  private final Set<String> from = new LinkedHashSet<>();
  private final Set<String> mines = new LinkedHashSet<>();

  private DeedSignals(Page page, KnownHosts hosts) {
    this.page = page;
    this.hosts = hosts;
  }

  /** Adds signals, and to {@code strangers} the hosts to which the page leads unasked. */
  static void add(Page page, KnownHosts hosts, List<Signal> signals, Set<String> strangers) {
    DeedSignals deeds = new DeedSignals(page, hosts);
    String every = ScriptLater.all(page);
    boolean secret = page.document.selectFirst("input[type=password]") != null;
    for (Page.Script script : page.scripts) {
      String type = script.element().attr("type").toLowerCase(Locale.ROOT);
      if (MINES.matcher(script.source()).find() || MINES.matcher(script.code()).find()) {
        deeds.mines.add(script.source().isEmpty() ? "trong trang" : script.source());
        script.target().map(WebAddress::host).filter(deeds::strange).ifPresent(strangers::add);
      }
      if (script.source().isEmpty() && !type.contains("json") && !type.contains("template")) {
        deeds.look(script, every, secret);
      }
    }
    page.handlers.stream().limit(50).forEach(handler -> deeds.asked(handler, secret));
    deeds.tell(signals, strangers);
  }

  /** What a click or the sending of a form sets off. */
  private void asked(Page.Script handler, boolean secret) {
    ScriptDeeds done = page.deeds(handler.code(), handler.element());
    sent(done, handler.code(), secret);
    copied(done);
  }

  /** What the visitor types goes to a stranger. */
  private void sent(ScriptDeeds done, String code, boolean secret) {
    boolean purse = PURSE.matcher(code).find();
    boolean listens = secret || KEYS.matcher(code).find() || EVERY_FIELD.matcher(code).find();
    boolean between = BETWEEN.matcher(code).find();
    if (!purse && !between && !(listens && READS.matcher(code).find())) {
      return;
    }
    for (String to : done.sends) {
      if (DROP.matcher(to).find()) {
        sends.add(to.substring(0, Math.min(60, to.length())));
      } else {
        host(to).ifPresent(sends::add);
      }
    }
  }

  private void look(Page.Script script, String every, boolean secret) {
    String code = script.code();
    boolean handler = !script.element().normalName().equals("script");
    ScriptDeeds done = page.deeds(code, script.element());
    if (!done.goes.isEmpty()) {
      ScriptDeeds unasked = page.deeds(ScriptLater.runs(code, every), script.element());
      unasked.goes.forEach(to -> host(to).ifPresent(goes::add));
    }
    boolean whence = CodeSignals.asksWhence(code);
    done.loads.forEach(
        from ->
            host(from)
                .filter(h -> !KnownHosts.ofCountry(h))
                .ifPresent(h -> (whence ? asked : handler ? run : loads).add(h)));
    if (RUNS.matcher(code).find()) {
      done.sends.forEach(
          from -> host(from).filter(h -> !KnownHosts.ofCountry(h)).ifPresent(run::add));
    }
    done.frames.forEach(
        to ->
            host(to)
                .filter(h -> !KnownHosts.ofCountry(h))
                .ifPresent(
                    h -> {
                      (done.hiddenFrames.contains(to) ? hidden : frames).add(h);
                      if (Betting.host(h)
                          || done.coveringFrames.contains(to)
                          || (!code.contains("://" + h)
                              && !code.contains("\"//" + h)
                              && !code.contains("'//" + h))) {
                        masked.add(h);
                      }
                    }));
    done.secrets.forEach(
        to -> host(to).filter(h -> !KnownHosts.ofCountry(h)).ifPresent(sends::add));
    done.posts.forEach(to -> host(to).ifPresent(sends::add));
    done.relinked.forEach(
        (to, links) -> {
          if (links >= 3) {
            host(to).ifPresent(goes::add);
          }
        });
    sent(done, code, secret);
    if (done.submits) {
      sentForm().ifPresent(goes::add);
    }
    copied(done);
  }

  /** Commands that it lays into the clipboard, and where they fetch from. */
  private void copied(ScriptDeeds done) {
    for (String copy : done.copies) {
      if (LureSignals.command(copy)) {
        copies.add(copy);
        Matcher address = FETCHED.matcher(copy);
        while (address.find()) {
          host(address.group()).ifPresent(from::add);
        }
      }
    }
  }

  private static final Pattern FETCHED = Pattern.compile("https?://[\\w.-]{4,200}");

  private boolean strange(String host) {
    return !host.isEmpty() && !hosts.known(host);
  }

  private Optional<String> host(String told) {
    // A loop that runs from the end to the beginning is read as if it ran forwards.
    String to =
        told.endsWith(":ptth") || told.endsWith(":sptth")
            ? new StringBuilder(told).reverse().toString()
            : told;
    String address = to.strip().replaceFirst("^(?i)ws(s?://)", "http$1");
    if (!address.regionMatches(true, 0, "http", 0, 4) && !address.startsWith("//")) {
      return Optional.empty();
    }
    return WebAddress.resolve(page.base.isEmpty() ? "https://site.invalid/" : page.base, address)
        .map(WebAddress::host)
        .filter(h -> h.indexOf('.') > 0 && h.indexOf(ScriptValue.GAP) < 0)
        .filter(h -> !h.equals("site.invalid") && strange(h));
  }

  /** A form to a stranger that asks nothing: it is there to be sent by itself. */
  private Optional<String> sentForm() {
    return page.links.stream()
        .filter(l -> l.via() == Via.FORM && onlyHidden(l.element()))
        .flatMap(l -> l.target().map(WebAddress::host).stream())
        .filter(this::strange)
        .findFirst();
  }

  private static boolean onlyHidden(Element form) {
    return form.select("input:not([type=hidden]),textarea,select").isEmpty();
  }

  private void tell(List<Signal> signals, Set<String> strangers) {
    if (!goes.isEmpty()) {
      signals.add(Signal.hard(SignalCode.SCRIPT_REDIRECT, String.join(", ", goes), "script", 0.9));
    }
    if (!hidden.isEmpty()) {
      signals.add(Signal.hard(SignalCode.HIDDEN_FRAME, String.join(", ", hidden), "script", 0.9));
    }
    if (!frames.isEmpty()) {
      signals.add(Signal.hard(SignalCode.FOREIGN_FRAME, String.join(", ", frames), "script", 0.7));
    }
    if (!asked.isEmpty()) {
      signals.add(
          Signal.soft(
              SignalCode.CONDITIONAL_REDIRECT,
              "mã nạp theo nguồn truy cập: " + String.join(", ", asked),
              "script",
              0.7));
    }
    loads.addAll(asked);
    if (!loads.isEmpty()) {
      signals.add(
          Signal.soft(
              SignalCode.FOREIGN_SCRIPT,
              String.join(", ", loads),
              "script",
              !asked.isEmpty() ? 0.7 : loads.stream().anyMatch(KnownHosts::doubtful) ? 0.6 : 0.4));
    }
    if (!run.isEmpty()) {
      signals.add(
          Signal.hard(
              SignalCode.FOREIGN_SCRIPT,
              "tải về rồi chạy ngay: " + String.join(", ", run),
              "script",
              0.8));
    }
    if (!sends.isEmpty()) {
      signals.add(Signal.hard(SignalCode.SCRIPT_SENDS, String.join(", ", sends), "script", 0.9));
    }
    if (!copies.isEmpty()) {
      signals.add(Signal.hard(SignalCode.PASTE_COMMAND, String.join("; ", copies), "script", 0.9));
    }
    if (!mines.isEmpty()) {
      signals.add(Signal.hard(SignalCode.MINING_SCRIPT, String.join(", ", mines), "script", 0.9));
    }
    strangers.addAll(goes);
    strangers.addAll(hidden);
    strangers.addAll(masked);
    strangers.addAll(asked);
    strangers.addAll(run);
    strangers.addAll(sends);
    strangers.addAll(from);
  }
}
