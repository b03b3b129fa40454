package vn.gov.haiduong.haidang.notify;

import org.jspecify.annotations.Nullable;

/** A message on its way; confined to the post office's loop. */
final class Parcel {

  final Message message;
  int channel;
  int triesHere;
  int attempts;
  long notBefore;
  boolean sending;
  boolean saidUnreached;
  final boolean written;

  /** Key of the bundle that it goes with; once it has one it never goes otherwise. */
  @Nullable String bundle;

  /** It has been on its way by itself, or may have been when a process was killed. */
  boolean alone;

  Parcel(Message message, int attempts, boolean written, long now) {
    this.message = message;
    this.attempts = attempts;
    this.written = written;
    this.notBefore = now;
  }

  Address address() {
    return message.recipient().addresses().get(channel);
  }

  /** Whether it may go with another now, by the same way. */
  boolean goesWith(Parcel other, long now) {
    return !sending
        && notBefore <= now
        && channel < message.recipient().addresses().size()
        && message.recipient().id().equals(other.message.recipient().id())
        && address().equals(other.address());
  }
}
