package dev.brynje.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.testing.Samples;
import dev.brynje.core.testing.Schema;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the reader say the same of texts that are JSON and YAML at once. */
class ConfigurationSchemaTest {
  private static final Schema SCHEMA = Schema.of("/dev/brynje/core/brynje.schema.json");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"fail-on\": \"info\"}",
        "{\"only\": [\"network/default-deny\"]}",
        "{\"controls\": {}}",
        "{\"controls\": {\"network/default-deny\": \"off\"}}",
        "{\"controls\": {\"network/default-deny\": false}}",
        "{\"controls\": {\"network/default-deny\": true}}",
        "{\"controls\": {\"network/default-deny\": \"low\"}}",
        "{\"controls\": {\"network/default-deny\": {}}}",
        "{\"parameters\": {}}",
        "{\"parameters\": {\"registries\": [\"ghcr.io/org\"], \"labels\": [\"team\"]}}",
        "{\"parameters\": {\"labels\": {\"team\": \"team-*\"}, \"user-ids\": {\"min\": 1, \"max\": 2}}}",
        "{\"scopes\": [{\"path\": \"a\", \"parameters\": {\"group-ids\": {\"min\": 1}}}]}",
        "{\"parameters\": {\"waiver-days\": 90}}",
        "{\"controls\": {\"policy/waiver-broad\": \"high\"}}",
        "{\"scopes\": []}",
        "{\"scopes\": [{\"path\": [\"a/**\"], \"controls\": {\"network/default-deny\": false}}]}",
        "{\"scopes\": [{\"path\": \"a/**\", \"controls\": {\"network/default-deny\": false}}]}",
        "{\"scopes\": [{\"namespace\": [\"kube-*\"], \"controls\": {}}]}",
        "{\"scopes\": [{\"resource\": \"Pod/a-*\", \"controls\": {\"network/default-deny\": \"low\"}}]}",
        "{\"controls\": {\"network/default-deny\": {\"enabled\": true, \"severity\": \"low\"}}}"
      })
  void bothTake(String text) {
    assertThat(SCHEMA.problems(text)).isEmpty();
    assertThat(read(text)).isInstanceOf(Configuration.Read.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "{\"fail_on\": \"high\"}",
        "{\"fail-on\": \"High\"}",
        "{\"fail-on\": null}",
        "{\"fail-on\": [\"high\"]}",
        "{\"only\": []}",
        "{\"only\": \"network/default-deny\"}",
        "{\"only\": [7]}",
        "{\"only\": [\"default-deny\"]}",
        "{\"parameters\": []}",
        "{\"parameters\": {\"registries\": \"ghcr.io\"}}",
        "{\"parameters\": {\"registries\": []}}",
        "{\"parameters\": {\"labels\": {}}}",
        "{\"parameters\": {\"user-ids\": {}}}",
        "{\"parameters\": {\"user-ids\": {\"min\": -1}}}",
        "{\"parameters\": {\"user-ids\": {\"min\": \"1\"}}}",
        "{\"parameters\": {\"ids\": {\"min\": 1}}}",
        "{\"parameters\": {\"waiver-days\": 4000}}",
        "{\"controls\": {\"policy/waiver-broad\": false}}",
        "{\"controls\": {\"policy/waiver-broad\": {\"enabled\": false}}}",
        "{\"scopes\": {}}",
        "{\"scopes\": [7]}",
        "{\"scopes\": [{\"controls\": {}}]}",
        "{\"scopes\": [{\"path\": [\"a\"]}]}",
        "{\"scopes\": [{\"path\": [], \"controls\": {}}]}",
        "{\"scopes\": [{\"path\": 7, \"controls\": {}}]}",
        "{\"scopes\": [{\"path\": [\"/a\"], \"controls\": {}}]}",
        "{\"scopes\": [{\"path\": \"a/../..\", \"controls\": {}}]}",
        "{\"scopes\": [{\"namespace\": [\"\"], \"controls\": {}}]}",
        "{\"scopes\": [{\"resource\": \"Pod\", \"controls\": {}}]}",
        "{\"scopes\": [{\"paths\": [\"a\"], \"controls\": {}}]}",
        "{\"scopes\": [{\"container\": \"a\", \"controls\": {}}]}",
        "{\"scopes\": [{\"path\": [\"a\"], \"controls\": {\"network/default-deny\": 7}}]}",
        "{\"controls\": null}",
        "{\"controls\": []}",
        "{\"controls\": {\"default deny\": \"off\"}}",
        "{\"controls\": {\"network/default-deny\": \"on\"}}",
        "{\"controls\": {\"network/default-deny\": null}}",
        "{\"controls\": {\"network/default-deny\": 0}}",
        "{\"controls\": {\"network/default-deny\": {\"enabled\": \"yes\"}}}",
        "{\"controls\": {\"network/default-deny\": {\"level\": \"low\"}}}"
      })
  void bothRefuse(String text) {
    assertThat(SCHEMA.problems(text)).isNotEmpty();
    assertThat(read(text)).isInstanceOf(Configuration.Refused.class);
  }

  private static Configuration read(String text) {
    return Configuration.read(
        "brynje.yaml", text.getBytes(StandardCharsets.UTF_8), Samples.GUARDED);
  }
}
