package vn.gov.haiduong.haidang.net;

import java.io.ByteArrayOutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * The wire form of DNS (RFC 1035, EDNS RFC 6891), written by hand so that each thing that can be
 * wrong with an answer has its own name. Bounded: names by 255 bytes, compression pointers go only
 * backwards, at most {@value #MAX_RECORDS} records are kept.
 */
final class DnsWire {

  /** Fits one unfragmented packet on every path (DNS flag day 2020). */
  static final int UDP_PAYLOAD = 1232;

  static final int MAX_RECORDS = 200;
  private static final int HEADER = 12;
  private static final int CLASS_IN = 1;
  private static final int MAX_NAME = 255;
  private static final int MAX_SHOWN = 512;

  private DnsWire() {}

  /** What an arrived packet is in the eyes of one who asked. */
  sealed interface Read {

    /** Answers our question. */
    record Answer(DnsMessage message) implements Read {}

    /** Bears our id but breaks the grammar. */
    record Broken(String why) implements Read {}

    /** Somebody else's: wrong id, wrong question, or no answer at all. */
    record Foreign() implements Read {}
  }

  /** A question with recursion desired, class IN. */
  static byte[] question(int id, String name, int type, boolean edns) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    short16(out, id);
    short16(out, 0x0100);
    short16(out, 1);
    short16(out, 0);
    short16(out, 0);
    short16(out, edns ? 1 : 0);
    name(out, name);
    short16(out, type);
    short16(out, CLASS_IN);
    if (edns) {
      out.write(0);
      short16(out, Rr.OPT);
      short16(out, UDP_PAYLOAD);
      short16(out, 0);
      short16(out, 0);
      short16(out, 0);
    }
    return out.toByteArray();
  }

  private static void name(ByteArrayOutputStream out, String name) {
    if (!name.equals(".")) {
      for (String label : name.split("\\.", -1)) {
        byte[] bytes = label.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length == 0 || bytes.length > 63) {
          throw new IllegalArgumentException("name: expected labels of 1 to 63 bytes");
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
      }
    }
    out.write(0);
  }

  private static void short16(ByteArrayOutputStream out, int value) {
    out.write(value >>> 8);
    out.write(value);
  }

  /** Reads a packet as the answer to that question. */
  static Read read(byte[] packet, int id, String name, int type) {
    if (packet.length < 2 || ((packet[0] & 0xff) << 8 | (packet[1] & 0xff)) != id) {
      return new Read.Foreign();
    }
    if (packet.length < HEADER) {
      return new Read.Broken("chỉ có " + packet.length + " byte");
    }
    if ((packet[2] & 0x80) == 0) {
      return new Read.Foreign();
    }
    ByteBuffer in = ByteBuffer.wrap(packet);
    try {
      return read(in, name, type);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      String why =
          e instanceof BufferUnderflowException ? "bị cụt" : String.valueOf(e.getMessage());
      return new Read.Broken(why);
    }
  }

  private static Read read(ByteBuffer in, String name, int type) {
    int flags = in.getShort(2) & 0xffff;
    int questions = in.getShort(4) & 0xffff;
    int answers = in.getShort(6) & 0xffff;
    int authorities = in.getShort(8) & 0xffff;
    int additionals = in.getShort(10) & 0xffff;
    int rcode = flags & 0xf;
    boolean truncated = (flags & 0x200) != 0;
    in.position(HEADER);
    if ((flags >>> 11 & 0xf) != 0) {
      return new Read.Broken("không phải trả lời cho một câu hỏi (opcode)");
    }
    if (questions == 0) {
      // Some servers leave the question out of a refusal; an answer without it is nobody's.
      return rcode == DnsMessage.NOERROR || rcode == DnsMessage.NXDOMAIN
          ? new Read.Foreign()
          : new Read.Answer(
              new DnsMessage(rcode, false, truncated, List.of(), List.of(), List.of()));
    }
    String asked = name(in);
    int askedType = in.getShort() & 0xffff;
    int askedClass = in.getShort() & 0xffff;
    if (questions != 1 || !asked.equals(name) || askedType != type || askedClass != CLASS_IN) {
      return new Read.Foreign();
    }
    if (truncated) {
      // Cut anywhere, also inside a record: only the code counts, the rest is asked over TCP.
      return new Read.Answer(
          new DnsMessage(rcode, (flags & 0x400) != 0, true, List.of(), List.of(), List.of()));
    }
    int[] extended = {0};
    List<Rr> answer = section(in, answers, extended);
    List<Rr> authority = section(in, authorities, extended);
    List<Rr> additional = section(in, additionals, extended);
    return new Read.Answer(
        new DnsMessage(
            rcode | extended[0] << 4, (flags & 0x400) != 0, false, answer, authority, additional));
  }

  private static List<Rr> section(ByteBuffer in, int count, int[] extended) {
    List<Rr> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = name(in);
      int type = in.getShort() & 0xffff;
      int klass = in.getShort() & 0xffff;
      long ttl = in.getInt() & 0xffff_ffffL;
      int length = in.getShort() & 0xffff;
      int end = in.position() + length;
      if (end > in.limit()) {
        throw new BufferUnderflowException();
      }
      if (type == Rr.OPT) {
        extended[0] = (int) (ttl >>> 24);
      } else if (klass == CLASS_IN && records.size() < MAX_RECORDS) {
        Rr record = record(in, name, type, ttl, length);
        if (in.position() != end) {
          throw new IllegalArgumentException(
              "bản ghi " + Rr.typeName(type) + " có độ dài không đúng");
        }
        records.add(record);
      }
      in.position(end);
    }
    return records;
  }

  private static Rr record(ByteBuffer in, String name, int type, long ttl, int length) {
    return switch (type) {
      case Rr.A -> address(in, name, type, ttl, length, 4);
      case Rr.AAAA -> address(in, name, type, ttl, length, 16);
      case Rr.CNAME, Rr.NS, Rr.PTR, Rr.DNAME -> {
        String target = name(in);
        yield text(name, type, ttl, dotted(target), target);
      }
      case Rr.MX -> {
        int preference = in.getShort() & 0xffff;
        String target = name(in);
        yield text(name, type, ttl, preference + " " + dotted(target), target);
      }
      case Rr.SRV -> {
        String numbers =
            (in.getShort() & 0xffff)
                + " "
                + (in.getShort() & 0xffff)
                + " "
                + (in.getShort() & 0xffff);
        String target = name(in);
        yield text(name, type, ttl, numbers + " " + dotted(target), target);
      }
      case Rr.SOA -> soa(in, name, ttl);
      case Rr.TXT -> text(name, type, ttl, strings(in, length), "");
      case Rr.CAA -> caa(in, name, ttl, length);
      default -> {
        byte[] data = new byte[length];
        in.get(data);
        yield text(name, type, ttl, "\\# " + length + " " + HexFormat.of().formatHex(data), "");
      }
    };
  }

  private static Rr text(String name, int type, long ttl, String shown, String target) {
    return new Rr(name, type, ttl, Plain.shown(shown, MAX_SHOWN), target, Optional.empty(), -1);
  }

  private static Rr address(
      ByteBuffer in, String name, int type, long ttl, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          "bản ghi " + Rr.typeName(type) + " dài " + length + " byte thay vì " + expected);
    }
    byte[] data = new byte[length];
    in.get(data);
    InetAddress address = address(data);
    return new Rr(name, type, ttl, address.getHostAddress(), "", Optional.of(address), -1);
  }

  /** The address of 4 or 16 bytes; a mapped one stays of the family in which it was published. */
  static InetAddress address(byte[] data) {
    try {
      return data.length == 16
          ? Inet6Address.getByAddress(null, data, -1)
          : InetAddress.getByAddress(data);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("data: expected 4 or 16 bytes, got " + data.length, e);
    }
  }

  private static Rr soa(ByteBuffer in, String name, long ttl) {
    String primary = name(in);
    String mailbox = name(in);
    long serial = in.getInt() & 0xffff_ffffL;
    StringBuilder shown = new StringBuilder(dotted(primary) + " " + dotted(mailbox) + " " + serial);
    for (int i = 0; i < 4; i++) {
      shown.append(' ').append(in.getInt() & 0xffff_ffffL);
    }
    return new Rr(
        name,
        Rr.SOA,
        ttl,
        Plain.shown(shown.toString(), MAX_SHOWN),
        primary,
        Optional.empty(),
        serial);
  }

  private static String strings(ByteBuffer in, int length) {
    int end = in.position() + length;
    StringBuilder shown = new StringBuilder();
    while (in.position() < end) {
      int size = in.get() & 0xff;
      if (in.position() + size > end) {
        throw new IllegalArgumentException("bản ghi TXT có độ dài không đúng");
      }
      byte[] bytes = new byte[size];
      in.get(bytes);
      shown
          .append(shown.isEmpty() ? "\"" : " \"")
          .append(
              new String(bytes, StandardCharsets.UTF_8).replace("\\", "\\\\").replace("\"", "\\\""))
          .append('"');
    }
    return shown.toString();
  }

  private static Rr caa(ByteBuffer in, String name, long ttl, int length) {
    int end = in.position() + length;
    int flags = in.get() & 0xff;
    int size = in.get() & 0xff;
    if (in.position() + size > end) {
      throw new IllegalArgumentException("bản ghi CAA có độ dài không đúng");
    }
    byte[] tag = new byte[size];
    in.get(tag);
    byte[] value = new byte[end - in.position()];
    in.get(value);
    return text(
        name,
        Rr.CAA,
        ttl,
        flags
            + " "
            + new String(tag, StandardCharsets.ISO_8859_1)
            + " \""
            + new String(value, StandardCharsets.ISO_8859_1)
            + "\"",
        "");
  }

  private static String dotted(String name) {
    return name.equals(".") ? name : name + ".";
  }

  /** Reads a name; afterwards the buffer stands behind it. */
  private static String name(ByteBuffer in) {
    StringBuilder name = new StringBuilder();
    int after = -1;
    int total = 1;
    int lowest = in.position();
    while (true) {
      int length = in.get() & 0xff;
      if (length == 0) {
        break;
      }
      if ((length & 0xc0) == 0xc0) {
        int target = (length & 0x3f) << 8 | (in.get() & 0xff);
        if (after < 0) {
          after = in.position();
        }
        if (target >= lowest) {
          throw new IllegalArgumentException("con trỏ nén tên không lùi về trước");
        }
        lowest = target;
        in.position(target);
        continue;
      }
      if ((length & 0xc0) != 0) {
        throw new IllegalArgumentException("nhãn tên không hợp lệ");
      }
      total += length + 1;
      if (total > MAX_NAME) {
        throw new IllegalArgumentException("tên dài quá 255 byte");
      }
      if (!name.isEmpty()) {
        name.append('.');
      }
      for (int i = 0; i < length; i++) {
        label(name, in.get() & 0xff);
      }
    }
    if (after >= 0) {
      in.position(after);
    }
    return name.isEmpty() ? "." : name.toString();
  }

  /** One byte of a label in presentation form (RFC 4343): what would mislead is escaped. */
  private static void label(StringBuilder name, int c) {
    if (c == '.' || c == '\\') {
      name.append('\\').append((char) c);
    } else if (c > 0x20 && c < 0x7f) {
      name.append(Character.toLowerCase((char) c));
    } else {
      name.append(String.format(Locale.ROOT, "\\%03d", c));
    }
  }
}
