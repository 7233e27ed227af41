package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Control;
import dev.brynje.core.LeftOut;
import dev.brynje.kube.KubernetesVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other tools find on manifests is found here too, or stands in the table of what is not. */
class PeerCoverageTest {
  private static final Set<String> PEERS =
      Set.of(
          "checkov",
          "hadolint",
          "kics",
          "kube-linter",
          "kube-score",
          "kubescape",
          "kubesec",
          "polaris",
          "trivy");

  @Test
  void everyCheckOfOtherToolsIsCoveredOrLeftOutForAReason() throws IOException {
    Set<String> open = new TreeSet<>(peerChecks());
    open.removeAll(covered());
    open.removeAll(leftOut());
    assertThat(open).isEmpty();
  }

  @Test
  void referencesAreToChecksThatExist() throws IOException {
    Set<String> unknown = new TreeSet<>(covered());
    unknown.removeAll(peerChecks());
    assertThat(unknown).isEmpty();
  }

  @Test
  void whatIsLeftOutExistsAndIsNotCovered() throws IOException {
    assertThat(peerChecks()).containsAll(leftOut());
    assertThat(leftOut()).doesNotContainAnyElementsOf(covered());
  }

  @Test
  void everythingIsLeftOutOnceAndForAReason() {
    List<LeftOut> all = LeftOutChecks.all();
    assertThat(all).extracting(one -> one.source() + " " + one.id()).doesNotHaveDuplicates();
    assertThat(all).extracting(LeftOut::reason).allMatch(reason -> reason.contains(" "));
    assertThat(all).extracting(LeftOut::reason).noneMatch(reason -> reason.endsWith("."));
  }

  private static Set<String> leftOut() {
    return LeftOutChecks.all().stream()
        .map(one -> one.source() + " " + one.id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> covered() {
    Set<String> covered = new TreeSet<>();
    Stream.concat(
            Checks.controls(Checks.common(KubernetesVersion.LATEST)).stream(),
            Checks.otherControls().stream())
        .map(Control::references)
        .forEach(references ->
            references.forEach((source, ids) -> {
              if (PEERS.contains(source)) {
                ids.forEach(id -> covered.add(source + " " + id));
              }
            }));
    return covered;
  }

  private static Set<String> peerChecks() throws IOException {
    try (InputStream table = PeerCoverageTest.class.getResourceAsStream("peer-checks.tsv")) {
      assertThat(table).isNotNull();
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replace('\t', ' '))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
