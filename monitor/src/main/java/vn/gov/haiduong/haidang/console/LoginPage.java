package vn.gov.haiduong.haidang.console;

import java.util.Optional;

/** Name and password. */
final class LoginPage {

  private final Html html;

  LoginPage(Sheet sheet) {
    this.html = sheet.html();
  }

  void write(String next, Optional<String> problem) {
    html.open("div", "class", "phone");
    html.leaf("h1", "Đăng nhập");
    problem.ifPresent(
        sentence -> {
          html.open("div", "class", "banner", "role", "alert");
          html.text(sentence);
          html.close();
        });
    html.open("form", "method", "post", "action", "/dang-nhap", "class", "acts");
    html.open("input", "type", "hidden", "name", "next", "value", next);
    field("Tên đăng nhập", "login", "text", "username");
    field("Mật khẩu", "password", "password", "current-password");
    html.leaf("button", "Đăng nhập", "type", "submit");
    html.close();
    html.leaf(
        "p",
        "Tài khoản do người vận hành lập bằng lệnh ./haidang account add. Không cần đăng nhập để"
            + " xem trạng thái toàn tỉnh.",
        "class",
        "note");
    html.close();
  }

  private void field(String words, String name, String type, String complete) {
    html.open("label");
    html.leaf("span", words);
    html.open(
        "input",
        "type",
        type,
        "name",
        name,
        "required",
        "required",
        "maxlength",
        "200",
        "autocomplete",
        complete);
    html.close();
  }
}
