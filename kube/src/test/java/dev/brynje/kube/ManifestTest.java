package dev.brynje.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
  @Test
  void findsTheObjectsOfDocumentsAndLists() {
    Manifest manifest =
        manifest(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: a, namespace: shop}
            ---
            apiVersion: v1
            kind: List
            items:
              - {apiVersion: v1, kind: Service, metadata: {name: b}}
              - apiVersion: v1
                kind: List
                items:
                  - {apiVersion: batch/v1, kind: Job, metadata: {generateName: c-}}
            """);

    assertThat(manifest.objects())
        .extracting(
            KubeObject::apiVersion, KubeObject::kind, KubeObject::namespace, KubeObject::name)
        .containsExactly(
            tuple("v1", "Pod", "shop", "a"),
            tuple("v1", "Service", "", "b"),
            tuple("batch/v1", "Job", "", "c-*"));
    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void itemsOfATypedListNeedNotSayWhatTheyAre() {
    Manifest manifest =
        manifest(
            """
            apiVersion: apps/v1
            kind: DeploymentList
            items:
              - metadata: {name: a}
            """);

    assertThat(manifest.objects())
        .extracting(object -> object.apiVersion() + " " + object.kind() + " " + object.name())
        .containsExactly("apps/v1 Deployment a");
  }

  @Test
  void pathsBeginAtTheObjectItself() {
    Manifest manifest = manifest("apiVersion: v1\nkind: PodList\nitems: [{spec: {}}]\n");

    assertThat(manifest.objects().getFirst().spec().path()).isEqualTo("spec");
  }

  @Test
  void listsInMoreThanEightListsAreRefused() {
    String list = "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [";
    String pod = "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}";

    assertThat(manifest(list.repeat(8) + pod + "]}".repeat(8)).objects()).hasSize(1);
    Manifest deep = manifest(list.repeat(9) + pod + "]}".repeat(9));
    assertThat(deep.objects()).isEmpty();
    assertThat(deep.problems())
        .extracting(Problem::message)
        .containsExactly("this List lies within 8 others, and what it holds is not judged");
  }

  @Test
  void aListWithoutItemsIsRefused() {
    assertThat(manifest("apiVersion: v1\nkind: List\ntems: []\n").problems())
        .extracting(Problem::message)
        .containsExactly("this List has no list of items");
    assertThat(manifest("apiVersion: v1\nkind: List\nitems: []\n").problems()).isEmpty();
  }

  @Test
  void oneBadItemSpoilsNoOther() {
    Manifest manifest =
        manifest(
            """
            apiVersion: v1
            kind: List
            items:
              - {apiVersion: v1, kind: Pod, metadata: []}
              - {apiVersion: v1, kind: Pod, metadata: {name: [a]}}
              -
              - 5
              - {metadata: {name: b}}
              - {apiVersion: v1, kind: Pod, metadata: {name: c}}
            """);

    assertThat(manifest.objects()).extracting(KubeObject::name).containsExactly("c");
    assertThat(manifest.problems())
        .extracting(problem -> problem.span().line() + " " + problem.message())
        .containsExactly(
            "4 metadata must be a mapping, but is a list",
            "5 metadata.name must be a string, but is a list",
            "6 this item of a List is no Kubernetes object",
            "7 this item of a List is no Kubernetes object",
            "8 this object has no kind");
  }

  @Test
  void metadataWithoutKindOrVersionIsAMistake() {
    Manifest manifest =
        manifest(
            """
            kind: Deployment
            metadata: {name: a}
            ---
            apiVersion: v1
            metadata: {name: a}
            """);

    assertThat(manifest.others()).isZero();
    assertThat(manifest.problems())
        .extracting(Problem::message)
        .containsExactly("this object has no apiVersion", "this object has no kind");
  }

  @Test
  void filesOfOtherProgramsAreCounted() {
    String chart = "apiVersion: v2\nname: shop\nversion: 1.0.0\n";
    String pipeline = "kind: pipeline\ntype: docker\nname: default\n";
    String compose = "services: {}\n";

    Manifest manifest = manifest(String.join("---\n", chart, pipeline, compose, "[1, 2]\n"));

    assertThat(manifest.others()).isEqualTo(4);
    assertThat(manifest.objects()).isEmpty();
    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void objectsAreBounded() {
    String pod = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}";
    String list =
        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":["
            + (pod + ",").repeat(50_001)
            + pod
            + "]}";

    for (String text : List.of(pod.repeat(50_002), list)) {
      Manifest manifest = manifest(text);

      assertThat(manifest.objects()).hasSize(50_000);
      assertThat(manifest.problems())
          .extracting(Problem::message)
          .containsExactly("more than 50000 objects are in this text, and the rest is not judged");
    }
  }

  private static Manifest manifest(String text) {
    return Manifest.of(YamlReader.read(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT));
  }
}
