package vn.gov.haiduong.haidang.app.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.Secret;

/** The key that signs links, codes and forms: from the environment, or a file made at first use. */
public final class KeyFile {

  /** Base64 of at least 32 bytes. */
  public static final String VARIABLE = "HAIDANG_SECRET";

  private static final String NAME = "secret.key";

  private KeyFile() {}

  /**
   * The key.
   *
   * @param given the value of {@link #VARIABLE}; blank as none
   * @throws IOException with a Vietnamese sentence where there is no key and none can be made
   */
  public static Secret of(Path data, Optional<String> given, SecureRandom random)
      throws IOException {
    Optional<String> ours = given.filter(text -> !text.isBlank());
    if (ours.isPresent()) {
      return new Secret(Base64.getDecoder().decode(ours.get().strip()));
    }
    Path file = data.resolve(NAME);
    if (!Files.exists(file)) {
      byte[] key = new byte[Secret.LEAST_BYTES];
      random.nextBytes(key);
      try {
        PrivateFile.write(file, Base64.getEncoder().encode(key));
      } catch (IOException e) {
        throw new IOException(
            "không ghi được khóa bí mật "
                + file
                + " (ổ đĩa đầy, chỉ đọc hoặc thiếu quyền); cần chỗ ghi, hoặc đặt "
                + VARIABLE,
            e);
      }
    }
    return new Secret(Base64.getDecoder().decode(Files.readString(file).strip()));
  }
}
