package vn.gov.haiduong.haidang.access;

/**
 * Who does something: an account, or a system with a token.
 *
 * @param id login, or name of the token
 */
public record Who(String id, String name, Role role) {

  public boolean may(Role needed) {
    return role.may(needed);
  }
}
