package vn.gov.haiduong.haidang.app.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.app.people.AccountsFile;
import vn.gov.haiduong.haidang.app.people.ChannelsFile;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Whether people could be told and could answer, once a roster is in use: across the plan's files,
 * the channels and the accounts. Blocks.
 *
 * @param data where accounts are; null when nobody said
 */
record PeopleCheck(Path folder, @Nullable Path data, Map<String, String> environment, Clock clock) {

  private static final String CHANNELS = "channels.yml";

  List<Problem> problems(Alerts alerts) {
    List<Problem> found = new ArrayList<>();
    ChannelsFile.Read channels = ChannelsFile.read(folder, clock, environment);
    for (String said : channels.problems()) {
      String words = said.replaceFirst("^channels\\.yml: ", "");
      String path = words.contains(": ") ? words.substring(0, words.indexOf(": ")) : "";
      found.add(
          new Problem(
              shown(CHANNELS),
              line(CHANNELS, path + ":"),
              0,
              path,
              "kênh dùng được",
              "",
              path.isEmpty() ? words : words.substring(path.length() + 2)));
    }
    List<Roster> inUse =
        alerts.directory().rosters().values().stream().filter(Roster::active).toList();
    if (inUse.isEmpty()) {
      return found;
    }
    if (channels.kinds().isEmpty() && channels.problems().isEmpty()) {
      found.add(
          new Problem(
              shown(CHANNELS),
              0,
              0,
              "",
              "ít nhất một kênh báo tin khi đã có lịch trực đang dùng",
              "",
              "chép channels.example.yml thành channels.yml rồi điền"));
    } else {
      found.addAll(unreached(alerts, inUse, channels.kinds()));
    }
    if (!environment.containsKey("HAIDANG_PUBLIC_URL")
        && !somebodyAtTheDesk()
        && !everybodyAnswersByMail(alerts, inUse, channels)) {
      found.add(
          new Problem(
              shown("roster.yml"),
              line("roster.yml", "active: true"),
              0,
              "active",
              "một cách để người trực xác nhận đã nhận",
              "",
              "đặt HAIDANG_PUBLIC_URL để tin báo có liên kết, lập tài khoản quyền operator để bàn trực"
                  + " nhập mã hộ (./haidang account add, check --data), hoặc đặt mailbox trong"
                  + " channels.yml khi mọi người trực đều có thư"));
    }
    return found;
  }

  private boolean somebodyAtTheDesk() {
    return data != null
        && new AccountsFile(data)
            .get().people().stream().anyMatch(account -> account.who().may(Role.OPERATOR));
  }

  /** Whoever may be told has an address to answer from, and the answers are read. */
  private static boolean everybodyAnswersByMail(
      Alerts alerts, List<Roster> inUse, ChannelsFile.Read channels) {
    return channels.mailbox().isPresent()
        && onDuty(inUse).stream()
            .allMatch(
                person ->
                    alerts
                        .directory()
                        .contact(person)
                        .filter(contact -> contact.addresses().containsKey(Channel.MAIL))
                        .isPresent());
  }

  private static Set<PersonId> onDuty(List<Roster> inUse) {
    return inUse.stream()
        .flatMap(roster -> roster.slots().values().stream())
        .flatMap(slot -> slot.people().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** People of a roster in use whom no configured channel reaches. */
  private List<Problem> unreached(Alerts alerts, List<Roster> inUse, Set<String> configured) {
    List<Problem> found = new ArrayList<>();
    for (PersonId person : onDuty(inUse)) {
      Optional<Contact> contact = alerts.directory().contact(person);
      if (contact.isPresent()
          && contact.get().addresses().keySet().stream()
              .map(Channel::label)
              .noneMatch(configured::contains)) {
        found.add(
            new Problem(
                shown("contacts.yml"),
                line("contacts.yml", "id: " + person.value()),
                0,
                "people",
                "một kênh đã có trong channels.yml ("
                    + String.join(", ", new TreeSet<>(configured))
                    + ")",
                person.value(),
                "người này trong lịch trực mà không kênh nào báo tới được"));
      }
    }
    return found;
  }

  private String shown(String file) {
    return folder.getFileName() + "/" + file;
  }

  /** The first line that has these words, from 1; 0 when none has. */
  private int line(String file, String words) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).strip().startsWith("#") && lines.get(i).contains(words)) {
          return i + 1;
        }
      }
    } catch (IOException unreadable) {
      return 0; // Told by whoever reads the file for what it says.
    }
    return 0;
  }
}
