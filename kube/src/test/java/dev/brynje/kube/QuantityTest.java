package dev.brynje.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0n, 0",
    "-0, 0",
    "0E9999, 0",
    "1Ki, 1024",
    "8Ki, 8192",
    "7Mi, 7340032",
    "6Gi, 6442450944",
    "5Ti, 5497558138880",
    "4Pi, 4503599627370496",
    "3Ei, 3458764513820540928",
    "5n, 0.000000005",
    "4u, 0.000004",
    "3m, 0.003",
    "9, 9",
    "8k, 8000",
    "7M, 7000000",
    "6G, 6000000000",
    "5T, 5000000000000",
    "2P, 2000000000000000",
    "1E, 1000000000000000000",
    "1E-3, 0.001",
    "1e3, 1000",
    "1e+3, 1000",
    "1E6, 1000000",
    "100.035k, 100035",
    "1.5Gi, 1610612736",
    "0.5Ki, 512",
    "0.1Ki, 102.4",
    "12.3m, 0.0123",
    "1., 1",
    ".5, 0.5",
    "+1, 1",
    "-1.5, -1.5",
    "007, 7",
    "1024e-3, 1.024",
    "0.001, 0.001",
    "500m, 0.5"
  })
  void readsWhatTheApiServerReads(String text, String value) {
    assertThat(Quantity.of(text)).map(Quantity::plain).contains(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1n, 0.000000001",
    "1.1n, 0.000000002",
    "1e-9999, 0.000000001",
    "-0.1n, -0.000000001",
    "0.9999999999, 1",
    "0.00000000000000000001Ki, 0.000000001",
    "9223372036854775808, 9223372036854775807",
    "8Ei, 9223372036854775807",
    "1e25, 9223372036854775807",
    "10E, 9223372036854775807"
  })
  void roundsAwayFromZeroAndEndsAt63Bits(String text, String value) {
    assertThat(Quantity.of(text)).map(Quantity::plain).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "1 ", ".", "+", "1.1.M", "1+1.0M", "0.1mi", "0.1am", "aoeu", ".5i", "1i", "-3.01i",
        "-3.01e-", "1e", "e1", "1e12345", "1Xi", "1ki", "1KI", "5Kib", "--1", "0x10", "1_000", "١"
      })
  void refusesWhatTheApiServerRefuses(String text) {
    assertThat(Quantity.of(text)).isEmpty();
  }

  @Test
  void refusesWhatIsLongerThanAnybodyWrites() {
    assertThat(Quantity.of("1".repeat(64))).isPresent();
    assertThat(Quantity.of("1".repeat(65))).isEmpty();
  }

  @Test
  void ordersByValueNotByForm() {
    List<String> rising =
        List.of("-2", "-1500m", "-1", "0", "1n", "999m", "1", "1.5", "1Ki", "1Mi");
    List<Quantity> read = rising.stream().map(text -> Quantity.of(text).orElseThrow()).toList();
    assertThat(read).isSorted();
    assertThat(Quantity.of("1536Mi").orElseThrow())
        .isEqualByComparingTo(Quantity.of("1.5Gi").orElseThrow());
    assertThat(Quantity.of(-3)).isEqualByComparingTo(Quantity.of("-3").orElseThrow());
  }

  /** BigDecimal tells the exact value of what has so few places that nothing is rounded first. */
  @Test
  void agreesWithExactArithmetic() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    List<String> suffixes = List.of("", "n", "u", "m", "k", "M", "G", "Ki", "Mi", "Gi");
    for (int i = 0; i < 20_000; i++) {
      String number = random.nextInt(-9999, 9999) + "." + random.nextInt(1_000_000);
      String suffix = suffixes.get(random.nextInt(suffixes.size()));
      BigDecimal exact = new BigDecimal(number).multiply(factor(suffix));
      String expected =
          exact
              .setScale(9, RoundingMode.UP)
              .stripTrailingZeros()
              .add(BigDecimal.ZERO)
              .toPlainString();
      assertThat(Quantity.of(number + suffix).map(Quantity::plain).map(BigDecimal::new))
          .as(number + suffix)
          .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(expected));
    }
  }

  private static BigDecimal factor(String suffix) {
    return switch (suffix) {
      case "n" -> new BigDecimal("1e-9");
      case "u" -> new BigDecimal("1e-6");
      case "m" -> new BigDecimal("1e-3");
      case "k" -> new BigDecimal("1e3");
      case "M" -> new BigDecimal("1e6");
      case "G" -> new BigDecimal("1e9");
      case "Ki" -> BigDecimal.valueOf(1L << 10);
      case "Mi" -> BigDecimal.valueOf(1L << 20);
      case "Gi" -> BigDecimal.valueOf(1L << 30);
      default -> BigDecimal.ONE;
    };
  }
}
