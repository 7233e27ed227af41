package dev.brynje.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Control;
import dev.brynje.core.Policy;
import dev.brynje.core.testing.Samples;
import dev.brynje.yaml.testing.Fuzzing;
import dev.brynje.yaml.testing.YamlTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationFuzzTest {
  private static final Set<String> IDS =
      Samples.GUARDED.controls().stream().map(Control::id).collect(Collectors.toSet());

  private static final List<byte[]> SEEDS =
      Stream.of(
              """
              fail-on: medium
              only:
                - workload/run-as-non-root
              controls:
                workload/run-as-non-root: critical
                network/default-deny: off
                signature/verified: {enabled: true, severity: high}
              """,
              """
              {"fail-on": "info", "controls": {"network/default-deny": {"enabled": false}}}
              """,
              """
              # quiet in the lab
              controls:
                network/default-deny: &quiet
                  severity: low
                workload/run-as-non-root: *quiet
              """)
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  private static final List<String> TOKENS =
      Stream.of(
              YamlTokens.ALL.stream(),
              IDS.stream(),
              Stream.of(
                  "fail-on",
                  "only",
                  "controls",
                  "scopes",
                  "path",
                  "namespace",
                  "resource",
                  "parameters",
                  "registries",
                  "labels",
                  "user-ids",
                  "min",
                  "max",
                  "enabled",
                  "severity",
                  "off",
                  "high",
                  "low"))
          .flatMap(tokens -> tokens)
          .toList();

  @Test
  void isReadWholeOrRefusedWithReasons() throws InterruptedException {
    Fuzzing.run("configuration", SEEDS, TOKENS, ConfigurationFuzzTest::read);
  }

  private static void read(byte[] bytes) {
    switch (Configuration.read("brynje.yaml", bytes, Samples.GUARDED)) {
      case Configuration.Read(Policy policy, _) -> {
        assertThat(IDS).containsAll(policy.only()).containsAll(policy.off());
        assertThat(IDS).containsAll(policy.severities().keySet());
      }
      case Configuration.Refused(List<Mistake> mistakes) -> {
        assertThat(mistakes).isNotEmpty();
        for (Mistake mistake : mistakes) {
          assertThat(mistake.words())
              .startsWith("brynje.yaml:")
              .doesNotContain("\n")
              .hasSizeLessThan(2000);
        }
      }
    }
  }
}
