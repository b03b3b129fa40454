package vn.gov.haiduong.haidang.app.people;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.OneTimeCodes;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Audience;
import vn.gov.haiduong.haidang.incident.Effect;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Address;
import vn.gov.haiduong.haidang.notify.Letter;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.notify.Purpose;
import vn.gov.haiduong.haidang.notify.Recipient;
import vn.gov.haiduong.haidang.notify.ShortText;
import vn.gov.haiduong.haidang.notify.Text;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Escalation;
import vn.gov.haiduong.haidang.plan.Template;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;

/**
 * From "tell these bodies" to one message for each of their people, with a link and a code of their
 * own. Immutable but for the codes.
 *
 * @param publicUrl root under which people reach the acknowledge page, without slash at the end
 * @param drill whether everything is an exercise, whatever the incident says
 */
public record Telling(AckLinks links, OneTimeCodes codes, String publicUrl, boolean drill) {

  /** Over Tết offices stay closed for longer; a start reads the messages of eight days. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(6);

  /** What follows from one effect. */
  public List<Message> messages(Effect.Tell tell, Incident incident, World world, Instant now) {
    Map<PersonId, About> theirs = new HashMap<>();
    for (Audience.Recipient found : Audience.of(incident, tell.bodies(), world, now).recipients()) {
      found.targets().stream()
          .findFirst()
          .ifPresent(
              own -> theirs.put(found.person(), About.of(incident, new TargetId(own), world)));
    }
    About all = About.of(incident, world);
    List<Message> messages = new ArrayList<>();
    for (PersonId person : tell.people()) {
      About about = theirs.getOrDefault(person, all);
      world
          .directory()
          .contact(person)
          .map(contact -> message(tell, incident, about, contact, world, now))
          .ifPresent(messages::add);
    }
    return messages;
  }

  private Message message(
      Effect.Tell tell, Incident incident, About about, Contact contact, World world, Instant now) {
    String person = contact.id().value();
    String id = incident.id().value();
    boolean answers = incident.acknowledged().isEmpty() && incident.phase().active();
    Optional<String> link =
        Optional.of(publicUrl + "/ack/" + links.token(id, person, now.plus(AckLinks.LIFE)));
    Optional<String> code = answers ? Optional.of(codes.code(id, person)) : Optional.empty();
    Letter letter =
        new Letter(
            purpose(tell.occasion(), incident),
            id,
            matter(tell, incident, about, world, now),
            about.address(),
            incident.since(),
            affected(incident, world),
            evidence(incident),
            incident.severity().label() + " " + world.plan().level(incident.severity()).name(),
            asked(tell, incident, world),
            Places.due(tell, incident, world, now),
            link,
            code,
            drill || incident.exercise());
    return new Message(
        key(id + ":" + tell.key() + ":" + person),
        id,
        new Recipient(person, contact.name(), addresses(contact, tell.channels())),
        purpose(tell.occasion(), incident),
        text(letter, tell, incident, world, now),
        now,
        drill || incident.exercise(),
        tell.digest() ? Optional.of(morning(world, now)) : Optional.empty());
  }

  /** Of the next working day, but never so late that the outbox would forget it. */
  private static Instant morning(World world, Instant now) {
    Instant opens = world.calendar().nextOpening(now);
    Instant latest = now.plus(LONGEST_WAIT);
    return opens.isAfter(latest) ? latest : opens;
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
    Map<String, String> places = Places.whole(letter, tell, incident, world, now);
    String opening = template.get().filled(places);
    Optional<ShortText> brief =
        Optional.of(template.get().sms())
            .filter(pattern -> !pattern.isEmpty())
            .map(
                pattern ->
                    ShortText.of(
                        letter.drill() ? Letter.DRILL_PLAIN + " " : "",
                        pattern,
                        Places.brief(places, letter, tell, incident, world, now)));
    Map<String, String> parameters = new LinkedHashMap<>(places);
    brief.ifPresent(
        made ->
            made.filled().forEach((name, value) -> parameters.put(Text.SMS_PLACE + name, value)));
    if (!template.get().registered().isEmpty()) {
      parameters.put(Text.SMS_TEMPLATE, template.get().registered());
    }
    world.plan().template("many").ifPresent(many -> parameters.put(Text.SMS_TOGETHER, many.sms()));
    return new Text(
        usual.subject(),
        (letter.drill() ? Letter.DRILL + " " : "") + opening + "\n\n" + usual.plain(),
        brief.map(ShortText::text).orElse(usual.brief()),
        template.get().id(),
        parameters,
        usual.link());
  }

