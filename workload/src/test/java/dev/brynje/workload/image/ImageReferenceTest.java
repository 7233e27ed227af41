package dev.brynje.workload.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String DIGEST =
      "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource(
      emptyValue = "",
      value = {
        "nginx, docker.io, library/nginx, ''",
        "nginx:1.29, docker.io, library/nginx, 1.29",
        "user/app, docker.io, user/app, ''",
        "docker.io/nginx, docker.io, library/nginx, ''",
        "index.docker.io/user/app:1, docker.io, user/app, 1",
        "localhost/app, localhost, app, ''",
        "localhost:5000/app:1, localhost:5000, app, 1",
        "registry.example.com/shop/api:v2.4.1, registry.example.com, shop/api, v2.4.1",
        "registry:5000/app, registry:5000, app, ''",
        "Registry/app, Registry, app, ''",
        "127.0.0.1:5000/a/b, 127.0.0.1:5000, a/b, ''",
        "[2001:db8::1]:5000/a:x, [2001:db8::1]:5000, a, x",
        "[::1]/a, [::1], a, ''",
        "a.b/c__d/e-f/g--h.i_j:T_1.x-y, a.b, c__d/e-f/g--h.i_j, T_1.x-y",
        "docker.io__x/y, '', docker.io__x/y, ''",
        "xn--n3h.com/myimage:xn--n3h.com, xn--n3h.com, myimage, xn--n3h.com",
      })
  void validReferenceIsReadInParts(String text, String domain, String path, String tag) {
    assertThat(ImageReference.of(text)).contains(new ImageReference(domain, path, tag, ""));
    assertThat(ImageReference.of(text + "@" + DIGEST))
        .contains(new ImageReference(domain, path, tag, DIGEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " nginx",
        "nginx ",
        ":1",
        "nginx:",
        "nginx:-1",
        "nginx:.1",
        "nginx:1/2:3:4",
        "nginx:a b",
        "Nginx",
        "example.com/Api",
        "user//app",
        "/app",
        "app/",
        "a.b/",
        "https://a.b/c",
        "-a.b/c",
        "a-.b/c",
        "a..b/c",
        ".a/c",
        "a.b:/c",
        "a.b:x/c",
        "[x]/a",
        "[]/a",
        "[::1/a",
        "a___b",
        "a..b",
        "a._b",
        "a-",
        "-a",
        "_a",
        "a@",
        "a@sha256",
        "a@sha256:0123",
        "a@md5:0123456789abcdef0123456789abcdef",
        "a@sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
        "a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
        "a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "{{ .Values.image }}",
        "${IMAGE}",
        "æ",
      })
  void referenceThatTheKubeletRefusesIsNone(String text) {
    assertThat(ImageReference.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 129})
  void tagHasAtMost128Characters(int length) {
    assertThat(ImageReference.of("a:" + "x".repeat(length)).isPresent()).isEqualTo(length == 128);
  }

  @Test
  void identifierOfAnImageIsNoNameUnlessMoreIsWritten() {
    String id = "0123456789abcdef".repeat(4);
    assertThat(ImageReference.of(id)).isEmpty();
    assertThat(ImageReference.of(id + ":1"))
        .contains(new ImageReference("docker.io", "library/" + id, "1", ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {247, 248})
  void repositoryOfDockersOwnImagesCountsItsFirstPart(int length) {
    assertThat(ImageReference.of("x".repeat(length)).isPresent()).isEqualTo(length == 247);
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256})
  void repositoryHasAtMost255Characters(int length) {
    assertThat(ImageReference.of("a.b/" + "x".repeat(length)).isPresent()).isEqualTo(length == 255);
  }
}
