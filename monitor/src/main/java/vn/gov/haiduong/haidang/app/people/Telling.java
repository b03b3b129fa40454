package vn.gov.haiduong.haidang.app.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.OneTimeCodes;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.incident.Audience;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Effect;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Member;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Address;
import vn.gov.haiduong.haidang.notify.Letter;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.notify.Purpose;
import vn.gov.haiduong.haidang.notify.Recipient;
import vn.gov.haiduong.haidang.notify.Text;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Template;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Spans;

/**
 * From "tell these bodies" to one message for each of their people, with a link and a code of their
 * own. Immutable but for the codes.
 *
 * @param publicUrl root under which people reach the acknowledge page, without slash at the end
 * @param drill whether everything is an exercise, whatever the incident says
 */
public record Telling(AckLinks links, OneTimeCodes codes, String publicUrl, boolean drill) {

  /** What follows from one effect. */
  public List<Message> messages(Effect.Tell tell, Incident incident, World world, Instant now) {
    List<Message> messages = new ArrayList<>();
    for (Audience.Recipient found : Audience.of(incident, tell.bodies(), world, now).recipients()) {
      world
          .directory()
          .contact(found.person())
          .map(contact -> message(tell, incident, contact, world, now))
          .ifPresent(messages::add);
    }
    return messages;
  }

  private Message message(
      Effect.Tell tell, Incident incident, Contact contact, World world, Instant now) {
    String person = contact.id().value();
    String id = incident.id().value();
    boolean answers = incident.acknowledged().isEmpty() && incident.phase().active();
    Optional<String> link =
        Optional.of(publicUrl + "/ack/" + links.token(id, person, now.plus(AckLinks.LIFE)));
    Optional<String> code = answers ? Optional.of(codes.code(id, person)) : Optional.empty();
    Letter letter =
        new Letter(
            purpose(tell.occasion()),
            id,
            what(incident, world),
            where(incident, world),
            incident.since(),
            affected(incident, world),
            evidence(incident),
            incident.severity().label() + " " + world.plan().level(incident.severity()).name(),
            asked(tell, incident),
            Clocks.next(Clocks.of(incident, world, now)).map(Telling::deadline),
            link,
            code,
            drill || incident.exercise());
    return new Message(
        key(id + ":" + tell.key() + ":" + person),
        id,
        new Recipient(person, contact.name(), addresses(contact, tell.channels())),
        purpose(tell.occasion()),
        text(letter, tell, incident, world, now),
        now,
        drill || incident.exercise());
  }

  private static String key(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9:._-]", "_");
    return plain.length() <= 200 ? plain : plain.substring(0, 200);
  }

  /** The plan's own sentence first, then everything else. */
  private static Text text(
      Letter letter, Effect.Tell tell, Incident incident, World world, Instant now) {
    Text usual = letter.text();
    Optional<Template> template = world.plan().template(tell.template());
    if (template.isEmpty()) {
      return usual;
    }
    Map<String, String> places = new LinkedHashMap<>(usual.parameters());
    places.put("doi_tuong", letter.what());
    places.put("trieu_chung", "");
    places.put("gio_bat_dau", Province.dateTime(incident.since()));
    places.put("gio_ket_thuc", incident.end().map(Province::dateTime).orElse("……"));
    places.put("thoi_gian", Spans.words(incident.lasted(now)));
    places.put("viec_can_lam", letter.asked());
    places.put("han", letter.deadline().orElse("……"));
    places.put("ly_do", tell.why());
    places.put("so_doi_tuong", Integer.toString(incident.members().size()));
    places.put("can_cu", tell.legalBasis());
    places.put("van_ban", tell.why());
    places.put("ma_xac_nhan", letter.code().orElse("–"));
    places.put("lien_ket", letter.link().orElse(""));
    places.put("don_vi", letter.where());
    Clocks.next(Clocks.of(incident, world, now))
        .ifPresent(clock -> places.put("con_lai", Spans.words(clock.left(now).abs())));
    String opening = template.get().filled(places);
    String registered = template.get().registered();
    return new Text(
        usual.subject(),
        (letter.drill() ? Letter.DRILL + " " : "") + opening + "\n\n" + usual.plain(),
        usual.brief(),
        registered.isEmpty() ? template.get().id() : registered,
        places,
        usual.link());
  }

  private static Purpose purpose(Effect.Occasion occasion) {
    return switch (occasion) {
      case OPENED, RAISED, REOPENED -> Purpose.OPENED;
      case ESCALATED -> Purpose.ESCALATED;
      case REMINDED -> Purpose.REMINDER;
      case GREW -> Purpose.UPDATE;
      case CLOCK_WARNING, CLOCK_OVERDUE -> Purpose.DEADLINE;
      case RECOVERED -> Purpose.RECOVERED;
      case RETRACTED -> Purpose.CLOSED;
    };
  }

  private static String what(Incident incident, World world) {
    String name =
        incident
            .root()
            .map(Member::target)
            .map(id -> world.subject(id).map(Subject::name).orElse(id.value()))
            .orElse(incident.kind().words());
    String cause = incident.firstCause().map(c -> ": " + CauseWords.of(c).name()).orElse("");
    return name + cause + (incident.detail().isEmpty() ? "" : " – " + incident.detail());
  }

  private static String where(Incident incident, World world) {
    return incident
        .root()
        .flatMap(member -> world.subject(member.target()))
        .map(Subject::address)
        .filter(address -> !address.isBlank())
        .or(() -> incident.root().map(member -> member.target().value()))
        .orElse("bộ giám sát");
  }

  private static String affected(Incident incident, World world) {
    int size = incident.members().size();
    if (size <= 1) {
      return "";
    }
    List<String> names =
        incident.targets().stream()
            .limit(5)
            .map(id -> world.subject(id).map(Subject::name).orElse(id.value()))
            .toList();
    return size + " đối tượng: " + String.join(", ", names) + (size > 5 ? ", …" : "");
  }

  private static String evidence(Incident incident) {
    String rules = String.join("; ", incident.evidence().values());
    return "xác nhận lúc "
        + Province.dateTime(incident.confirmedAt())
        + (rules.isBlank() ? "" : "; " + rules);
  }

  private static String asked(Effect.Tell tell, Incident incident) {
    return switch (tell.occasion()) {
      case OPENED, RAISED, REOPENED, ESCALATED, REMINDED ->
          incident.acknowledged().isEmpty()
              ? "xác nhận đã nhận, kiểm tra và xử lý"
              : "tiếp tục xử lý, ghi bước đã làm";
      case GREW -> "biết để phối hợp";
      case CLOCK_WARNING, CLOCK_OVERDUE -> "hoàn thành " + tell.why();
      case RECOVERED -> "kiểm tra lại, ghi nguyên nhân và đóng sự cố";
      case RETRACTED -> "không phải làm gì thêm";
    };
  }

  private static String deadline(Deadline clock) {
    return clock.name()
        + " trước "
        + Province.dateTime(clock.due())
        + (clock.legalBasis().isEmpty() ? "" : " (" + clock.legalBasis() + ")");
  }

  /** In the order of the plan; what the contacts have beyond it comes last. */
  static List<Address> addresses(Contact contact, List<Channel> channels) {
    List<Channel> order = new ArrayList<>(channels);
    for (Channel channel : Channel.values()) {
      if (!order.contains(channel)) {
        order.add(channel);
      }
    }
    List<Address> addresses = new ArrayList<>();
    for (Channel channel : order) {
      String value = contact.addresses().get(channel);
      if (value != null) {
        addresses.add(new Address(channel, value));
      }
    }
    return addresses;
  }
}
