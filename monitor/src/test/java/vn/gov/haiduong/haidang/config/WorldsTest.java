package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.target.TargetId;

/** Whom the agencies named in the inventory is reached as one person, and nobody as another. */
class WorldsTest {

  private static final Path SHIPPED = Path.of("..", "targets");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final String HOA = "Phạm Thị Hoa,0912000001,hoa@example.vn";

  @TempDir Path temp;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        Path _ = Files.copy(file, temp.resolve(file.getFileName()));
      }
    }
  }

  /** The shipped sites and one more of three agencies each, with these as its specialist. */
  private World world(String first, String second, String third) throws IOException {
    String row =
        "%s,%s,Trang %s,website,do,https,%s.example.vn,,/,,,website,,,any,2,3"
            + ",".repeat(10)
            + "%s"
            + ",".repeat(12);
    Path sites = temp.resolve("sites.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(sites));
    rows.add(row.formatted("mot", "ubnd-tinh", "một", "mot", first));
    rows.add(row.formatted("hai", "vp-ubnd", "hai", "hai", second));
    rows.add(row.formatted("ba", "snnptnt", "ba", "ba", third));
    var _ = Files.write(sites, rows);
    return switch (TargetsLoader.load(temp, Overrides.NONE, DAY)) {
      case LoadResult.Loaded(Configuration read) ->
          Worlds.of(
              read.with(
                  switch (AlertsLoader.load(Path.of("..", "alerts"), DAY)) {
                    case Alerts.Result.Loaded(Alerts alerts) -> alerts;
                    case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
                  }));
      case LoadResult.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Optional<PersonId> specialist(World world, String site) {
    return world.subject(new TargetId(site)).orElseThrow().specialist();
  }

  @Test
  void whoLooksAfterSitesOfTwoAgenciesIsOnePerson() throws IOException {
    World world = world(HOA, HOA, "Phạm Thị Hoa,0912000002,hoa@example.vn");
    PersonId hoa = specialist(world, "mot").orElseThrow();
    assertThat(specialist(world, "hai")).contains(hoa);
    assertThat(world.directory().contact(hoa))
        .contains(
            new Contact(
                hoa,
                "Phạm Thị Hoa",
                Map.of(Channel.SMS, "0912000001", Channel.MAIL, "hoa@example.vn")));
    // The same name with another number may be somebody else: both hear.
    assertThat(specialist(world, "ba")).isPresent().isNotEqualTo(Optional.of(hoa));
  }

  @Test
  void whoHasNoNumberAndNoMailIsNobodyToTell() throws IOException {
    World world = world("Phạm Thị Hoa,,", HOA, ",0912000003,");
    assertThat(specialist(world, "mot")).isEmpty();
    assertThat(specialist(world, "hai")).isPresent();
    assertThat(specialist(world, "ba")).isEmpty();
  }
}