  private static Purpose purpose(Effect.Occasion occasion, Incident incident) {
    return switch (occasion) {
      case OPENED, RAISED, REOPENED -> Purpose.OPENED;
      case ESCALATED -> Purpose.ESCALATED;
      case REMINDED -> Purpose.REMINDER;
      case GREW, CLASSIFIED -> Purpose.UPDATE;
      case CLOCK_WARNING, CLOCK_OVERDUE -> Purpose.DEADLINE;
      case RECOVERED -> Places.leftUnseen(incident) ? Purpose.CLOSED : Purpose.RECOVERED;
      case RETRACTED -> Purpose.CLOSED;
    };
  }

  /** Of a deadline its name and time come first: that is what it is about. */
  private static String matter(
      Effect.Tell tell, Incident incident, About about, World world, Instant now) {
    String what = about.what(incident);
    String due =
        Places.clock(tell, incident, world, now)
            .map(clock -> tell.why() + ", hạn " + Province.hourAndDay(clock.due()))
            .orElse(tell.why());
    return switch (tell.occasion()) {
      case CLOCK_WARNING -> "Sắp đến hạn " + due + ": " + what;
      case CLOCK_OVERDUE -> "Quá hạn " + due + ": " + what;
      case RECOVERED -> about.again(incident);
      case OPENED, RAISED, GREW, ESCALATED, REMINDED, RETRACTED, REOPENED, CLASSIFIED -> what;
    };
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
        + Province.dateTime(incident.detectedAt())
        + (rules.isBlank() ? "" : "; " + rules);
  }

  private static String asked(Effect.Tell tell, Incident incident, World world) {
    boolean classify =
        incident.unclassified()
            && world.plan().response(incident.severity()).escalations().stream()
                .anyMatch(
                    step ->
                        step.id().equals(tell.rule())
                            && step.when() == Escalation.While.UNCLASSIFIED);
    if (tell.occasion() == Effect.Occasion.ESCALATED && classify) {
      return "phân loại sự cố: loại gì, mức nào, có phải tấn công không";
    }
    return switch (tell.occasion()) {
      case OPENED, RAISED, REOPENED, ESCALATED, REMINDED ->
          incident.acknowledged().isEmpty()
              ? "xác nhận đã nhận, kiểm tra và xử lý"
              : "tiếp tục xử lý, ghi bước đã làm";
      case GREW, CLASSIFIED -> "biết để phối hợp";
      case CLOCK_WARNING, CLOCK_OVERDUE -> "hoàn thành " + tell.why();
      case RECOVERED -> "kiểm tra lại, ghi nguyên nhân và đóng sự cố";
      case RETRACTED -> "không phải làm gì thêm";
    };
  }

  /** In the order of the plan; what the contacts have beyond it comes last. */
  static List<Address> addresses(Contact contact, List<Channel> channels) {
    List<Address> addresses = new ArrayList<>();
    for (Channel channel : channels) {
      contact.at(channel).ifPresent(value -> addresses.add(new Address(channel, value)));
    }
    for (Channel channel : Channel.values()) {
      String own = contact.addresses().get(channel);
      if (own != null && !channels.contains(channel)) {
        addresses.add(new Address(channel, own));
      }
    }
    return addresses;
  }
}
