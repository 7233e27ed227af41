package dev.brynje.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pod, or the template of pods, that an object of any workload kind holds: Pod, PodTemplate,
 * Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob, Argo
 * Rollout, Knative Service, Configuration and Revision.
 *
 * @param owner the object that holds it
 * @param metadata the pod's own metadata
 * @param spec the pod's spec
 * @param containers init containers first, then the main ones, then ephemeral ones
 * @param volumes by their names
 */
public record Pod(
    KubeObject owner, Field metadata, Field spec, List<Container> containers, Volumes volumes) {

  /**
   * The pod of an object; empty when its kind has none, or when a Rollout takes it from another
   * object.
   *
   * @throws FieldTypeException when the API server would refuse its outline
   */
  public static Optional<Pod> of(KubeObject object) {
    Field root = object.root();
    return switch (object.kind()) {
      case "Pod" -> inGroup(object, "").map(_ -> pod(object, root));
      case "PodTemplate" -> inGroup(object, "").map(_ -> pod(object, root.get("template")));
      case "ReplicationController" ->
          inGroup(object, "").map(_ -> pod(object, root.at("spec", "template")));
      case "Deployment", "DaemonSet", "ReplicaSet" ->
          inGroup(object, "apps", "extensions").map(_ -> pod(object, root.at("spec", "template")));
      case "StatefulSet" ->
          inGroup(object, "apps").map(_ -> pod(object, root.at("spec", "template")));
      case "Job" -> inGroup(object, "batch").map(_ -> pod(object, root.at("spec", "template")));
      case "CronJob" ->
          inGroup(object, "batch")
              .map(_ -> pod(object, root.at("spec", "jobTemplate", "spec", "template")));
      case "Rollout" ->
          inGroup(object, "argoproj.io")
              .filter(_ -> !root.at("spec", "workloadRef").present())
              .map(_ -> pod(object, root.at("spec", "template")));
      case "Service", "Configuration" ->
          inGroup(object, "serving.knative.dev").map(_ -> pod(object, root.at("spec", "template")));
      case "Revision" -> inGroup(object, "serving.knative.dev").map(_ -> pod(object, root));
      default -> Optional.empty();
    };
  }

  /** The labels that selectors see. */
  public Map<String, String> labels() {
    return KubeObject.texts(metadata.get("labels"));
  }

  /** The annotations on the pod. */
  public Map<String, String> annotations() {
    return KubeObject.texts(metadata.get("annotations"));
  }

  public Field securityContext() {
    return spec.get("securityContext");
  }

  /** Whether the manifest says that it runs on Windows. */
  public boolean isWindows() {
    return spec.at("os", "name").string().filter("windows"::equals).isPresent();
  }

  private static Optional<KubeObject> inGroup(KubeObject object, String... groups) {
    return Optional.of(object).filter(one -> List.of(groups).contains(one.group()));
  }

  private static Pod pod(KubeObject owner, Field template) {
    Field spec = template.get("spec");
    List<Container> containers = new ArrayList<>();
    add(containers, spec, "initContainers", Container.Type.INIT);
    add(containers, spec, "containers", Container.Type.MAIN);
    add(containers, spec, "ephemeralContainers", Container.Type.EPHEMERAL);
    return new Pod(
        owner, template.get("metadata"), spec, List.copyOf(containers), new Volumes(spec));
  }

  private static void add(
      List<Container> containers, Field spec, String list, Container.Type type) {
    for (Field item : spec.get(list).items()) {
      if (item.present()) {
        String name = item.get("name").string().orElse("");
        containers.add(new Container(spec, type, name, item));
      }
    }
  }
}
