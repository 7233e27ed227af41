package dev.brynje.fix.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.fix.image.WritablePath.Content;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTableTest {
  private static final String DIGEST =
      "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private final ImageTable table = ImageTable.known();

  @ParameterizedTest
  @CsvSource({
    "nginx, 101, 101",
    "nginx:1.27-alpine, 101, 101",
    "library/nginx:stable, 101, 101",
    "docker.io/nginx:1, 101, 101",
    "docker.io/library/nginx:mainline-alpine-slim, 101, 101",
    "index.docker.io/library/nginx:1.17, 101, 101",
    "postgres, 999, 999",
    "postgres:17.2-bookworm, 999, 999",
    "postgres:alpine, 70, 70",
    "postgres:16-alpine3.20, 70, 70",
    "redis:7.4, 999, 999",
    "redis:7-alpine, 999, 1000",
    "mariadb:11.4-ubi9, 999, 999",
    "php:8.4-fpm-alpine3.23, 82, 82",
    "quay.io/prometheus/prometheus:v3.1.0, 65534, 65534",
    "gcr.io/distroless/static-debian12:nonroot, 65532, 65532",
  })
  void imageCanRunByAKnownUser(String image, long uid, long gid) {
    assertThat(table.user(image))
        .hasValueSatisfying(user -> {
          assertThat(user.uid()).isEqualTo(uid);
          assertThat(user.gid()).isEqualTo(OptionalLong.of(gid));
          assertThat(user.source()).startsWith("https://");
        });
    assertThat(table.user(image.contains(":") ? image + DIGEST : image + ":latest" + DIGEST))
        .isEqualTo(table.user(image));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nginx:",
        "ghcr.io/x/nginx",
        "mirror.example.com/library/nginx:1.27",
        "docker.io/x/nginx",
        "localhost/nginx",
        "nginx/nginx",
        "nginx-exporter",
        "NGINX",
        "${IMAGE}",
      })
  void imageElsewhereIsAnother(String image) {
    assertThat(table.user(image)).isEmpty();
    assertThat(table.writable(image)).isEqualTo(WritablePaths.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nginx:1.16.1", "mysql:5.7", "mysql:8.0-debian", "haproxy:2.2", "influxdb:latest"})
  void versionThatIsNotKnownHasNoUser(String image) {
    assertThat(table.user(image)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"golang:1.25-windowsservercore-ltsc2025", "mongo:8-nanoserver"})
  void imageOfWindowsIsNotKnown(String image) {
    assertThat(table.user(image)).isEmpty();
    assertThat(table.writable(image)).isEqualTo(WritablePaths.UNKNOWN);
  }

  @Test
  void digestAloneTellsNoVariant() {
    assertThat(table.user("postgres" + DIGEST)).isEmpty();
    assertThat(table.user("mongo" + DIGEST)).isEmpty();
    assertThat(table.user("node" + DIGEST)).isPresent();
  }

  @Test
  void directoryWithFilesIsTold() {
    assertThat(table.writable("nginx:1.27"))
        .isEqualTo(
            new WritablePaths(
                List.of(
                    new WritablePath("/etc/nginx/conf.d", Content.FILLED),
                    new WritablePath("/var/cache/nginx", Content.EMPTY),
                    new WritablePath("/var/run", Content.EMPTY)),
                true));
  }

  @Test
  void directoryOfDataIsTold() {
    assertThat(table.writable("postgres:18").paths())
        .contains(new WritablePath("/var/lib/postgresql", Content.DATA));
  }

  @Test
  void programMayWriteNowhere() {
    assertThat(table.writable("memcached:1.6")).isEqualTo(new WritablePaths(List.of(), true));
  }

  @Test
  void whatIsRunInAnImageMayWriteElsewhere() {
    assertThat(table.writable("node:24")).isEqualTo(new WritablePaths(List.of(), false));
    assertThat(table.writable("tomcat:11").complete()).isFalse();
  }
}
