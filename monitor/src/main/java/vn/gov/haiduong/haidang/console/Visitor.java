package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;

/**
 * Who asks: an account with a session, a system with a token, or nobody that we know.
 *
 * @param session its token; empty for systems
 * @param formWord what forms of this session carry
 */
record Visitor(Optional<Who> who, String session, String formWord) {

  static final String COOKIE = "haidang";
  private static final Visitor NOBODY = new Visitor(Optional.empty(), "", "");

  /**
   * Looks at the request.
   *
   * @param operatorsToken whether the request shows the token of the service's operator
   */
  static Visitor of(HttpServerRequest request, PeoplePorts ports, boolean operatorsToken) {
    String bearer = Gate.bearer(request);
    if (!bearer.isEmpty()) {
      Optional<Who> system =
          operatorsToken
              ? Optional.of(new Who("token", "Mã truy cập của người vận hành", Role.LEADER, true))
              : ports.accounts().get().ofToken(bearer);
      return new Visitor(system, "", "");
    }
    Set<Cookie> cookies = request.cookies(COOKIE);
    if (cookies.size() != 1) {
      return NOBODY;
    }
    String session = cookies.iterator().next().getValue();
    return ports
        .sessions()
        .login(session)
        .flatMap(login -> ports.accounts().get().now(login))
        .map(who -> new Visitor(Optional.of(who), session, ports.sessions().formWord(session)))
        .orElse(NOBODY);
  }

  /** Whether pages offer their forms: to a person on duty who has logged in. */
  boolean acts() {
    return may(Role.OPERATOR) && !session.isEmpty();
  }

  boolean may(Role role) {
    return who.filter(known -> known.may(role)).isPresent();
  }
}
