package vn.gov.haiduong.haidang.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * A page ready to be sent. The arrays are shared and never written to.
 *
 * @param type value of Content-Type
 */
@SuppressWarnings("ArrayRecordComponent")
record Page(byte[] plain, byte[] gzip, String type) {

  static Page html(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    var packed = new ByteArrayOutputStream(plain.length / 2 + 64);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Page(plain, packed.toByteArray(), "text/html; charset=utf-8");
  }
}
