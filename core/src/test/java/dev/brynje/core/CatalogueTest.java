package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brynje.core.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Samples.CATALOGUE;

  @Test
  void listsControlsById() {
    assertThat(CATALOGUE.controls())
        .containsExactly(Samples.DEFAULT_DENY, Samples.SIGNED, Samples.NON_ROOT);
  }

  @Test
  void findsAControl() {
    assertThat(CATALOGUE.find("signature/verified")).contains(Samples.SIGNED);
    assertThat(CATALOGUE.find("signature/Verified")).isEmpty();
  }

  @Test
  void refusesTwoControlsOfOneName() {
    assertThatThrownBy(() -> new Catalogue(List.of(Samples.SIGNED, Samples.SIGNED)))
        .hasMessage("two controls are named signature/verified");
  }

  @ParameterizedTest
  @CsvSource({
    "workload/run-as-nonroot, workload/run-as-non-root",
    "run-as-non-root,         workload/run-as-non-root",
    "run-as-nonroot,          workload/run-as-non-root",
    "verifed,                 signature/verified",
    "Signature/Verified,      signature/verified"
  })
  void guessesTheControlThatWasMeant(String word, String meant) {
    assertThat(CATALOGUE.nearest(word)).contains(meant);
  }

  @Test
  void guessesNothingWhenNothingIsNear() {
    assertThat(CATALOGUE.nearest("workload/seccomp")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "run-as-non-root", "Workload/x", "workload/", "workload/a b", "a/b/c"})
  void refusesAControlWhoseIdHasAnotherShape(String id) {
    assertThatThrownBy(() -> Control.named(id, Ring.WORKLOAD, Severity.LOW).define())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("but is " + id);
  }

  @Test
  void aControlDoesNotChangeWithItsDefinition() {
    Control.Definition definition =
        Control.named("workload/odd", Ring.WORKLOAD, Severity.LOW).reference("trivy", "KSV-1");
    Control first = definition.define();

    definition.reference("trivy", "KSV-2");

    assertThat(first.references().get("trivy")).containsExactly("KSV-1");
  }
}
