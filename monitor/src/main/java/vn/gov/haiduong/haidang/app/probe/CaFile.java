package vn.gov.haiduong.haidang.app.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The PEM file of {@code --ca}. */
final class CaFile {

  private static final int LARGEST = 4 * 1024 * 1024;

  private CaFile() {}

  /** At least one certificate, or {@link BadAddress} with the sentence that says what is wrong. */
  static List<X509Certificate> read(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      List<X509Certificate> trusted = new ArrayList<>();
      if (bytes.length <= LARGEST) {
        for (Certificate each :
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(bytes))) {
          trusted.add((X509Certificate) each);
        }
      }
      if (trusted.isEmpty()) {
        throw OptionText.wrong("--ca", file, "một tệp PEM có ít nhất một chứng thư số");
      }
      return trusted;
    } catch (IOException | InvalidPathException unreadable) {
      throw OptionText.wrong("--ca", file, "một tệp đọc được");
    } catch (CertificateException notCertificates) {
      throw OptionText.wrong("--ca", file, "một tệp PEM gồm các chứng thư số");
    }
  }
}
