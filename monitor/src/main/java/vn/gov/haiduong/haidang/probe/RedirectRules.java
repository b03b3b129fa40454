package vn.gov.haiduong.haidang.probe;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a web probe goes after an answer (interfaces, "Redirects"). Holds the trail of one probe;
 * not thread-safe. Names that turn out to have inner addresses are refused by whoever resolves
 * them, with {@link #refusedInner}.
 */
public final class RedirectRules {

  /** What comes after an answer. */
  public sealed interface Move {

    /** The answer itself is judged. */
    record Stay() implements Move {}

    /** The redirect is followed. */
    record Go(WebUrl to) implements Move {}

    /** The redirect is not followed, and that is the verdict. */
    record Stop(Outcome.Down why) implements Move {}
  }

  private final HttpRules rules;
  private final boolean guarded;
  private final Set<String> visited = new HashSet<>();
  private int followed;

  /**
   * @param innerSite whether the site itself lives at an inner address: then inner redirects are
   *     its own affair
   */
  public RedirectRules(HttpRules rules, boolean innerSite) {
    this.rules = rules;
    this.guarded = !innerSite && !rules.allowInner();
  }

  /** Whether inner addresses must be refused for this probe. */
  public boolean guarded() {
    return guarded;
  }

  /** Notes a request; with the same address and the same cookies it would be a loop. */
  public boolean visit(WebUrl url, String cookies) {
    return visited.add(url.text() + "\n" + cookies);
  }

  /**
   * Decides on an answer.
   *
   * @param locations values of all Location headers
   * @param cookies the cookies to be sent with the next request
   */
  public Move after(WebUrl here, int status, List<String> locations, Cookies cookies) {
    if (!isRedirect(status) || rules.follow() == 0 || rules.expectStatus().contains(status)) {
      return new Move.Stay();
    }
    List<String> different = locations.stream().map(String::strip).distinct().toList();
    if (different.isEmpty() || (different.size() == 1 && different.getFirst().isEmpty())) {
      return new Move.Stay();
    }
    if (different.size() > 1) {
      return refused("máy chủ đưa ra hai địa chỉ chuyển hướng khác nhau");
    }
    String location = different.getFirst();
    if (location.codePoints().anyMatch(c -> c < 0x20 || (c >= 0x7F && c <= 0x9F))) {
      return refused("địa chỉ chuyển hướng có ký tự điều khiển");
    }
    Optional<WebUrl> to = here.resolve(location);
    if (to.isEmpty()) {
      return refused("địa chỉ chuyển hướng không hợp lệ hoặc không phải http(s)");
    }
    return follow(to.get(), cookies);
  }

  private Move follow(WebUrl to, Cookies cookies) {
    if (guarded && InnerAddresses.isInner(to.host())) {
      return new Move.Stop(refusedInner(to.host()));
    }
    if (visited.contains(to.text() + "\n" + cookies.header(to))) {
      return new Move.Stop(
          new Outcome.Down(
              Cause.REDIRECT_LOOP, "Trang chuyển hướng vòng quanh tại " + Printable.of(to.text())));
    }
    if (++followed > rules.follow()) {
      return new Move.Stop(
          new Outcome.Down(
              Cause.REDIRECT_LIMIT, "Trang chuyển hướng quá " + rules.follow() + " lần"));
    }
    return new Move.Go(to);
  }

  /** The verdict on a redirect into an inner network. */
  public static Outcome.Down refusedInner(String host) {
    return down("trang bên ngoài chuyển hướng vào địa chỉ nội bộ " + Printable.of(host));
  }

  private static Move refused(String why) {
    return new Move.Stop(down(why));
  }

  private static Outcome.Down down(String why) {
    return new Outcome.Down(Cause.REDIRECT_REFUSED, "Không đi theo chuyển hướng: " + why);
  }

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }
}
