package dev.brynje.network.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "0:0:0:0:0:0:0:1, ::1",
    "::ffff:192.0.2.1, ::ffff:c000:201",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
  })
  void isReadAndWrittenAsTheSpecificationSays(String text, String written) {
    assertThat(Address.of(text).orElseThrow()).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "01.2.3.4",
        "1.2.3.-4",
        "1..2.3",
        " 1.2.3.4",
        "1.2.3.4 ",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "fe80::1%eth0",
        "1.2.3.4::",
        "::1.2.3",
        "1:2:3:4:5:6:7::8",
        ":1::",
        "1:",
        "١.2.3.4"
      })
  void refusesWhatIsNone(String text) {
    assertThat(Address.of(text)).isEmpty();
  }

  private static long withManyZeros(RandomGenerator random) {
    return random.longs(3).reduce(-1, (some, more) -> some & more);
  }

  @Test
  void isWhatTheJdkReadsToo() throws UnknownHostException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    for (int i = 0; i < 5_000; i++) {
      long high = withManyZeros(random);
      long low = withManyZeros(random);
      Address address = new Address(true, high, low);
      assertThat(Address.of(address.toString())).contains(address);
      byte[] bytes = InetAddress.getByName(address.toString()).getAddress();
      if (bytes.length == 16) {
        assertThat(Address.of(InetAddress.getByAddress(bytes).getHostAddress())).contains(address);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/8, 10.0.0.0-10.255.255.255",
    "0.0.0.0/0, 0.0.0.0-255.255.255.255",
    "203.0.113.7/32, 203.0.113.7-203.0.113.7",
    "128.0.0.0/1, 128.0.0.0-255.255.255.255",
    "2001:db8::/32, 2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "fd00::1/64, fd00::-fd00::ffff:ffff:ffff:ffff",
    "::1/128, ::1-::1",
    "::/0, ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fe80::/65, fe80::-fe80::7fff:ffff:ffff:ffff",
  })
  void aBlockHasAFirstAndALastAddress(String cidr, String range) {
    assertThat(AddressRange.ofCidr(cidr).orElseThrow()).hasToString(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "::/129",
        "10.0.0.0/08",
        "10/8",
        "10.0.0.0/-1",
        "/8"
      })
  void refusesWhatIsNoBlock(String text) {
    assertThat(AddressRange.ofCidr(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "10.0.0.0/8; 10.1.0.0/16; [10.0.0.0-10.0.255.255, 10.2.0.0-10.255.255.255]",
        "10.0.0.0/8; 10.0.0.0/9; [10.128.0.0-10.255.255.255]",
        "10.0.0.0/8; 10.128.0.0/9; [10.0.0.0-10.127.255.255]",
        "10.0.0.0/8; 0.0.0.0/0; []",
        "10.0.0.0/8; 11.0.0.0/8; [10.0.0.0-10.255.255.255]",
        "::/0; ::/1; [8000::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]",
      })
  void whatIsLeftOutIsCutAway(String cidr, String except, String left) {
    AddressRange range = AddressRange.ofCidr(cidr).orElseThrow();
    AddressRange less = AddressRange.ofCidr(except).orElseThrow();
    assertThat(range.without(List.of(less))).hasToString(left);
  }
}
