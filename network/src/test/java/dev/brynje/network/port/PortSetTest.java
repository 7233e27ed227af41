package dev.brynje.network.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class PortSetTest {
  private static final PortSet WEB = PortSet.of(Protocol.TCP, 80);

  @Test
  void isWrittenAsListsOfConnectionsWriteIt() {
    PortSet ports =
        PortSet.of(Protocol.TCP, 80, 90)
            .or(PortSet.of(Protocol.UDP, 53))
            .or(PortSet.of(Protocol.TCP, 443))
            .or(PortSet.of(Protocol.SCTP, 80));
    assertThat(ports).hasToString("SCTP 80,TCP 80-90,443,UDP 53");
  }

  @Test
  void callsAllAndNoneByName() {
    assertThat(PortSet.ALL).hasToString("All Connections");
    assertThat(PortSet.NONE).hasToString("No Connections");
    assertThat(PortSet.of(Protocol.UDP)).hasToString("UDP 1-65535");
  }

  @Test
  void joinsPortsThatLieSideBySide() {
    assertThat(PortSet.of(Protocol.TCP, 1, 79).or(WEB)).isEqualTo(PortSet.of(Protocol.TCP, 1, 80));
  }

  @Test
  void keepsProtocolsApart() {
    assertThat(WEB.meets(PortSet.of(Protocol.UDP))).isFalse();
    assertThat(PortSet.of(Protocol.SCTP, 65535).or(PortSet.of(Protocol.TCP, 1)))
        .hasToString("SCTP 65535,TCP 1");
  }

  @Test
  void refusesWhatIsNoPort() {
    assertThatThrownBy(() -> PortSet.of(Protocol.TCP, 0)).hasMessage("no ports: 0-0");
    assertThatThrownBy(() -> PortSet.of(Protocol.TCP, 65536)).hasMessage("no ports: 65536-65536");
    assertThatThrownBy(() -> PortSet.of(Protocol.TCP, 2, 1)).hasMessage("no ports: 2-1");
  }

  @Test
  void cellsAreDisjointAndMakeUpEverySet() {
    List<PortSet> sets =
        List.of(PortSet.of(Protocol.TCP, 80, 90), PortSet.of(Protocol.TCP, 85, 100), WEB);
    List<PortSet> cells = PortSet.cells(sets);
    PortSet all = PortSet.NONE;
    for (PortSet cell : cells) {
      assertThat(cell.meets(all)).isFalse();
      all = all.or(cell);
      for (PortSet set : sets) {
        assertThat(cell.meets(set)).isEqualTo(set.holds(cell));
      }
    }
    assertThat(all).isEqualTo(PortSet.ALL);
    assertThat(cells).hasSize(5);
  }

  @Test
  void worksAsAnySetDoes() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    for (int i = 0; i < 2_000; i++) {
      BitSet one = new BitSet();
      BitSet other = new BitSet();
      PortSet ports = filled(random, one);
      PortSet others = filled(random, other);
      compare(ports.or(others), either(one, other));
      compare(ports.and(others), both(one, other));
      compare(ports.minus(others), only(one, other));
      assertThat(ports.holds(others)).isEqualTo(only(other, one).isEmpty());
      assertThat(ports.equals(others)).isEqualTo(one.equals(other));
    }
  }

  /** Ports of TCP, mostly side by side. */
  private static PortSet filled(RandomGenerator random, BitSet bits) {
    PortSet ports = PortSet.NONE;
    for (int i = random.nextInt(4); i > 0; i--) {
      int first = 1 + random.nextInt(12);
      int last = first + random.nextInt(4);
      bits.set(first, last + 1);
      ports = ports.or(PortSet.of(Protocol.TCP, first, last));
    }
    return ports;
  }

  private static BitSet either(BitSet one, BitSet other) {
    BitSet made = (BitSet) one.clone();
    made.or(other);
    return made;
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet made = (BitSet) one.clone();
    made.and(other);
    return made;
  }

  private static BitSet only(BitSet one, BitSet other) {
    BitSet made = (BitSet) one.clone();
    made.andNot(other);
    return made;
  }

  private static void compare(PortSet ports, BitSet wanted) {
    for (int port = 1; port < 20; port++) {
      assertThat(ports.holds(Protocol.TCP, port))
          .as("%s has %d", ports, port)
          .isEqualTo(wanted.get(port));
    }
  }
}
