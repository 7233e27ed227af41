package dev.brynje.fix.rendered;

import static dev.brynje.fix.rendered.TestChart.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.fix.answer.Wishes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(300)
class ChartFixTest {
  @TempDir private Path directory;

  @Test
  void whatTheTemplateTakesFromValuesIsSetThere() throws IOException {
    write(
        "templates/deployment.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{ .Release.Name }}
          labels:
            {{- include "a.labels" . | nindent 4 }}
        spec:
          selector:
            matchLabels:
              app: a
          template:
            metadata:
              labels:
                app: a
            spec:
              {{- with .Values.imagePullSecrets }}
              imagePullSecrets:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              automountServiceAccountToken: {{ .Values.automount }}
              {{- with .Values.podSecurityContext }}
              securityContext:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              containers:
                - name: {{ .Chart.Name }}
                  {{- with .Values.securityContext }}
                  securityContext:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
                  image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
                  {{- with .Values.resources }}
                  resources:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
                  {{- with .Values.volumeMounts }}
                  volumeMounts:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
              {{- with .Values.volumes }}
              volumes:
                {{- toYaml . | nindent 8 }}
              {{- end }}
        """);
    write(
        "templates/_helpers.tpl",
        """
        {{- define "a.labels" -}}
        app: {{ .Chart.Name }}
        {{- end }}
        """);
    write(
        "values.yaml",
        """
        # Default values.
        image:
          repository: nginx
          tag: "1.27"

        imagePullSecrets: []
        automount: true

        podSecurityContext: {}
          # fsGroup: 2000

        securityContext: {}
          # capabilities:
          #   drop:
          #   - ALL

        resources: {}

        # Additional volumes.
        volumes: []

        volumeMounts: []
        # - name: foo
        """);
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.text("values.yaml"))
        .isEqualTo(
            """
            # Default values.
            image:
              repository: nginx
              tag: "1.27"

            imagePullSecrets: []
            automount: true

            podSecurityContext:
              runAsNonRoot: true
              seccompProfile:
                type: RuntimeDefault
              # fsGroup: 2000

            securityContext:
              allowPrivilegeEscalation: false
              capabilities:
                drop:
                  - ALL
              readOnlyRootFilesystem: true
              # capabilities:
              #   drop:
              #   - ALL

            resources: {}

            # Additional volumes.
            volumes:
              - name: tmp
                emptyDir:
                  sizeLimit: 64Mi

            volumeMounts:
              - name: tmp
                mountPath: /tmp
            # - name: foo
            """);
    assertThat(chart.changed()).containsExactly("values.yaml");
  }

  /** A Deployment whose pod is this. */
  @Test
  void whatTheTemplateWritesItselfIsWrittenThere() throws IOException {
    write(
        "templates/deployment.yaml",
        deployment(
            """
            {{- if .Values.account }}
            serviceAccountName: {{ .Values.account }}
            {{- end }}
            containers:
            - name: web
              image: nginx:{{ .Chart.AppVersion }}
              {{- if .Values.debug }}
              args: [--debug]
              {{- end }}
            {{- range .Values.tolerations }}
            # {{ . }}
            {{- end }}
            """));
    write("values.yaml", "debug: false\n");
    write("ci/debug-values.yaml", "debug: true\naccount: b\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.text("templates/deployment.yaml"))
        .isEqualTo(
            deployment(
                """
                {{- if .Values.account }}
                serviceAccountName: {{ .Values.account }}
                {{- end }}
                containers:
                - name: web
                  image: nginx:{{ .Chart.AppVersion }}
                  {{- if .Values.debug }}
                  args: [--debug]
                  {{- end }}
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop:
                      - ALL
                    readOnlyRootFilesystem: true
                  volumeMounts:
                  - name: tmp
                    mountPath: /tmp
                {{- range .Values.tolerations }}
                # {{ . }}
                {{- end }}
                securityContext:
                  runAsNonRoot: true
                  seccompProfile:
                    type: RuntimeDefault
                volumes:
                - name: tmp
                  emptyDir:
                    sizeLimit: 64Mi
                """));
    assertThat(chart.changed()).containsExactly("templates/deployment.yaml");
  }

  @Test
  void actionsFromTheFirstColumnKeepWhatTheyGive() throws IOException {
    write(
        "templates/deployment.yaml",
        deployment(
                """
                automountServiceAccountToken: false
                containers:
                  - name: web
                    image: nginx:1.27
                    resources:
                TOYAML
                    {{- with .Values.nodeSelector }}
                nodeSelector:
                  {{- toYaml . | nindent 8 }}
                    {{- end }}
                """)
            .replace("      TOYAML", "{{ toYaml .Values.resources | indent 12 }}"));
    write("values.yaml", "resources: {}\nnodeSelector: {}\n");
    write("ci/node-values.yaml", "nodeSelector: {a: b}\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.text("templates/deployment.yaml"))
        .contains(
            "| indent 12 }}\n          securityContext:\n",
            "          volumeMounts:\n            - name: tmp\n              mountPath: /tmp\n",
            "      securityContext:\n        runAsNonRoot: true\n");
  }

  @Test
  void whatATrialMakesOtherwiseIsLeft() throws IOException {
    write(
        "templates/deployment.yaml",
        deployment(
            """
            containers:
              - name: web
                image: nginx:1.27
                {{- if .Values.own }}
                securityContext: {{- toYaml .Values.own | nindent 16 }}
                {{- else }}
                securityContext:
                  privileged: false
                {{- end }}
            """));
    write("ci/own-values.yaml", "own: {runAsUser: 0}\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.left().get("workload/no-privilege-escalation"))
        .startsWith("with ci/own-values.yaml: ")
        .contains("spec.template.spec.containers[0].securityContext");
    assertThat(chart.text("templates/deployment.yaml"))
        .contains("privileged: false\n          {{- end }}\n");
  }

  @Test
  void aDigestIsWrittenBehindTheTagWhereverThatComesFrom() throws IOException {
    write(
        "templates/deployment.yaml",
        deployment(
            """
            containers:
              - name: web
                image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
              - name: side
                image: side:1.0 # beside
              - name: own
                image: "own:{{ .Values.tag | default .Chart.AppVersion }}"
            """));
    write(
        "values.yaml",
        "image:\n  repository: nginx\n  tag: \"1.27\" # of March\n\n# by default the chart's\ntag: \"\"\n");
    String digest = "sha256:" + "0".repeat(64);
    FixedSources chart =
        FixedSources.ofChart(
            directory,
            new Wishes(
                Map.of(),
                "64Mi",
                false,
                Map.of("nginx:1.27", digest, "side:1.0", digest, "own:1.27", digest)));
    assertThat(chart.left()).doesNotContainKey("workload/image-digest");
    assertThat(chart.text("values.yaml"))
        .isEqualTo(
            "image:\n  repository: nginx\n  tag: \"1.27@%s\" # of March\n\n# by default the chart's\ntag: \"1.27@%s\"\n"
                .formatted(digest, digest));
    assertThat(chart.text("templates/deployment.yaml"))
        .contains("image: side:1.0@" + digest + " # beside\n");
  }

  @Test
  void aTokenIsLeftToAnAccountThatTheChartGivesRights() throws IOException {
    write(
        "templates/deployment.yaml",
        deployment("containers: [{name: web, image: 'nginx:1.27'}]\n"));
    write(
        "templates/binding.yaml",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: reader
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects:
          - kind: ServiceAccount
            name: default
            namespace: {{ .Release.Namespace }}
        """);
    write("values.yaml", "{}\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.left().get("workload/no-token-automount")).startsWith("RoleBinding reader ");
  }

  @Test
  void windowsLineEndsAndAMissingLastOneStay() throws IOException {
    write(
        "templates/pod.yaml",
        "apiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: {{ .Release.Name }}\r\nspec:\r\n"
            + "  containers:\r\n    - name: a\r\n      image: a:1");
    write("values.yaml", "{}\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    String text = chart.text("templates/pod.yaml");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n");
    assertThat(text).contains("readOnlyRootFilesystem: true\r\n").doesNotEndWith("\n");
  }

  @Test
  void aDefinitionThatSeveralUseIsChangedWhenAllWantIt() throws IOException {
    write(
        "templates/_helpers.tpl",
        """
        {{- define "a.pod" -}}
        containers:
          - name: web
            image: nginx:1.27
        {{- end }}
        """);
    for (String name : List.of("one", "two")) {
      write(
          "templates/" + name + ".yaml",
          """
          apiVersion: v1
          kind: Pod
          metadata:
            name: %s
          spec:
            {{- include "a.pod" . | nindent 2 }}
          """
              .formatted(name));
    }
    write("values.yaml", "{}\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.text("templates/_helpers.tpl"))
        .contains("    securityContext:\n      allowPrivilegeEscalation: false\n");
  }

  private void write(String path, String text) throws IOException {
    TestChart.write(directory, path, text);
  }
}
