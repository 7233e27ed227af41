package dev.brynje.network.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressCellsTest {
  private static List<AddressRange> cells(String... blocks) {
    return AddressCells.of(
            Stream.of(blocks).map(cidr -> AddressRange.ofCidr(cidr).orElseThrow()).toList())
        .all();
  }

  @Test
  void withoutAnyBlockAFamilyIsOneCell() {
    assertThat(cells()).containsExactly(AddressRange.ALL_4, AddressRange.ALL_6);
  }

  @Test
  void aBlockIsCutOutOfItsFamily() {
    assertThat(cells("10.0.0.0/8"))
        .hasToString(
            "[0.0.0.0-9.255.255.255, 10.0.0.0-10.255.255.255, 11.0.0.0-255.255.255.255,"
                + " ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]");
  }

  @Test
  void theWholeFamilyCutsNothing() {
    assertThat(cells("0.0.0.0/0", "::/0")).hasSize(2);
  }

  @Test
  void findsTheCellOfAnAddress() {
    AddressCells cells = AddressCells.of(List.of(AddressRange.ofCidr("10.0.0.0/8").orElseThrow()));
    assertThat(cells.indexOf(Address.of("9.255.255.255").orElseThrow())).isZero();
    assertThat(cells.indexOf(Address.of("10.0.0.0").orElseThrow())).isEqualTo(1);
    assertThat(cells.indexOf(Address.of("255.255.255.255").orElseThrow())).isEqualTo(2);
    assertThat(cells.indexOf(Address.of("::").orElseThrow())).isEqualTo(3);
    assertThat(cells.indexOf(Address.LAST_6)).isEqualTo(3);
  }
}
