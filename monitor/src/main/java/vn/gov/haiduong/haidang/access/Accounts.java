package vn.gov.haiduong.haidang.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everybody who may log in and every system with a token, at one moment. */
public record Accounts(List<Account> people, List<ApiToken> tokens) {

  public static final Accounts NONE = new Accounts(List.of(), List.of());

  public Accounts {
    people = List.copyOf(people);
    tokens = List.copyOf(tokens);
    Set<String> seen = new HashSet<>();
    people.forEach(
        account -> {
          if (!seen.add(account.login())) {
            throw new IllegalArgumentException(
                "login: expected once, got twice " + account.login());
          }
        });
  }

  /** Whether name and password are right. Blocks; takes as long for a name that nobody has. */
  public Optional<Who> enter(String login, String password) {
    Optional<Account> account = people.stream().filter(p -> p.login().equals(login)).findFirst();
    boolean right =
        account.map(Account::password).orElseGet(PasswordHash::ofNobody).matches(password);
    return right ? account.map(Account::who) : Optional.empty();
  }

  /** Whose token this is. */
  public Optional<Who> ofToken(String token) {
    if (token.isEmpty() || token.length() > 512) {
      return Optional.empty();
    }
    return tokens.stream().filter(known -> known.matches(token)).findFirst().map(ApiToken::who);
  }

  /** As somebody is now: an account that was removed or lowered is so for open sessions too. */
  public Optional<Who> now(String login) {
    return people.stream().filter(p -> p.login().equals(login)).findFirst().map(Account::who);
  }
}
