package dev.brynje.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionTest {
  @ParameterizedTest
  @CsvSource({
    "latest, 1.37",
    "1.0, 1.0",
    "1.34, 1.34",
    "v1.34, 1.34",
    "1.34.2, 1.34",
    "1.99, 1.99"
  })
  void readsWhatPeopleWrite(String text, String version) {
    assertThat(KubernetesVersion.parse(text)).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.",
        "2.0",
        "1.34-rc",
        "Latest",
        "1.034",
        "1.34.",
        "new",
        "1.9999999999"
      })
  void refusesNonsense(String text) {
    assertThatThrownBy(() -> KubernetesVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Kubernetes version must be latest or like 1.34, but is \"%s\"", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.22", "v1", "v1.022", "v1.22.3", "v2.0", "Latest", "", "v1.22\n"})
  void labelTakesNothingButItsOwnForm(String text) {
    assertThat(KubernetesVersion.ofLabel(text)).isEmpty();
  }

  @Test
  void labelMayNameAnyVersion() {
    assertThat(KubernetesVersion.ofLabel("v1.0")).contains(new KubernetesVersion(0));
    assertThat(KubernetesVersion.ofLabel("latest")).contains(KubernetesVersion.LATEST);
    assertThat(KubernetesVersion.ofLabel("v1.10000000000")).isPresent();
  }

  @Test
  void newerThanKnownIsTreatedAsLatest() {
    assertThat(new KubernetesVersion(99).known()).isEqualTo(KubernetesVersion.LATEST);
    assertThat(new KubernetesVersion(3).known()).isEqualTo(new KubernetesVersion(3));
  }
}
