package vn.gov.haiduong.haidang.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;

/**
 * A file as text, whatever saved it: UTF-8 with or without BOM, UTF-16 ("Unicode text"), and as the
 * last resort windows-1258, whose combining marks become composed letters (NFC). Encodings of the
 * nineties look like the last and are refused.
 */
final class FileText {

  static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
  private static final String HOW_TO_SAVE =
      "hãy lưu lại dạng \"CSV UTF-8\" (bảng tính) hoặc UTF-8 (trình soạn thảo)";

  private FileText() {}

  /** The bytes, bounded; empty with a problem when they cannot be had. */
  static Optional<byte[]> bytes(Path path, String shown, Problems problems) {
    if (Files.isDirectory(path)) {
      problems.file(shown, "một tệp", "một thư mục", "");
      return Optional.empty();
    }
    if (!Files.exists(path)) {
      problems.file(shown, "tệp này có mặt", "không có tệp", "");
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        problems.file(shown, "tệp không quá 16 MB", "tệp lớn hơn", "");
        return Optional.empty();
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      problems.file(shown, "tệp đọc được", "không đọc được", "kiểm tra quyền đọc của tệp");
      return Optional.empty();
    }
  }

  /** The text in NFC; empty with a problem when it is no text. */
  static Optional<String> decode(byte[] bytes, String shown, Problems problems) {
    Optional<String> text = decoded(bytes);
    Optional<String> old =
        text.isPresent() && !unicode(bytes) ? OldVietnamese.name(bytes) : Optional.empty();
    if (old.isPresent()) {
      problems.file(
          shown, "tệp chữ UTF-8", "chữ gõ bằng bảng mã " + old.get(), OldVietnamese.HOW_TO_SAVE);
      return Optional.empty();
    }
    if (text.isEmpty()) {
      problems.file(shown, "tệp chữ UTF-8", "các byte không đọc được thành chữ", HOW_TO_SAVE);
      return Optional.empty();
    }
    int nul = text.get().indexOf('\0');
    if (nul >= 0) {
      int line = (int) text.get().substring(0, nul).chars().filter(c -> c == '\n').count() + 1;
      problems.add(
          new Problem(shown, line, 0, "", "chữ", "byte NUL", "tệp hỏng hoặc không phải tệp chữ"));
      return Optional.empty();
    }
    return Optional.of(Normalizer.normalize(text.get(), Normalizer.Form.NFC));
  }

  private static Optional<String> decoded(byte[] b) {
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      return strict(b, 3, StandardCharsets.UTF_8);
    }
    if (starts(b, 0xFF, 0xFE)) {
      return strict(b, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(b, 0xFE, 0xFF)) {
      return strict(b, 2, StandardCharsets.UTF_16BE);
    }
    // Without a mark: the first character of our files is always ASCII.
    if (b.length >= 2 && b[1] == 0 && b[0] != 0) {
      return strict(b, 0, StandardCharsets.UTF_16LE);
    }
    if (b.length >= 2 && b[0] == 0 && b[1] != 0) {
      return strict(b, 0, StandardCharsets.UTF_16BE);
    }
    return strict(b, 0, StandardCharsets.UTF_8).or(() -> strict(b, 0, WINDOWS_1258));
  }

  private static boolean unicode(byte[] b) {
    return starts(b, 0xFF, 0xFE)
        || starts(b, 0xFE, 0xFF)
        || (b.length >= 2 && (b[0] == 0 || b[1] == 0))
        || strict(b, 0, StandardCharsets.UTF_8).isPresent();
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
