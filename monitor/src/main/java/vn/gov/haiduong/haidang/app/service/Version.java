package vn.gov.haiduong.haidang.app.service;

import java.util.Optional;

/** What this program is, from its own jar. */
final class Version {

  static final String NUMBER =
      Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("0.1.0");

  private Version() {}

  /** The source it was built from, where the build knew it. */
  static String revision() {
    return System.getProperty("haidang.revision", "unknown");
  }
}
