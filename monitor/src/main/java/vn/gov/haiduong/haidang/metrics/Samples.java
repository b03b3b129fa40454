package vn.gov.haiduong.haidang.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** Families and their samples, in one format, into {@link Out}. For one thread. */
final class Samples {

  private static final byte[] NO_LABELS = new byte[0];
  private static final byte[] END_OF_LABELS = {'}', ' '};

  private final Out out;
  private final Format format;
  private byte[] name = NO_LABELS;

  Samples(Out out, Format format) {
    this.out = out;
    this.format = format;
  }

  /** Begins a family; the samples that follow are its own. */
  void family(Names metric) {
    String family = metric.family(format);
    head("# HELP ", family, new String(Out.escaped(metric.help()), StandardCharsets.UTF_8));
    head("# TYPE ", family, metric.typeWord(format));
    Optional<String> unit = metric.unit();
    if (format == Format.OPEN_METRICS && unit.isPresent()) {
      head("# UNIT ", family, unit.get());
    }
    name = metric.sample().getBytes(StandardCharsets.US_ASCII);
  }

  private void head(String mark, String family, String words) {
    out.text(mark);
    out.text(family);
    out.character(' ');
    out.text(words);
    out.character('\n');
  }

  /** A label ready to be written: {@code name="value"}. */
  static byte[] label(String name, String value) {
    return join(name.getBytes(StandardCharsets.US_ASCII), Out.escaped(value));
  }

  private static byte[] join(byte[] name, byte[] value) {
    byte[] label = new byte[name.length + value.length + 3];
    System.arraycopy(name, 0, label, 0, name.length);
    label[name.length] = '=';
    label[name.length + 1] = '"';
    System.arraycopy(value, 0, label, name.length + 2, value.length);
    label[label.length - 1] = '"';
    return label;
  }

  /** Labels ready to be written, from names and values in turn. */
  static byte[] labels(String... namesAndValues) {
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      labels
          .append(i == 0 ? "" : ",")
          .append(
              new String(label(namesAndValues[i], namesAndValues[i + 1]), StandardCharsets.UTF_8));
    }
    return labels.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Begins a sample without labels; its value must follow. */
  Samples sample() {
    out.raw(name);
    out.character(' ');
    return this;
  }

  /** Begins a sample with these labels. */
  Samples sample(byte[] labels) {
    out.raw(name);
    out.character('{');
    out.raw(labels);
    out.raw(END_OF_LABELS);
    return this;
  }

  /** Begins a sample with these labels and those. */
  Samples sample(byte[] labels, byte[] more) {
    out.raw(name);
    out.character('{');
    out.raw(labels);
    out.character(',');
    out.raw(more);
    out.raw(END_OF_LABELS);
    return this;
  }

  void whole(long value) {
    out.whole(value);
    out.character('\n');
  }

  void flag(boolean value) {
    out.character(value ? '1' : '0');
    out.character('\n');
  }

  void nanos(long value) {
    out.nanos(value);
    out.character('\n');
  }

  void millis(long value) {
    out.millis(value);
    out.character('\n');
  }

  void real(double value) {
    out.real(value);
    out.character('\n');
  }

  /** All samples of one histogram; {@code labels} may be empty. */
  void histogram(Names metric, byte[] labels, Latencies.Histogram histogram) {
    String base = metric.sample();
    long count = 0;
    for (int i = 0; i < histogram.buckets(); i++) {
      count += histogram.count(i);
      double bound = histogram.bound(i);
      byte[] le = label("le", Double.isInfinite(bound) ? "+Inf" : Double.toString(bound));
      named(base + "_bucket", labels, le).whole(count);
    }
    named(base + "_count", labels, NO_LABELS).whole(count);
    named(base + "_sum", labels, NO_LABELS).nanos(histogram.sumNanos());
  }

  /**
   * All samples of a histogram of whole seconds.
   *
   * @param count of each bucket by itself; the one after the last bound is open
   */
  void histogram(
      Names metric, byte[] labels, long[] bounds, IntToLongFunction count, double sumSeconds) {
    long sum = 0;
    for (int i = 0; i <= bounds.length; i++) {
      sum += count.applyAsLong(i);
      String bound = i < bounds.length ? Double.toString((double) bounds[i]) : "+Inf";
      named(metric.sample() + "_bucket", labels, label("le", bound)).whole(sum);
    }
    named(metric.sample() + "_count", labels, NO_LABELS).whole(sum);
    named(metric.sample() + "_sum", labels, NO_LABELS).real(sumSeconds);
  }

  private Samples named(String sample, byte[] labels, byte[] more) {
    out.text(sample);
    if (labels.length + more.length > 0) {
      out.character('{');
      out.raw(labels);
      if (labels.length > 0 && more.length > 0) {
        out.character(',');
      }
      out.raw(more);
      out.character('}');
    }
    out.character(' ');
    return this;
  }
}
