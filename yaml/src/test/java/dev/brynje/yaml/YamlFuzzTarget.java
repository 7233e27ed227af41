package dev.brynje.yaml;

/** What Jazzer calls; see the profile {@code jazzer} in this module's pom.xml. */
public final class YamlFuzzTarget {
  private static final Limits LIMITS = new Limits(1 << 20, 1000, 50_000);

  private YamlFuzzTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzTest.check(YamlReader.read(input, LIMITS));
  }
}
