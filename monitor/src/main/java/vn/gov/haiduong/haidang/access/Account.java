package vn.gov.haiduong.haidang.access;

/**
 * Somebody who may log in.
 *
 * @param login lower-case letters, digits, {@code . _ -}
 * @param name as it stands in the record of incidents
 * @param password what is kept of it
 */
public record Account(String login, String name, Role role, PasswordHash password) {

  public Account {
    if (!login.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
      throw new IllegalArgumentException(
          "login: expected lower-case letters, digits, . _ -, at most 40, got \"" + login + "\"");
    }
    if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "name: expected 1 to 100 characters without controls, got " + name.length());
    }
  }

  public Who who() {
    return new Who(login, name, role);
  }
}
