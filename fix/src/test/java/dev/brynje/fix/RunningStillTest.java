package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs before a fix runs after it. */
class RunningStillTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers:
          - name: a
            image: %s
            %s
        volumes:
          - {name: v, %s}
      """;

  @ParameterizedTest
  @CsvSource({
    "mysql:8.4, /run/mysqld, /var/run/mysqld",
    "nginx:1.27, /run, /var/run",
    "nginx:1.27, /var/run/, /var/run",
    "php:8-apache, /run/lock, /var/lock/apache2",
    "mysql:8.4, //var/lib/mysql, /var/lib/mysql",
    "mysql:8.4, /var/lib/./mysql/, /var/lib/mysql",
    "mysql:8.4, /var/lib/x/../mysql, /var/lib/mysql",
    "redis:7, /, /data",
  })
  void nothingIsMountedWhereSomethingIsHoweverItIsWritten(
      String image, String mounted, String path) {
    String fixed =
        fixed(
            POD.formatted(
                image,
                "volumeMounts: [{name: v, mountPath: %s}]".formatted(mounted),
                "emptyDir: {}"));
    assertThat(fixed)
        .contains("readOnlyRootFilesystem: true")
        .doesNotContain("mountPath: " + path + "\n");
  }

  @Test
  void nothingIsMountedOverADevice() {
    String fixed =
        fixed(
            POD.formatted(
                "redis:7",
                "volumeDevices: [{name: v, devicePath: /data}]",
                "persistentVolumeClaim: {claimName: v}"));
    assertThat(fixed).contains("readOnlyRootFilesystem: true").doesNotContain("mountPath: /data");
  }

  @ParameterizedTest
  @CsvSource({"ALL", "all"})
  void whatAddsAllKeepsIt(String all) {
    String fixed =
        fixed(
            POD.formatted(
                "redis:7",
                "securityContext: {capabilities: {add: [%s]}}".formatted(all),
                "emptyDir: {}"));
    assertThat(fixed).contains("add: [%s]".formatted(all)).doesNotContain("drop:");
  }

  @Test
  void aKnownUserMayWriteToWhatLasts() {
    String fixed =
        fixed(
            POD.formatted(
                "postgres:16",
                "volumeMounts: [{name: v, mountPath: /var/lib/postgresql/data}]",
                "persistentVolumeClaim: {claimName: v}"));
    assertThat(fixed).contains("runAsUser: 999", "runAsGroup: 999", "fsGroup: 999");
  }

  @Test
  void aGroupThatIsSaidStaysAndIsThatOfTheVolumes() {
    String fixed =
        fixed(
            POD.formatted(
                "postgres:16",
                "securityContext: {runAsGroup: 5}\n      volumeMounts: [{name: v, mountPath: /data}]",
                "persistentVolumeClaim: {claimName: v}"));
    assertThat(fixed).contains("fsGroup: 5");
  }

  @Test
  void whereSeveralWriteOfWhomOneIsNotKnownNoGroupIsSet() {
    String fixed =
        fixed(
            POD.formatted(
                "postgres:16",
                "volumeMounts: [{name: v, mountPath: /data}]\n    - {name: b, image: own, volumeMounts: [{name: v, mountPath: /data}]}",
                "persistentVolumeClaim: {claimName: v}"));
    assertThat(fixed).contains("runAsUser: 999").doesNotContain("fsGroup");
  }

  private static String fixed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Finding> findings = Fixing.PLAIN.findings(bytes);
    return new String(Fixing.PLAIN.fixed(bytes, findings).bytes(), StandardCharsets.UTF_8);
  }
}
