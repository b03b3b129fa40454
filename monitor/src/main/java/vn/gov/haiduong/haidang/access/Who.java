package vn.gov.haiduong.haidang.access;

/**
 * Who does something: an account, or a system with a token.
 *
 * @param id login, or name of the token
 * @param system nobody's own: what only a person may say needs a name beside it
 */
public record Who(String id, String name, Role role, boolean system) {

  /** A person. */
  public Who(String id, String name, Role role) {
    this(id, name, role, false);
  }

  public boolean may(Role needed) {
    return role.may(needed);
  }
}
