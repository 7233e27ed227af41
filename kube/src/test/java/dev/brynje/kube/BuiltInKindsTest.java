package dev.brynje.kube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInKindsTest {
  @ParameterizedTest
  @CsvSource({
    "'', Deployment, apps/v1 Deployment",
    "app, Deployment, apps/v1 Deployment",
    "apps, deployment, apps/v1 Deployment",
    "apps, Deploymnet, apps/v1 Deployment",
    "apps, Deployments, apps/v1 Deployment",
    "apps, StatefullSet, apps/v1 StatefulSet",
    "apps, Pod, v1 Pod",
    "'', pod, v1 Pod",
    "'', Pods, v1 Pod",
    "batch, Cronjob, batch/v1 CronJob",
    "autoscaling, PodDisruptionBudget, policy/v1 PodDisruptionBudget",
  })
  void mistakenKindIsTold(String group, String kind, String meant) {
    assertThat(BuiltInKinds.meant(group, kind)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "apps, Deployment",
    "'', Pod",
    "extensions, Ingress",
    "networking.k8s.io, Ingress",
    "batch.volcano.sh, Job",
    "apps.kruise.io, StatefulSet",
    "'', Config",
    "'', Template",
    "skaffold, Config",
    "serving.knative.dev, Service",
  })
  void kindThatMayBeMeantIsLeftAlone(String group, String kind) {
    assertThat(BuiltInKinds.meant(group, kind)).isEmpty();
  }
}
