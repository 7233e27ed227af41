package dev.brynje.fix;

import dev.brynje.yaml.testing.Fuzzing;
import dev.brynje.yaml.testing.YamlTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is written, a fix changes what was wanted, told without its gate, and can be undone. */
class FixFuzzTest {
  private static final List<String> TOKENS =
      Stream.concat(
              YamlTokens.ALL.stream(),
              Stream.of(
                  "securityContext: ",
                  "securityContext:\n",
                  "capabilities: {drop: [",
                  "containers:\n",
                  "initContainers: ",
                  "- name: a\n",
                  "volumes: *a\n",
                  "volumeMounts: []\n",
                  "spec: &a\n",
                  "apiVersion: v1\nkind: Pod\n",
                  "kind: List\nitems:\n",
                  "\"spec\": {\"containers\": [{"))
          .toList();

  @Test
  void whateverComesIsFixedAsWanted() throws IOException, InterruptedException {
    List<byte[]> seeds = new ArrayList<>();
    Origin.EXAMPLES.files().forEach(file -> seeds.add(file.bytes()));
    Origin.GENERATED.files().forEach(file -> seeds.add(file.bytes()));

    Fuzzing.run("fix", seeds, TOKENS, FixFuzzTest::verify);
  }

  private static void verify(byte[] manifest) {
    Fixed fixed = Fixed.by(Fixing.UNSAFE, "a mutated manifest", manifest);
    fixed.canBeUndone().saysWhatWasWanted();
    if (fixed.tellsFindingsApart()) {
      fixed.onlyMakesFindingsGo(Fixing.UNSAFE);
    }
  }
}
