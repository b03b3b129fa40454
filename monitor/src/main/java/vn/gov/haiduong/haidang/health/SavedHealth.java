package vn.gov.haiduong.haidang.health;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;

/** A target's health as bytes: everything, so that nothing is counted anew after a restart. */
final class SavedHealth {

  /** Changes whenever what is counted needs another form; older bytes are then refused. */
  private static final int FORM = 2;

  /** The form before, in which short runs had no cause; still read. */
  private static final int WITHOUT_CAUSES = 1;

  private SavedHealth() {}

  static byte[] write(TargetHealth health) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(FORM);
      sweep(health.settled, out);
      out.writeInt(health.waiting.length);
      for (Entry entry : health.waiting) {
        out.writeLong(entry.at());
        out.writeUTF(entry.kind().name());
        cause(entry.cause(), out);
        out.writeInt(entry.number());
        out.writeInt(entry.holdMillis());
      }
      out.writeLong(health.ancestorsSettledUpTo);
      out.writeBoolean(health.removed);
    } catch (IOException e) {
      throw new UncheckedIOException("memory never fails", e);
    }
    return bytes.toByteArray();
  }

  static TargetHealth read(byte[] saved) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved));
      int form = in.readByte();
      if (form != FORM && form != WITHOUT_CAUSES) {
        throw new IllegalArgumentException("saved health: expected form " + FORM + ", got " + form);
      }
      Sweep settled = sweep(in, form);
      Entry[] waiting = new Entry[in.readInt()];
      for (int i = 0; i < waiting.length; i++) {
        waiting[i] =
            new Entry(
                in.readLong(),
                Entry.Kind.valueOf(in.readUTF()),
                cause(in),
                in.readInt(),
                in.readInt());
      }
      return TargetHealth.of(settled, waiting, in.readLong(), in.readBoolean());
    } catch (IOException e) {
      throw new IllegalArgumentException("saved health: expected more bytes", e);
    }
  }

  private static void sweep(Sweep sweep, DataOutputStream out) throws IOException {
    out.writeLong(sweep.at);
    out.writeUTF(sweep.held == null ? "" : sweep.held.name());
    cause(sweep.heldCause, out);
    out.writeLong(sweep.heldUntil);
    out.writeInt(sweep.blindBits);
    out.writeBoolean(sweep.stopped);
    out.writeBoolean(sweep.maintenance);
    out.writeInt(sweep.brokenParents);
    out.writeUTF(sweep.tail.name());
    out.writeLong(sweep.tailSince);
    out.writeLong(sweep.degradedSince);
    for (State state : State.values()) {
      out.writeLong(sweep.millis[state.gauge()]);
    }
    Flaps flaps = sweep.flaps;
    out.writeBoolean(flaps != null);
    if (flaps != null) {
      first(flaps.lastButTwo(), out);
      first(flaps.lastButOne(), out);
      first(flaps.last(), out);
      out.writeLong(flaps.lastFailure());
      first(flaps.since(), out);
    }
    out.writeInt(sweep.answers);
    out.writeLong(sweep.recoveredAt);
    Run run = sweep.run;
    out.writeBoolean(run != null);
    if (run != null) {
      run(run, out);
    }
  }

  private static void first(Flaps.@Nullable First first, DataOutputStream out) throws IOException {
    out.writeLong(first == null ? Long.MIN_VALUE : first.at());
    cause(first == null ? null : first.cause(), out);
  }

  private static Flaps.@Nullable First first(DataInputStream in, int form) throws IOException {
    long at = in.readLong();
    Cause cause = form == WITHOUT_CAUSES ? null : cause(in);
    return at == Long.MIN_VALUE ? null : new Flaps.First(at, cause);
  }

  private static Flaps flaps(DataInputStream in, int form) throws IOException {
    Flaps.First lastButTwo = first(in, form);
    Flaps.First lastButOne = first(in, form);
    Flaps.First last = first(in, form);
    long lastFailure = in.readLong();
    if (last == null) {
      throw new IOException("flaps: expected a last run");
    }
    return new Flaps(lastButTwo, lastButOne, last, lastFailure, first(in, form));
  }

  private static Sweep sweep(DataInputStream in, int form) throws IOException {
    Sweep sweep = new Sweep(in.readLong());
    String held = in.readUTF();
    sweep.held = held.isEmpty() ? null : Sweep.Colour.valueOf(held);
    sweep.heldCause = cause(in);
    sweep.heldUntil = in.readLong();
    sweep.blindBits = in.readInt();
    sweep.stopped = in.readBoolean();
    sweep.maintenance = in.readBoolean();
    sweep.brokenParents = in.readInt();
    sweep.tail = Sweep.Colour.valueOf(in.readUTF());
    sweep.tailSince = in.readLong();
    sweep.degradedSince = in.readLong();
    for (State state : State.values()) {
      sweep.millis[state.gauge()] = in.readLong();
    }
    if (in.readBoolean()) {
      sweep.flaps = flaps(in, form);
    }
    sweep.answers = in.readInt();
    sweep.recoveredAt = in.readLong();
    if (in.readBoolean()) {
      sweep.run = run(in);
    }
    return sweep;
  }

  private static void run(Run run, DataOutputStream out) throws IOException {
    out.writeLong(run.firstAt);
    cause(run.cause, out);
    out.writeInt(run.confirm);
    out.writeBoolean(run.beganInMaintenance);
    out.writeInt(run.count);
    out.writeLong(run.lastAt);
    out.writeLong(run.confirmedAt);
    out.writeLong(run.incidentAt);
    out.writeBoolean(run.told);
    out.writeLong(run.downMillis);
    out.writeInt(run.waiting.size());
    for (Run.Piece piece : run.waiting) {
      out.writeLong(piece.from());
      out.writeLong(piece.to());
      out.writeUTF(piece.colour().name());
      cause(piece.cause(), out);
    }
  }

  private static Run run(DataInputStream in) throws IOException {
    Run run = new Run(in.readLong(), cause(in), in.readInt(), in.readBoolean());
    run.count = in.readInt();
    run.lastAt = in.readLong();
    run.confirmedAt = in.readLong();
    run.incidentAt = in.readLong();
    run.told = in.readBoolean();
    run.downMillis = in.readLong();
    int pieces = in.readInt();
    List<Run.Piece> waiting = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      waiting.add(
          new Run.Piece(
              in.readLong(), in.readLong(), Sweep.Colour.valueOf(in.readUTF()), cause(in)));
    }
    run.waiting = waiting;
    return run;
  }

  private static void cause(@Nullable Cause cause, DataOutputStream out) throws IOException {
    out.writeUTF(cause == null ? "" : cause.label());
  }

  private static @Nullable Cause cause(DataInputStream in) throws IOException {
    return Cause.of(in.readUTF()).orElse(null);
  }
}
