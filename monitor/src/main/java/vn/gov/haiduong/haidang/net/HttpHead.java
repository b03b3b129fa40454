package vn.gov.haiduong.haidang.net;

import java.util.ArrayList;
import java.util.List;

/**
 * Status line and headers of an answer.
 *
 * @param version "1.0", "1.1" or "2"
 * @param fields names in lower case and values by turns
 */
record HttpHead(int status, String version, List<String> fields) {

  /** The first value of a header, or "". */
  String first(String name) {
    for (int i = 0; i < fields.size(); i += 2) {
      if (fields.get(i).equals(name)) {
        return fields.get(i + 1);
      }
    }
    return "";
  }

  /** All values of a header. */
  List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (int i = 0; i < fields.size(); i += 2) {
      if (fields.get(i).equals(name)) {
        values.add(fields.get(i + 1));
      }
    }
    return values;
  }

  boolean bodiless() {
    return status == 204 || status == 304 || status < 200;
  }
}
