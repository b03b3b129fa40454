package vn.gov.haiduong.haidang.app.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.Profile;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Listed;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.Point;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;

/** The inventory in the journal's words, whatever the day is on which a recording is counted. */
final class Inventories {

  private static final Cadence USUAL = new Cadence(Duration.ofSeconds(60), 3);

  private Inventories() {}

  /** All rows, measured or not: a recording may name any of them. */
  static List<TargetFacts> targets(Configuration configuration) {
    List<TargetFacts> facts = new ArrayList<>();
    for (Listing row : configuration.inventory().listings()) {
      facts.add(facts(row, configuration));
    }
    return facts;
  }

  /** Ids of the rows that are to be measured: they have their time even when nothing names them. */
  static List<TargetId> measured(Configuration configuration) {
    return configuration.inventory().listings().stream()
        .filter(row -> row.listed().status() == ListedStatus.MEASURED && row.addressed())
        .map(Listing::id)
        .toList();
  }

  static List<UnitFacts> units(Inventory inventory) {
    return inventory.units().stream()
        .map(
            unit ->
                new UnitFacts(
                    unit.code(),
                    unit.name(),
                    unit.kind(),
                    inventory.districtOf(unit.code()),
                    unit.obliged(),
                    Optional.of(Province.startOf(unit.validFrom())),
                    unit.validTo().map(Province::startOf)))
        .toList();
  }

  private static TargetFacts facts(Listing row, Configuration configuration) {
    Listed listed = row.listed();
    Inventory inventory = configuration.inventory();
    Profile profile = configuration.profiles().get(listed.profile());
    Cadence usual = profile == null ? USUAL : new Cadence(profile.interval(), profile.confirm());
    return new TargetFacts(
        listed.id(),
        listed.name(),
        listed.kind(),
        listed.unit(),
        inventory.unit(listed.unit()).map(Unit::name).orElse(listed.unit().value()),
        inventory.districtOf(listed.unit()),
        listed.tier(),
        switch (row) {
          case Site site -> site.address();
          case Point point -> point.means().label() + "://" + point.address().orElse("");
        },
        new Cadence(
            listed.interval().orElse(usual.interval()), listed.confirm().orElse(usual.confirm())),
        side(listed, configuration),
        listed.hostedOn(),
        listed.reachedThrough(),
        listed.validFrom().map(Province::startOf),
        listed.validTo().map(Province::startOf));
  }

  /** As the service takes it: an endpoint that is our own gateway is measured through no side. */
  private static Side side(Listed listed, Configuration configuration) {
    return configuration.assignments().stream()
        .map(Assignment::target)
        .filter(target -> target.id().equals(listed.id()))
        .map(Target::side)
        .findFirst()
        .orElse(listed.side());
  }

  /** A target that no inventory knows: a web site with the usual cadence, for all time. */
  static TargetFacts stranger(TargetId id) {
    return new TargetFacts(
        id,
        id.value(),
        TargetKind.WEBSITE,
        new UnitCode("khong-ro"),
        "",
        Optional.empty(),
        "",
        "",
        USUAL,
        Side.INTERNET,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
