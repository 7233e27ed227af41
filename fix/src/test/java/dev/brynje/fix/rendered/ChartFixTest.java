package dev.brynje.fix.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.fix.answer.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    FixedChart chart = FixedChart.of(directory, Wishes.NONE);
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

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Path chart = directory.resolve("Chart.yaml");
    if (!Files.exists(chart)) {
      Files.writeString(chart, "apiVersion: v2\nname: a\nversion: 1.0.0\nappVersion: '1.27'\n");
    }
  }
}
