package dev.brynje.fix.rendered;

import static dev.brynje.fix.rendered.TestChart.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.fix.answer.Wishes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What templates write under conditions. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class ChartConditionsFixTest {
  @TempDir private Path directory;

  @Test
  void aListUnderAConditionComesOutOfIt() throws IOException {
    write(
        "templates/deployment.yaml",
        deployment(
            """
            securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
            containers:
              - name: web
                image: nginx:1.27
                {{- if .Values.export }}
                volumeMounts:
                  - name: export
                    mountPath: /export
                {{- end }}
            {{- if .Values.export }}
            volumes:
              - name: export
                emptyDir: {}
            {{- end }}
            """));
    write("values.yaml", "export: false\n");
    write("ci/export-values.yaml", "export: true\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.text("templates/deployment.yaml"))
        .isEqualTo(
            deployment(
                """
                securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                containers:
                  - name: web
                    image: nginx:1.27
                    volumeMounts:
                    {{- if .Values.export }}
                      - name: export
                        mountPath: /export
                    {{- end }}
                      - name: tmp
                        mountPath: /tmp
                    securityContext:
                      allowPrivilegeEscalation: false
                      capabilities:
                        drop:
                          - ALL
                      readOnlyRootFilesystem: true
                volumes:
                {{- if .Values.export }}
                  - name: export
                    emptyDir: {}
                {{- end }}
                  - name: tmp
                    emptyDir:
                      sizeLimit: 64Mi
                automountServiceAccountToken: false
                """));
  }

  @Test
  void aKeyThatAConditionMayWriteIsNotWrittenBeside() throws IOException {
    write(
        "templates/deployment.yaml",
        deployment(
            """
            {{- if .Values.hardened }}
            securityContext:
              runAsNonRoot: true
              runAsUser: {{ .Values.user }}
            {{- end }}
            containers: [{name: web, image: "nginx:1.27"}]
            """));
    write("values.yaml", "hardened: false\nuser: 1000\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.left()).containsKeys("workload/run-as-non-root", "workload/seccomp-profile");
    assertThat(chart.text("templates/deployment.yaml")).containsOnlyOnce("      securityContext:");
  }

  @Test
  void asLongAsAConditionMayGiveAnotherContainerEachHasItsOwnUser() throws IOException {
    write(
        "templates/pod.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{ .Release.Name }}
        spec:
          {{- with .Values.podSecurityContext }}
          securityContext:
            {{- toYaml . | nindent 4 }}
          {{- end }}
          containers:
            - name: web
              {{- if .Values.digest }}
              image: nginx@{{ .Values.digest }}
              {{- else }}
              image: nginx:1.27
              {{- end }}
              securityContext:
                {{- toYaml .Values.securityContext | nindent 8 }}
            {{- if .Values.sidecar }}
            - name: sidecar
              image: ghcr.io/a/b:1
              securityContext: {runAsUser: 0}
            {{- end }}
        """);
    write(
        "values.yaml",
        "podSecurityContext: {}\nsecurityContext:\n  runAsUser: 101\nsidecar: false\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.text("values.yaml"))
        .startsWith("podSecurityContext:\n  seccompProfile:\n    type: RuntimeDefault\nsecurity")
        .contains("  runAsUser: 101\n  runAsNonRoot: true\n");
  }

  @Test
  void anImageUnderAConditionIsNoOtherContainer() throws IOException {
    write(
        "templates/pod.yaml",
        """
        {{- if .Values.enabled }}
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{ .Release.Name }}
        spec:
          containers:
            - name: web
              {{- if .Values.digest }}
              image: nginx@{{ .Values.digest }}
              {{- else }}
              image: nginx:1.27
              {{- end }}
        {{- end }}
        """);
    write("values.yaml", "enabled: true\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.text("templates/pod.yaml"))
        .contains("\n  securityContext:\n    runAsNonRoot: true\n");
  }

  private void write(String path, String text) throws IOException {
    TestChart.write(directory, path, text);
  }
}
