package vn.gov.haiduong.haidang.sandbox;

/**
 * Pages that should not be there: errors, defaults, defacement and injected links. Made up, with
 * names under the reserved suffixes {@code .test} and {@code .example} only.
 */
final class OddPages {

  private OddPages() {}

  /** An application's error, sent with status 200 as badly configured servers do. */
  static String error(Style style) {
    return switch (style) {
      case SHAREPOINT, MODULES, PORTAL, SERVICE ->
          """
          <!DOCTYPE html>
          <html><head><title>Runtime Error</title></head>
          <body bgcolor="white"><span><h1>Server Error in '/' Application.<hr width="100%" size="1"></h1>
          <h2><i>Runtime Error</i></h2></span>
          <b>Description:</b> An application error occurred on the server. The current custom error
          settings for this application prevent the details of the application error from being viewed.
          </body></html>
          """;
      case VINADES, NUMBERED, TINY, HEAVY ->
          """
          <!DOCTYPE html>
          <html lang="vi"><head><meta charset="utf-8"><title>Lỗi kết nối cơ sở dữ liệu</title></head>
          <body><h1>Lỗi kết nối cơ sở dữ liệu</h1>
          <p>Không thể kết nối đến cơ sở dữ liệu. Vui lòng liên hệ quản trị viên.</p>
          <p>Error establishing a database connection</p></body></html>
          """;
    };
  }

  /** What a fresh server shows before anything is installed. */
  static String serverDefault(Style style) {
    return switch (style) {
      case SHAREPOINT, MODULES, PORTAL, SERVICE ->
          """
          <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
          <html xmlns="http://www.w3.org/1999/xhtml"><head><title>IIS7</title></head>
          <body><div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img
          src="welcome.png" alt="IIS7" width="571" height="411" /></a></div></body></html>
          """;
      case VINADES ->
          """
          <!DOCTYPE html><html><head><title>Apache2 Debian Default Page: It works</title></head>
          <body><div>Apache2 Debian Default Page</div><p>It works!</p>
          <p>This is the default welcome page used to test the correct operation of the Apache2 server
          after installation on Debian systems.</p></body></html>
          """;
      case NUMBERED, TINY, HEAVY ->
          """
          <!DOCTYPE html><html><head><title>Welcome to nginx!</title></head>
          <body><h1>Welcome to nginx!</h1>
          <p>If you see this page, the nginx web server is successfully installed and
          working. Further configuration is required.</p>
          <p><em>Thank you for using nginx.</em></p></body></html>
          """;
    };
  }

  /** A home page replaced by strangers, as in a drill. */
  static String defaced() {
    return """
        <!DOCTYPE html>
        <html><head><meta charset="utf-8"><title>Hacked by Doi-Dien-Tap</title>
        <style>body{background:#000;color:#0f0;font-family:monospace;text-align:center}</style></head>
        <body><h1>HACKED BY DOI-DIEN-TAP</h1>
        <p>Your security is low. We are the drill team. Nothing was harmed.</p>
        <p>Greetz to: all members of the exercise</p>
        <marquee>owned - owned - owned</marquee></body></html>
        """;
  }

  private static final String SPAM =
      """
      <div style="position:absolute;left:-9999px;top:-9999px">
      <a href="https://nha-cai-mophong.example/">nhà cái uy tín nhất</a>
      <a href="https://nha-cai-mophong.example/dang-ky">đăng ký nhà cái tặng tiền cược</a>
      <a href="https://game-bai-mophong.example/">game bài đổi thưởng</a>
      <a href="https://game-bai-mophong.example/tai">tải game bài đổi thưởng uy tín</a>
      <a href="https://ca-cuoc-mophong.example/">cá cược bóng đá trực tuyến</a>
      <a href="https://ca-cuoc-mophong.example/keo">kèo nhà cái hôm nay</a>
      <a href="https://no-hu-mophong.example/">nổ hũ đổi thưởng</a>
      <a href="https://no-hu-mophong.example/slot">slot nổ hũ dễ trúng</a>
      <a href="https://xoc-dia-mophong.example/">xóc đĩa online đổi tiền thật</a>
      <a href="https://casino-mophong.example/">casino trực tuyến uy tín</a>
      <a href="https://casino-mophong.example/baccarat">baccarat trực tuyến</a>
      <a href="https://ban-ca-mophong.example/">bắn cá đổi thưởng</a>
      </div>
      """;

  /** The page with hidden betting links before its end. */
  static String withSpam(String page) {
    int end = page.lastIndexOf("</body>");
    return end < 0 ? page + SPAM : page.substring(0, end) + SPAM + page.substring(end);
  }

  static String status(int status) {
    String words =
        switch (status) {
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden: Access is denied.";
          case 404 -> "Không tìm thấy trang";
          case 405 -> "Phương thức không được phép";
          case 429 -> "Too Many Requests";
          case 500 -> "Internal Server Error";
          case 502 -> "Bad Gateway";
          case 503 -> "Service Unavailable";
          case 504 -> "Gateway Timeout";
          default -> "Status " + status;
        };
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>"
        + status
        + "</title></head><body><h1>"
        + status
        + "</h1><p>"
        + words
        + "</p></body></html>";
  }
}
