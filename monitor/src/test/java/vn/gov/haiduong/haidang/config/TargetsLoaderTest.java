package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/** What people save is read as they meant it, or refused with the place of every problem. */
class TargetsLoaderTest {

  private static final Path SHIPPED = Path.of("..", "targets");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @TempDir Path temp;

  @Test
  void theShippedInventoryIsClean() {
    Configuration shipped = loaded(SHIPPED);
    var inventory = shipped.inventory();
    assertThat(inventory.unitsOf(UnitKind.DISTRICT)).hasSize(12);
    assertThat(inventory.units().stream().filter(unit -> unit.kind().communal())).hasSize(265);
    assertThat(
            inventory.units().stream()
                .filter(unit -> !unit.kind().communal())
                .filter(unit -> unit.kind() != UnitKind.DISTRICT)
                .filter(unit -> unit.kind() != UnitKind.PROVINCE))
        .hasSize(65);
    assertThat(inventory.districtOf(new UnitCode("10525"))).contains(new UnitCode("288"));
    assertThat(shipped.operator().mayProbe()).isFalse();
    assertThat(shipped.assignments())
        .noneMatch(
            assignment ->
                inventory.suggestions().stream()
                    .anyMatch(
                        guess ->
                            assignment.target().address().contains("//" + guess.host() + "/")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "BOM",
        "UTF-16LE",
        "UTF-16BE",
        "NFD",
        "CRLF",
        "SEMICOLON",
        "windows-1258"
      })
  void anyWayOfSavingMeansTheSame(String way) throws IOException {
    Path dir = copy();
    Path file = dir.resolve("units.csv");
    String text = Files.readString(file);
    switch (way) {
      case "BOM" -> write(file, ("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
      case "UTF-16LE" -> write(file, ("\ufeff" + tabs(text)).getBytes(StandardCharsets.UTF_16LE));
      case "UTF-16BE" -> write(file, ("\ufeff" + tabs(text)).getBytes(StandardCharsets.UTF_16BE));
      case "NFD" ->
          write(
              file,
              Normalizer.normalize(text, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8));
      case "CRLF" -> write(file, text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      case "SEMICOLON" ->
          write(
              file,
              tabs(text).replace(";", ",").replace('\t', ';').getBytes(StandardCharsets.UTF_8));
      case "windows-1258" -> write(file, in1258(text));
      default -> write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(loaded(dir).inventory().units().stream().map(unit -> unit.name()))
        .containsExactlyElementsOf(
            loaded(SHIPPED).inventory().units().stream().map(unit -> unit.name()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          units.csv ~ Sở Nội vụ ~ S? N?i v? ~ cần chữ tiếng Việt đủ dấu
          units.csv ~ snv,Sở Nội vụ ~ snv,Së Néi vô ~ bảng mã TCVN3 (ABC)
          units.csv ~ Sở Nội vụ ~ Sôû Noäi vuï ~ bảng mã TCVN3 (ABC) hoặc VNI
          sites.csv ~ Chưa rõ http hay https ~ Ch­a râ http hay https ~ công cụ chuyển mã
          sites.csv ~ Chưa rõ http hay https ~ Chưa r? http ho?c https ~ CSV UTF-8
          sites.csv ~ Chưa rõ http hay https ~ Ch?a/rõ http hay https ~ CSV UTF-8
          sites.csv ~ Chưa rõ http hay https ~ ?y ban nhân dân ~ CSV UTF-8
          anchors.yml ~ side: ipv6, role: gateway, probe: icmp, address: PLACEHOLDER ~ side: ipv6, role: gateway, probe: icmp, address: 192.0.2.1 ~ địa chỉ IPv6, vì side là ipv6
          units.csv ~ 10507,Phường ~ 1507,Phường ~ bảng tính đã bỏ số 0 ở đầu
          units.csv ~ stp,Sở ~ snv,Sở ~ cần mã không trùng
          units.csv ~ ,kind,parent, ~ ,kind,parrent, ~ có phải "parent"?
          units.csv ~ Tư pháp,so,30 ~ Tư pháp,soo,30 ~ có phải "so"?
          units.csv ~ snv,Sở Nội vụ,so,30 ~ snv,Sở Nội vụ,so,stp2 ~ cần mã đơn vị có trong units.csv
          units.csv ~ snv,Sở Nội vụ,so,30 ~ snv,Sở Nội vụ,so,snv ~ không thành vòng
          units.csv ~ snv,Sở Nội vụ ~ snv,=1+1 ~ cần chữ, không phải công thức
          units.csv ~ snv,Sở Nội vụ ~ snv,"Sở Nội vụ ~ chưa đóng
          units.csv ~ 30,2010-02-13,,,da-co ~ 30,2010-13-02,,,da-co ~ một ngày như
          sites.csv ~ haiduong.edu.vn ~ http://haiduong.edu.vn ~ chỉ ghi tên máy
          sites.csv ~ haiduong.edu.vn ~ iza.haiduong.vn ~ ai cũng đăng ký được
          sites.csv ~ ,website,,,any ~ ,websit,,,any ~ có phải "website"?
          profiles.yml ~ interval: 300s ~ intervall: 300s ~ có phải "interval"?
          profiles.yml ~ timeout: 10s ~ timeout: 10m ~ cần thời lượng từ
          profiles.yml ~ website: {} ~ portal: {} ~ khóa lặp lại
          profiles.yml ~ website: {} ~ website: &a [*a] ~ không dùng tham chiếu
          operator.yml ~ vantage: trong-tinh ~ vantage: trong-tin ~ có phải "trong-tinh"?
          """)
  void aMistakeIsNamed(String file, String from, String to, String said) throws IOException {
    Path dir = copy();
    String text = Files.readString(dir.resolve(file));
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    write(
        dir.resolve(file),
        (text.substring(0, at) + to + text.substring(at + from.length()))
            .getBytes(StandardCharsets.UTF_8));
    assertThat(refused(dir)).anySatisfy(message -> assertThat(message).contains(said));
  }

  /** What an honest cell may hold. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Chưa rõ http hay https?",
        "Có trang chưa? Ai biết?",
        "xem /tin.aspx?ID=5 và https://a.vn/?p=tin",
        "Windows Server® 2019, 5 µs, Dương © 2024",
        "Báo Français bản tiếng Việt",
        "Zürich"
      })
  void anHonestCellIsTaken(String note) throws IOException {
    Path dir = copy();
    Path file = dir.resolve("sites.csv");
    write(
        file,
        Files.readString(file)
            .replaceFirst(",Chưa rõ http hay https\\R", ",\"" + note + "\"\n")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(loaded(dir).inventory().sites()).anyMatch(site -> site.listed().note().equals(note));
  }

  /** Typed for the fonts of the nineties: no charset tells, and a guess would go into letters. */
  @Test
  void aFileInAnOldEncodingIsRefusedWithTheWayOut() throws IOException {
    Path dir = copy();
    Path file = dir.resolve("units.csv");
    write(file, inTcvn3(Files.readString(file)));
    assertThat(refused(dir).stream().filter(said -> !said.contains("cột")))
        .singleElement()
        .asString()
        .contains("units.csv")
        .contains("bảng mã TCVN3 (ABC)")
        .contains("chuyển mã sang Unicode");
  }

  /** An ipv6 anchor is asked over IPv6 alone: its other family would hide what it is to tell. */
  @Test
  void anAnchorOfTheIpv6SideIsAskedOverIpv6() throws IOException {
    Path dir = copy();
    Path anchors = dir.resolve("anchors.yml");
    write(
        anchors,
        Files.readString(anchors)
            .replace(
                "network: nha-cung-cap-1, probe: tcp, port: 443, address: PLACEHOLDER",
                "network: nha-cung-cap-1, probe: tcp, port: 443, address: ngoai.example.vn")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(loaded(dir).anchors())
        .extracting(anchor -> anchor.side(), anchor -> anchor.spec().addressing().family())
        .containsExactly(
            tuple(Side.INTERNET, Addressing.Family.ALL), tuple(Side.IPV6, Addressing.Family.V6));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws IOException {
    Path dir = copy();
    Files.delete(dir.resolve("goals.yml"));
    write(dir.resolve("suggestions.csv"), new byte[] {'a', 0, 'b'});
    write(dir.resolve("sites.csv"), new byte[0]);
    assertThat(refused(dir).toString())
        .contains("goals.yml")
        .contains("suggestions.csv")
        .contains("sites.csv");
  }

  @Test
  void noMutationMakesItThrow() throws IOException {
    Random random = new Random(20261124);
    Path dir = copy();
    List<String> names =
        List.of("sites.csv", "endpoints.csv", "profiles.yml", "operator.yml", "anchors.yml");
    for (int round = 0; round < 120; round++) {
      Path file = dir.resolve(names.get(random.nextInt(names.size())));
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        bad[random.nextInt(bad.length)] = (byte) "\"\n,:{}[]&*-\0?xé".charAt(random.nextInt(15));
      }
      write(file, bad);
      assertThat(TargetsLoader.load(dir, Overrides.NONE, DAY)).isNotNull();
      write(file, good);
    }
  }

  /** Interfaces, how time is counted, 5: a lost side that is an endpoint is its own outage. */
  @Test
  void anEndpointThatIsOurGatewayIsMeasuredThroughNoSide() throws IOException {
    Path dir = copy();
    Path endpoints = dir.resolve("endpoints.csv");
    String gateway =
        "cong-cua-ta,stttt,Cổng ra của ta,dc-core-gw,datacentre,do,icmp,10.9.9.1,,,,,icmp,,,"
            + "inside,internet,core,1,,,,,,,,,Sở,Hiểu biết chung,\n";
    write(
        endpoints,
        (Files.readString(endpoints)
                + gateway
                + gateway.replace("cua-ta", "khac").replace("9.1", "9.2"))
            .getBytes(StandardCharsets.UTF_8));
    Path anchors = dir.resolve("anchors.yml");
    write(
        anchors,
        Files.readString(anchors)
            .replace(
                "side: internet, role: gateway, probe: icmp, address: PLACEHOLDER",
                "side: internet, role: gateway, probe: icmp, address: 10.9.9.1")
            .getBytes(StandardCharsets.UTF_8));

    Map<String, Side> sides = new HashMap<>();
    for (Assignment one : loaded(dir).assignments()) {
      sides.put(one.target().id().value(), one.target().side());
    }

    assertThat(sides)
        .containsEntry("cong-cua-ta", Side.NONE)
        .containsEntry("cong-khac", Side.INTERNET);
  }

  private static byte[] inTcvn3(String text) {
    String letters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";
    String stored = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ";
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int at = letters.indexOf(Character.toLowerCase(c));
      out.append(at >= 0 ? stored.charAt(at) : c < 0x80 ? c : ' ');
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] in1258(String text) {
    Charset charset = Charset.forName("windows-1258");
    StringBuilder split = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              split.append(charset.newEncoder().canEncode(one) ? one : apart(one));
            });
    return split.toString().replaceAll("[^\\p{ASCII}\\p{L}\\p{M}]", " ").getBytes(charset);
  }

  /** The vowel with its own mark, then the tone as a mark by itself. */
  private static String apart(String letter) {
    String marks = Normalizer.normalize(letter, Normalizer.Form.NFD);
    for (String tone : List.of("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")) {
      if (marks.contains(tone)) {
        return Normalizer.normalize(marks.replace(tone, ""), Normalizer.Form.NFC) + tone;
      }
    }
    return " ";
  }

  private static String tabs(String text) {
    Problems problems = new Problems();
    StringBuilder tabs = new StringBuilder();
    for (List<Table.Cell> line : CsvText.split(text, "units.csv", problems)) {
      tabs.append(
              String.join("\t", line.stream().map(cell -> cell.text().replace('"', ' ')).toList()))
          .append('\n');
    }
    return tabs.toString();
  }

  private static Configuration loaded(Path dir) {
    return switch (TargetsLoader.load(dir, Overrides.NONE, DAY)) {
      case LoadResult.Loaded loaded -> loaded.configuration();
      case LoadResult.Refused refused ->
          throw new AssertionError(
              String.join("\n", refused.problems().stream().map(Problem::message).toList()));
    };
  }

  private static List<String> refused(Path dir) {
    return switch (TargetsLoader.load(dir, Overrides.NONE, DAY)) {
      case LoadResult.Loaded _ -> List.of("loaded");
      case LoadResult.Refused refused -> refused.problems().stream().map(Problem::message).toList();
    };
  }

  private Path copy() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        Path _ = Files.copy(file, temp.resolve(file.getFileName()));
      }
    }
    return temp;
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path _ = Files.write(file, bytes);
  }
}
