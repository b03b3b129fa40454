package vn.gov.haiduong.haidang.net;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A name server that does what it is told to, one thing for all questions; raw bytes, no library.
 */
final class NameServer implements AutoCloseable {

  /** What came in, over which transport. */
  record Asked(int id, String name, int type, boolean tcp, boolean edns, int number) {}

  /** Packets sent back, in order; none is silence. */
  interface Conduct extends Function<Asked, List<byte[]>> {}

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Conduct conduct;
  private final AtomicInteger questions = new AtomicInteger();

  NameServer(Conduct conduct) throws IOException {
    this("127.0.0.1", 0, conduct);
  }

  NameServer(String ip, int port, Conduct conduct) throws IOException {
    this.conduct = conduct;
    Pair pair = listen(InetAddress.ofLiteral(ip), port);
    this.udp = pair.udp();
    this.tcp = pair.tcp();
    Thread.ofVirtual().start(this::serveUdp);
    Thread.ofVirtual().start(this::serveTcp);
  }

  private record Pair(ServerSocket tcp, DatagramSocket udp) {}

  /** One port for both transports; a port that is free for one alone is given back. */
  private static Pair listen(InetAddress ip, int port) throws IOException {
    for (int tried = 1; ; tried++) {
      ServerSocket tcp = new ServerSocket(port, 10, ip);
      try {
        return new Pair(tcp, new DatagramSocket(new InetSocketAddress(ip, tcp.getLocalPort())));
      } catch (IOException taken) {
        tcp.close();
        if (port != 0 || tried == 50) {
          throw taken;
        }
      }
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) udp.getLocalSocketAddress();
  }

  int questions() {
    return questions.get();
  }

  private void serveUdp() {
    byte[] buffer = new byte[2048];
    while (!udp.isClosed()) {
      try {
        DatagramPacket in = new DatagramPacket(buffer, buffer.length);
        udp.receive(in);
        Asked asked = read(ByteBuffer.wrap(buffer, 0, in.getLength()), false);
        for (byte[] out : conduct.apply(asked)) {
          udp.send(new DatagramPacket(out, out.length, in.getSocketAddress()));
        }
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket socket = tcp.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] question = in.readNBytes(in.readUnsignedShort());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        for (byte[] answer : conduct.apply(read(ByteBuffer.wrap(question), true))) {
          out.writeShort(answer.length);
          out.write(answer);
        }
        out.flush();
        int _ = in.read();
      } catch (IOException _) {
        if (tcp.isClosed()) {
          return;
        }
      }
    }
  }

  private Asked read(ByteBuffer in, boolean overTcp) {
    int id = in.getShort(0) & 0xffff;
    boolean edns = in.getShort(10) != 0;
    in.position(12);
    StringBuilder name = new StringBuilder();
    for (int length = in.get(); length > 0; length = in.get()) {
      byte[] label = new byte[length];
      in.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.ISO_8859_1));
    }
    return new Asked(
        id, name.toString(), in.getShort() & 0xffff, overTcp, edns, questions.incrementAndGet());
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }

  /** Builds an answer. */
  static final class Reply {

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final Asked asked;
    private int id;
    private String question;
    private int flags = 0x8180;
    private int answers;
    private int authorities;
    private int additionals;

    private Reply(Asked asked) {
      this.asked = asked;
      this.id = asked.id();
      this.question = asked.name();
    }

    static Reply to(Asked asked) {
      return new Reply(asked);
    }

    Reply id(int other) {
      id = other;
      return this;
    }

    Reply question(String other) {
      question = other;
      return this;
    }

    Reply rcode(int code) {
      flags = (flags & 0xfff0) | code;
      return this;
    }

    Reply authoritative() {
      flags |= 0x400;
      return this;
    }

    Reply truncated() {
      flags |= 0x200;
      return this;
    }

    Reply record(String name, int type, byte[] data) {
      answers++;
      write(name, type, data);
      return this;
    }

    Reply a(String name, String ip) {
      return record(name, 1, InetAddress.ofLiteral(ip).getAddress());
    }

    Reply aaaa(String name, String ip) {
      return record(name, 28, InetAddress.ofLiteral(ip).getAddress());
    }

    Reply cname(String name, String target) {
      return record(name, 5, wire(target));
    }

    Reply ns(String zone, String server) {
      return record(zone, 2, wire(server));
    }

    /** A referral: the servers of a zone below. */
    Reply authority(String zone, String server) {
      authorities++;
      write(zone, 2, wire(server));
      return this;
    }

    Reply glue(String name, String ip) {
      additionals++;
      write(name, 1, InetAddress.ofLiteral(ip).getAddress());
      return this;
    }

    Reply soa(String name, int serial) {
      return record(name, 6, soaData(serial));
    }

    Reply nothing() {
      authorities++;
      write("test", 6, soaData(1));
      return this;
    }

    private static byte[] soaData(int serial) {
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      data.writeBytes(wire("ns.test"));
      data.writeBytes(wire("root.test"));
      data.writeBytes(ByteBuffer.allocate(20).putInt(0, serial).array());
      return data.toByteArray();
    }

    private void write(String name, int type, byte[] data) {
      records.writeBytes(wire(name));
      records.writeBytes(
          ByteBuffer.allocate(10)
              .putShort((short) type)
              .putShort((short) 1)
              .putInt(60)
              .putShort((short) data.length)
              .array());
      records.writeBytes(data);
    }

    byte[] bytes() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(
          ByteBuffer.allocate(12)
              .putShort((short) id)
              .putShort((short) flags)
              .putShort((short) 1)
              .putShort((short) answers)
              .putShort((short) authorities)
              .putShort((short) additionals)
              .array());
      out.writeBytes(wire(question));
      out.writeBytes(
          ByteBuffer.allocate(4).putShort((short) asked.type()).putShort((short) 1).array());
      out.writeBytes(records.toByteArray());
      return out.toByteArray();
    }

    List<byte[]> send() {
      return List.of(bytes());
    }

    static byte[] wire(String name) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (String label : name.split("\\.", -1)) {
        out.write(label.length());
        out.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
      }
      out.write(0);
      return out.toByteArray();
    }
  }
}
