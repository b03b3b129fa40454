package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.StartTLSOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.gov.haiduong.haidang.access.Account;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.PasswordHash;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.app.people.People;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.duty.Rotation;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Carrier;
import vn.gov.haiduong.haidang.notify.MailChannel;
import vn.gov.haiduong.haidang.notify.SmsGateway;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.sandbox.Mailbox;

/** The people of the simulated province: on call, reachable through the mail box, let in. */
final class DemoPeople {

  static final String LOGIN = "truc";

  /** Who planned maintenance does not approve it: that takes a second person. */
  static final String SECOND_LOGIN = "lanhdao";

  static final String PASSWORD = "haidang-demo";

  private DemoPeople() {}

  /** The same world with people on call. */
  static World onCall(World world, LocalDate today) {
    Map<PersonId, Contact> contacts = new LinkedHashMap<>();
    add(contacts, "truc-lan", "Nguyễn Thị Lan", "0912000001");
    add(contacts, "truc-minh", "Trần Văn Minh", "0912000002");
    add(contacts, "csirt-hung", "Phạm Quốc Hưng", "0912000003");
    add(contacts, "csirt-ha", "Vũ Thu Hà", "0912000004");
    add(contacts, "doic-leader", "Lê Văn Đức", "0912000005");
    Map<String, Roster> rosters = new LinkedHashMap<>();
    rosters.put("desk", roster("desk", "Trực vận hành", "truc-lan", "truc-minh", today));
    rosters.put("csirt", roster("csirt", "Đội ứng cứu sự cố", "csirt-hung", "csirt-ha", today));
    return new World(
        world.plan(), world.calendar(), new Directory(rosters, contacts), world.subjects());
  }

  private static void add(Map<PersonId, Contact> contacts, String id, String name, String phone) {
    contacts.put(
        new PersonId(id),
        new Contact(
            new PersonId(id),
            name,
            Map.of(Channel.SMS, phone, Channel.MAIL, id + "@mo-phong.example")));
  }

  private static Roster roster(
      String id, String name, String first, String second, LocalDate today) {
    Map<String, Rotation> slots = new LinkedHashMap<>();
    slots.put("chinh", turns(today, first, second));
    slots.put("du-phong", turns(today, second, first));
    return new Roster(id, name, true, slots, List.of());
  }

  private static Rotation turns(LocalDate today, String one, String other) {
    return new Rotation(
        List.of(new PersonId(one), new PersonId(other)),
        today.minusDays(2),
        1,
        LocalTime.of(7, 30));
  }

  /** Telling through the mail box; nothing is kept on disk. */
  static People.Setup setup(Mailbox box, boolean drill) {
    return setup(Optional.empty(), vertx -> channels(vertx, box), drill);
  }

  /** Telling real people in an exercise, which every message says. */
  static People.Setup real(Optional<String> publicUrl, Function<Vertx, List<Carrier>> channels) {
    return setup(publicUrl, channels, true);
  }

  private static People.Setup setup(
      Optional<String> publicUrl, Function<Vertx, List<Carrier>> channels, boolean drill) {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[Secret.LEAST_BYTES];
    random.nextBytes(key);
    Accounts accounts =
        new Accounts(
            List.of(
                leader(LOGIN, "Trực ban mô phỏng", random),
                leader(SECOND_LOGIN, "Lãnh đạo mô phỏng", random)),
            List.of());
    return new People.Setup(new Secret(key), publicUrl, channels, () -> accounts, drill);
  }

  private static Account leader(String login, String name, SecureRandom random) {
    return new Account(login, name, Role.LEADER, PasswordHash.of(PASSWORD, random));
  }

  private static List<Carrier> channels(Vertx vertx, Mailbox box) {
    Duration soon = Duration.ofSeconds(10);
    return List.of(
        new SmsGateway(
            vertx,
            new SmsGateway.Settings(
                box.address().resolve("/sms"),
                SmsGateway.Form.FORM,
                Map.of(),
                Map.of("to", "{to}", "text", "{text}"),
                "OK",
                soon)),
        new MailChannel(
            vertx,
            new MailChannel.Settings(
                box.address().getHost(),
                box.smtpPort(),
                StartTLSOptions.OPTIONAL,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "haidang@mo-phong.example",
                soon)));
  }
}
