package vn.gov.haiduong.haidang.health;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The zone that a name was delegated with: the name itself and what lies below it are served by the
 * same name servers. Under .vn names are registered below gov.vn, edu.vn and the like (Thông tư
 * 24/2015/TT-BTTTT Điều 5 names them), elsewhere below the top.
 */
public final class Zones {

  private static final Set<String> SECOND_LEVEL =
      Set.of(
          "com.vn",
          "net.vn",
          "org.vn",
          "edu.vn",
          "gov.vn",
          "info.vn",
          "int.vn",
          "ac.vn",
          "biz.vn",
          "pro.vn",
          "name.vn",
          "health.vn",
          "id.vn",
          "io.vn",
          "ai.vn");

  private static final Pattern HOST =
      Pattern.compile(
          "^(?:[a-z][a-z0-9+.-]*://)?([a-z0-9_-]+(?:\\.[a-z0-9_-]+)+)\\.?(?::\\d+)?(?:/.*)?$");

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

  private Zones() {}

  /** The zone of what people write as an address; empty where that is no name. */
  public static Optional<String> of(String address) {
    Matcher host = HOST.matcher(address.strip().toLowerCase(Locale.ROOT));
    if (!host.matches() || NUMBERS.matcher(host.group(1)).matches()) {
      return Optional.empty();
    }
    List<String> labels = List.of(host.group(1).split("\\.", -1));
    int size = labels.size();
    String lastTwo = String.join(".", labels.subList(size - 2, size));
    boolean deeper = SECOND_LEVEL.contains(lastTwo) && size > 2;
    return Optional.of(deeper ? labels.get(size - 3) + "." + lastTwo : lastTwo);
  }
}
