package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlJsonTest {
  @Test
  void writesEveryField() throws IOException {
    StringWriter out = new StringWriter();

    ControlJson.write(Samples.NON_ROOT, out);

    assertThat(out.toString())
        .isEqualTo(
            """
            {
              "id": "workload/run-as-non-root",
              "ring": "workload",
              "severity": "high",
              "title": "Containers run as a non-root user",
              "rationale": "Root in a container is root to the kernel. Say who runs.",
              "remediation": "Set securityContext.runAsNonRoot: true",
              "effort": "line",
              "waivable": true,
              "references": {
                "cwe": [
                  "CWE-250"
                ],
                "kube-linter": [
                  "run-as-non-root"
                ],
                "trivy": [
                  "KSV-0012"
                ]
              },
              "examples": {
                "bad": "apiVersion: v1\\nkind: Pod\\n",
                "good": "apiVersion: v1\\nkind: Pod\\nspec: {securityContext: {runAsNonRoot: true}}\\n"
              }
            }
            """);
  }

  @Test
  void writesAnArrayOfSeveral() throws IOException {
    StringWriter out = new StringWriter();

    ControlJson.write(List.of(Samples.DEFAULT_DENY, Samples.SIGNED), out);

    assertThat(out.toString())
        .startsWith("[\n  {\n    \"id\": \"network/default-deny\"")
        .contains("\"waivable\": false", "\"references\": {}")
        .doesNotContain("examples")
        .endsWith("  }\n]\n");
  }
}
