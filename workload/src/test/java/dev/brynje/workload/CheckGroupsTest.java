package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.Manifest;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A group that is not concerned where one of its checks is would pass a fault in silence. */
class CheckGroupsTest {
  private static final String UNREADABLE =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: etcd}
      spec:
        containers: [{name: etcd, command: etcd --auto-tls}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: kube-apiserver}
      spec:
        containers: nothing
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: broken}
      rules: all
      """;

  static Stream<String> manifests() {
    return Stream.concat(
        Stream.of(UNREADABLE),
        Stream.concat(
                Checks.controls(Checks.common(KubernetesVersion.LATEST)).stream(),
                Checks.otherControls().stream())
            .flatMap(control -> Stream.of(control.bad(), control.good())));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void groupIsConcernedWhereverOneOfItsChecksIs(String manifest) {
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    for (KubeObject object : Manifest.of(YamlReader.read(bytes, Limits.DEFAULT)).objects()) {
      for (CheckGroup group : Checks.GROUPS) {
        List<ObjectCheck> concerned =
            group.checks().stream().filter(check -> concerns(check, object)).toList();
        assertThat(concerned.isEmpty() || group.concerns(object))
            .as("%s %s concerns %s", object.kind(), object.name(), concerned)
            .isTrue();
      }
    }
  }

  /** One that refuses the object is concerned, too. */
  private static boolean concerns(ObjectCheck check, KubeObject object) {
    try {
      return check.concerns(object);
    } catch (FieldTypeException _) {
      return true;
    }
  }
}
