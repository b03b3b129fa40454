package vn.gov.haiduong.haidang.app.probe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Writes one JSON value on one line, in the order in which it is told. By hand because a probe must
 * start fast and needs nothing but objects, arrays, strings and numbers. Control and bidirectional
 * characters are dropped, not escaped: they would come alive again at the reader.
 */
final class JsonText {

  /** Error Prone knows it by its name: the result is only there for chaining. */
  private @interface CanIgnoreReturnValue {}

  private final StringBuilder text = new StringBuilder(1024);
  private boolean first = true;

  @CanIgnoreReturnValue
  JsonText open(char bracket) {
    separate();
    text.append(bracket);
    first = true;
    return this;
  }

  @CanIgnoreReturnValue
  JsonText close(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  @CanIgnoreReturnValue
  JsonText name(String name) {
    separate();
    quoted(name);
    text.append(':');
    first = true;
    return this;
  }

  @CanIgnoreReturnValue
  JsonText string(@Nullable String value) {
    separate();
    if (value == null) {
      text.append("null");
    } else {
      quoted(Plain.withoutControls(value));
    }
    return this;
  }

  @CanIgnoreReturnValue
  JsonText number(long value) {
    separate();
    text.append(value);
    return this;
  }

  /** To the microsecond, without trailing zeros; never in exponent form. */
  @CanIgnoreReturnValue
  JsonText seconds(double value) {
    separate();
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    text.append(rounded.signum() == 0 ? "0.0" : rounded.stripTrailingZeros().toPlainString());
    return this;
  }

  @CanIgnoreReturnValue
  JsonText nanos(long nanos) {
    return seconds(nanos / 1e9);
  }

  @CanIgnoreReturnValue
  JsonText bool(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
