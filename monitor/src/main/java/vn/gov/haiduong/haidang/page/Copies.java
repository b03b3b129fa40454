package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The same address seen as different visitors: a cloaked page shows strangers another face. That
 * one visitor is refused says nothing.
 */
public final class Copies {

  /**
   * One copy.
   *
   * @param as the label of the visitor
   * @param away strange host to which the visitor was sent
   */
  public record Copy(
      String as, String finalUrl, int status, Optional<String> away, Findings findings) {

    /** Turned away, or given nothing at all (0). */
    boolean refused() {
      return status >= 400 || status == 0;
    }
  }

  /** What is told of each copy; {@code similarity} to the first. */
  public record Each(ContentVerdict verdict, double similarity) {}

  /** All copies as one. */
  public record Together(Findings findings, List<Each> each) {
    public Together {
      each = List.copyOf(each);
    }
  }

  private Copies() {}

  /**
   * Compares; the first copy gives title, links and dates.
   *
   * @param copies at least one
   */
  @SuppressWarnings("ReferenceEquality") // The very first copy, not one like it.
  public static Together together(List<Copy> copies) {
    Copy first =
        copies.stream()
            .filter(c -> !c.refused() && c.away().isEmpty())
            .findFirst()
            .orElse(copies.getFirst());
    Map<SignalCode, Signal> signals = new LinkedHashMap<>();
    List<Each> each = new ArrayList<>();
    for (Copy copy : copies) {
      List<Signal> own = own(copy);
      double similarity =
          copy == first ? 1 : copy.findings().print().similarity(first.findings().print());
      List<Signal> told = new ArrayList<>(own);
      if (copy != first && !copy.refused()) {
        told.addAll(beside(copy, first, similarity));
      }
      each.add(new Each(ContentVerdict.of(told), similarity));
      for (Signal signal : told) {
        signals.merge(signal.code(), signal, Copies::stronger);
      }
    }
    List<Signal> all = List.copyOf(signals.values());
    return new Together(first.findings().with(all), each);
  }

  private static Signal stronger(Signal one, Signal other) {
    if (one.guarded() != other.guarded()) {
      return one.guarded() ? other : one;
    }
    return other.score() > one.score() || (other.hard() && !one.hard()) ? other : one;
  }

  private static List<Signal> own(Copy copy) {
    if (copy.refused()) {
      return List.of();
    }
    if (copy.away().isEmpty()) {
      return copy.findings().signals();
    }
    String host = copy.away().get();
    List<Signal> signals = new ArrayList<>();
    signals.add(
        Signal.hard(
            SignalCode.HTTP_REDIRECT, "bản " + copy.as() + " bị chuyển tới " + host, "", 0.9));
    if (!KnownHosts.ofCountry(host) || Betting.host(host)) {
      signals.add(Signal.soft(SignalCode.UNKNOWN_HOSTS, host, "", Betting.host(host) ? 0.9 : 0.5));
    }
    return signals;
  }

  private static List<Signal> beside(Copy copy, Copy first, double similarity) {
    List<Signal> signals = new ArrayList<>();
    boolean sent = copy.away().isPresent();
    if (sent != first.away().isPresent()) {
      signals.add(
          Signal.hard(
              SignalCode.COPY_REDIRECTED,
              "chỉ " + copy.as() + " bị chuyển tới " + copy.away().orElse("nơi khác"),
              "",
              0.9));
      return signals;
    }
    boolean mobile = copy.as().equals("mobile");
    if (!mobile && !sent) {
      onlyFor(copy, first).ifPresent(signals::add);
    }
    if (variant(copy, first)) {
      return signals;
    }
    boolean titles = !copy.findings().title().equals(first.findings().title());
    if (!sent
        && (similarity < 0.35 || (similarity < 0.6 && titles && !mobile))
        && (!mobile || (titles && similarity < 0.2))) {
      signals.add(
          Signal.soft(
              SignalCode.COPIES_DIFFER,
              "bản %s chỉ giống %.0f %% bản %s, tiêu đề \"%s\""
                  .formatted(copy.as(), similarity * 100, first.as(), copy.findings().title()),
              "",
              0.7));
    } else if (!sent && (!signals.isEmpty() || worse(copy, first))) {
      signals.add(
          Signal.soft(
              SignalCode.COPIES_DIFFER,
              "bản " + copy.as() + " có thêm nội dung mà bản " + first.as() + " không có",
              "",
              0.7));
    }
    return signals;
  }

  /**
   * Links to strangers that the first visitor does not get: they are hidden from people. Where the
   * first gets some too, advertisements may have changed between two looks.
   */
  private static Optional<Signal> onlyFor(Copy copy, Copy first) {
    Set<String> usual = strangers(first);
    Set<String> more = strangers(copy);
    more.removeAll(usual);
    if (more.isEmpty()) {
      return Optional.empty();
    }
    String said =
        "chỉ bản "
            + copy.as()
            + " có liên kết tới "
            + String.join(", ", more.stream().limit(6).toList());
    return Optional.of(
        usual.isEmpty() && more.size() >= 2
            ? Signal.hard(SignalCode.HIDDEN_LINKS, said, "", 0.8)
            : Signal.soft(SignalCode.UNKNOWN_HOSTS, said, "", 0.5));
  }

  private static Set<String> strangers(Copy copy) {
    Set<String> hosts = new LinkedHashSet<>();
    copy.findings().links().external().stream()
        .filter(e -> !e.known() && e.via() != Findings.Via.IMAGE && e.via() != Findings.Via.SCRIPT)
        .map(Findings.External::host)
        .forEach(hosts::add);
    return hosts;
  }

  /** The site's own page in English for a visitor who names no language. */
  private static boolean variant(Copy copy, Copy first) {
    return copy.findings().language().filter("en"::equals).isPresent()
        && !first.findings().language().equals(copy.findings().language())
        && copy.findings().verdict() == ContentVerdict.CLEAN
        && strangers(first).containsAll(strangers(copy));
  }

  private static boolean worse(Copy copy, Copy first) {
    return copy.findings().signals().stream()
        .anyMatch(
            s ->
                !s.guarded()
                    && s.score() >= ContentVerdict.LOW
                    && first.findings().signals().stream()
                        .noneMatch(o -> o.code() == s.code() && !o.guarded()));
  }
}
