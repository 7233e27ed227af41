package dev.brynje.network.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

/** Takes connections at every end, over TCP and UDP and both families, and answers datagrams. */
final class Listeners implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final Selector selector;
  private final Thread thread;

  private Listeners() throws IOException {
    this.selector = Selector.open();
    this.thread = Thread.ofPlatform().name("listeners").unstarted(this::answer);
  }

  static Listeners at(PodNetwork network, List<End> ends, List<Integer> ports) throws IOException {
    Listeners listeners = new Listeners();
    for (End end : ends) {
      network.namespace(end).inside(() -> listeners.listen(end, ports));
    }
    listeners.thread.start();
    return listeners;
  }

  private boolean listen(End end, List<Integer> ports) throws IOException {
    for (int port : ports) {
      for (boolean six : new boolean[] {false, true}) {
        InetSocketAddress at = new InetSocketAddress(end.inet(six), port);
        StandardProtocolFamily family = family(six);
        ServerSocketChannel tcp = ServerSocketChannel.open(family).bind(at, BACKLOG);
        tcp.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        DatagramChannel udp = DatagramChannel.open(family).bind(at);
        udp.configureBlocking(false).register(selector, SelectionKey.OP_READ);
      }
    }
    return true;
  }

  static StandardProtocolFamily family(boolean six) {
    return six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
  }

  private void answer() {
    try {
      while (selector.isOpen()) {
        selector.select(key -> answer(key.channel()));
      }
    } catch (ClosedSelectorException e) {
      // Closed while it waited.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(SelectableChannel channel) {
    try {
      switch (channel) {
        case ServerSocketChannel tcp -> accept(tcp);
        case DatagramChannel udp -> echo(udp);
        default -> throw new IllegalStateException("unexpected: " + channel);
      }
    } catch (IOException e) {
      // A client that went away; what it wanted to know is checked where it asked.
    }
  }

  private static void accept(ServerSocketChannel tcp) throws IOException {
    for (var taken = tcp.accept(); taken != null; taken = tcp.accept()) {
      taken.close();
    }
  }

  private static void echo(DatagramChannel udp) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1);
    for (SocketAddress from = udp.receive(buffer); from != null; from = udp.receive(buffer)) {
      udp.send(buffer.flip(), from);
      buffer.clear();
    }
  }

  @Override
  public void close() throws IOException {
    List<SelectableChannel> open = selector.keys().stream().map(SelectionKey::channel).toList();
    selector.close();
    for (SelectableChannel channel : open) {
      channel.close();
    }
  }
}
