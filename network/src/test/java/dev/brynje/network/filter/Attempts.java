package dev.brynje.network.filter;

import dev.brynje.network.filter.Attempt.Outcome;
import dev.brynje.network.port.Protocol;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries many connections at once. */
final class Attempts implements AutoCloseable {
  private final Selector selector = Selector.open();
  private final Map<Attempt, Outcome> outcomes = new LinkedHashMap<>();

  private Attempts() throws IOException {}

  /**
   * What becomes of each.
   *
   * @param patience for how long nothing must happen anywhere before what is left is unanswered
   */
  static Map<Attempt, Outcome> outcomes(
      PodNetwork network, List<Attempt> attempts, Duration patience) throws IOException {
    try (Attempts all = new Attempts()) {
      attempts.stream()
          .collect(Collectors.groupingBy(Attempt::from))
          .forEach((end, own) -> network.namespace(end).inside(() -> all.begin(own)));
      boolean settles = true;
      while (settles && all.outcomes.size() < attempts.size()) {
        settles = all.selector.select(all::settle, patience.toMillis()) > 0;
      }
      attempts.forEach(attempt -> all.outcomes.putIfAbsent(attempt, Outcome.UNANSWERED));
      return all.outcomes;
    }
  }

  private boolean begin(List<Attempt> attempts) throws IOException {
    for (Attempt attempt : attempts) {
      if (attempt.protocol() == Protocol.TCP) {
        beginTcp(attempt);
      } else {
        beginUdp(attempt);
      }
    }
    return true;
  }

  private void beginTcp(Attempt attempt) throws IOException {
    SocketChannel channel = SocketChannel.open(Listeners.family(attempt.six()));
    channel.configureBlocking(false);
    // Closed at once when done, so that no port is held back.
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, attempt);
    try {
      if (channel.connect(attempt.target())) {
        settle(key, Outcome.CONNECTED);
      }
    } catch (IOException e) {
      settle(key, Outcome.REFUSED);
    }
  }

  private void beginUdp(Attempt attempt) throws IOException {
    DatagramChannel channel = DatagramChannel.open(Listeners.family(attempt.six()));
    channel.configureBlocking(false);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ, attempt);
    try {
      channel.connect(attempt.target());
      channel.write(ByteBuffer.allocate(1));
    } catch (IOException e) {
      settle(key, Outcome.REFUSED);
    }
  }

  private void settle(SelectionKey key) {
    try {
      SelectableChannel channel = key.channel();
      boolean connected =
          channel instanceof SocketChannel tcp
              ? tcp.finishConnect()
              : ((DatagramChannel) channel).read(ByteBuffer.allocate(1)) > 0;
      if (connected) {
        settle(key, Outcome.CONNECTED);
      }
    } catch (IOException e) {
      settle(key, Outcome.REFUSED);
    }
  }

  private void settle(SelectionKey key, Outcome outcome) {
    outcomes.put((Attempt) key.attachment(), outcome);
    try {
      key.channel().close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
