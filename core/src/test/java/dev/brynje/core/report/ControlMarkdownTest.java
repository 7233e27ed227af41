package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Control;
import dev.brynje.core.LeftOut;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlMarkdownTest {
  @Test
  void writesATableAndSectionsForEachArea() throws IOException {
    assertThat(markdown(List.of(Samples.DEFAULT_DENY, Samples.NON_ROOT)))
        .contains(
            """
            ## Ring 1: workload

            ### workload

            | control | severity | what is wanted | checks of other tools |
            |---|---|---|---|
            | [`workload/run-as-non-root`](#workload-run-as-non-root) | high | Containers run as a \
            non-root user | kube-linter `run-as-non-root`; Trivy `KSV-0012` |

            <a id="workload-run-as-non-root"></a>
            #### Containers run as a non-root user

            `workload/run-as-non-root` · severity high · one line

            Root in a container is root to the kernel. Say who runs.

            **What to do.** Set securityContext.runAsNonRoot: true.

            **References.** CWE `CWE-250`; kube-linter `run-as-non-root`; Trivy `KSV-0012`

            Not so:

            ```yaml
            apiVersion: v1
            kind: Pod
            ```

            But so:

            ```yaml
            apiVersion: v1
            kind: Pod
            spec: {securityContext: {runAsNonRoot: true}}
            ```

            ## Ring 3: network
            """);
  }

  @Test
  void saysWhichAreNeverWaived() throws IOException {
    assertThat(markdown(List.of(Samples.SIGNED)))
        .contains(
            "`signature/verified` · severity critical · work on the application, the image or the"
                + " cluster · never waived\n");
  }

  @Test
  void listsWhatIsLeftOut() throws IOException {
    StringWriter out = new StringWriter();

    ControlMarkdown.write(
        List.of(), List.of(new LeftOut("checkov", "CKV_K8S_21", "a name | is no fence")), out);

    assertThat(out.toString())
        .contains("| tool | check | why |\n|---|---|---|\n")
        .contains("| Checkov | `CKV_K8S_21` | a name \\| is no fence |\n");
  }

  @Test
  void showsTextUnchangedHoweverItLooks() throws IOException {
    Control odd =
        Control.named("rbac/no-wildcards", Ring.WORKLOAD, Severity.HIGH)
            .title("No * in verbs | resources")
            .rationale("<verbs> & SYS_ADMIN, _so_ [it](is)")
            .remediation("Name them")
            .bad("a: |\n  ```\n")
            .good("b: c\n")
            .define();

    assertThat(markdown(List.of(odd)))
        .contains("| high | No \\* in verbs \\| resources |")
        .contains("&lt;verbs> &amp; SYS_ADMIN, \\_so\\_ [it\\](is)\n")
        .contains("````yaml\na: |\n  ```\n````\n");
  }

  private static String markdown(List<Control> controls) throws IOException {
    StringWriter out = new StringWriter();
    ControlMarkdown.write(controls, List.of(), out);
    return out.toString();
  }
}
