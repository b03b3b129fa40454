package vn.gov.haiduong.haidang.obligation;

import java.util.List;
import vn.gov.haiduong.haidang.linkage.PortalListing;
import vn.gov.haiduong.haidang.target.Domain;
import vn.gov.haiduong.haidang.target.Meeting;
import vn.gov.haiduong.haidang.target.ProcessingRate;
import vn.gov.haiduong.haidang.target.PublicService;
import vn.gov.haiduong.haidang.target.WanPair;

/** What is registered beside units and sites so that duties can be judged. */
public record Duties(
    List<PublicService> services,
    List<Meeting> meetings,
    List<Domain> domains,
    List<ProcessingRate> processing,
    List<WanPair> pairs,
    Scorecard scorecard,
    PortalListing listing) {

  public static final Duties NONE =
      new Duties(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Scorecard.NONE,
          PortalListing.HOME_PAGE);

  public Duties {
    services = List.copyOf(services);
    meetings = List.copyOf(meetings);
    domains = List.copyOf(domains);
    processing = List.copyOf(processing);
    pairs = List.copyOf(pairs);
  }
}
