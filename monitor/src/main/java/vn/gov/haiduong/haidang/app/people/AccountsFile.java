package vn.gov.haiduong.haidang.app.people;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.access.Account;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.ApiToken;
import vn.gov.haiduong.haidang.access.PasswordHash;
import vn.gov.haiduong.haidang.access.Role;

/** {@code accounts.json} in the data folder: read again when it changed, never half read. */
public final class AccountsFile implements Supplier<Accounts> {

  private static final Logger LOG = LoggerFactory.getLogger(AccountsFile.class);

  private final Path file;
  private FileTime seen = FileTime.fromMillis(-1);
  private Accounts accounts = Accounts.NONE;

  public AccountsFile(Path data) {
    this.file = data.resolve("accounts.json");
  }

  /** As they are now; a file that cannot be read keeps the last good ones. */
  @Override
  public synchronized Accounts get() {
    try {
      FileTime changed =
          Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
      if (!changed.equals(seen)) {
        accounts = read();
        seen = changed;
      }
    } catch (IOException | RuntimeException e) {
      LOG.atError().setCause(e).log("accounts cannot be read: the last good ones stay");
    }
    return accounts;
  }

  /** Reads the file; nobody where there is none. */
  Accounts read() throws IOException {
    if (!Files.exists(file)) {
      return Accounts.NONE;
    }
    try {
      JsonObject json = new JsonObject(Files.readString(file));
      List<Account> people = new ArrayList<>();
      for (Object each : json.getJsonArray("accounts", new JsonArray())) {
        if (each instanceof JsonObject one) {
          people.add(
              new Account(
                  one.getString("login"),
                  one.getString("name"),
                  role(one),
                  PasswordHash.parse(one.getString("password"))));
        }
      }
      List<ApiToken> tokens = new ArrayList<>();
      for (Object each : json.getJsonArray("tokens", new JsonArray())) {
        if (each instanceof JsonObject one) {
          tokens.add(new ApiToken(one.getString("name"), role(one), one.getString("sha256")));
        }
      }
      return new Accounts(people, tokens);
    } catch (DecodeException | ClassCastException e) {
      throw new IOException(file + ": không phải JSON đúng dạng", e);
    }
  }

  private static Role role(JsonObject one) {
    return Role.of(one.getString("role", ""))
        .orElseThrow(() -> new IllegalArgumentException("role: expected viewer, operator, leader"));
  }

  void write(Accounts changed) throws IOException {
    JsonArray people = new JsonArray();
    changed
        .people()
        .forEach(
            one ->
                people.add(
                    new JsonObject()
                        .put("login", one.login())
                        .put("name", one.name())
                        .put("role", one.role().label())
                        .put("password", one.password().line())));
    JsonArray tokens = new JsonArray();
    changed
        .tokens()
        .forEach(
            one ->
                tokens.add(
                    new JsonObject()
                        .put("name", one.name())
                        .put("role", one.role().label())
                        .put("sha256", one.sha256())));
    PrivateFile.write(
        file,
        new JsonObject()
            .put("accounts", people)
            .put("tokens", tokens)
            .encodePrettily()
            .getBytes(StandardCharsets.UTF_8));
  }
}
