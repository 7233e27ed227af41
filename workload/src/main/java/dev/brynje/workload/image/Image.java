package dev.brynje.workload.image;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An image that a pod runs or mounts.
 *
 * @param container the container's name; empty for a volume
 * @param field where it is named
 * @param pullPolicy where it is said when it is pulled
 */
record Image(String container, Field field, Field pullPolicy) {
  /** The images of containers of every kind and of volumes. */
  static List<Image> of(Pod pod) {
    List<Image> images = new ArrayList<>(pod.containers().size());
    for (Container container : pod.containers()) {
      Field field = container.field();
      images.add(new Image(container.name(), field.get("image"), field.get("imagePullPolicy")));
    }
    for (Field volume : pod.spec().get("volumes").items()) {
      Field image = volume.get("image");
      if (image.present()) {
        images.add(new Image("", image.get("reference"), image.get("pullPolicy")));
      }
    }
    return images;
  }

  /** As written; empty when it is missing. */
  String text() {
    return field.string().orElse("");
  }

  /** As read; empty when the kubelet would refuse it, which another check says. */
  Optional<ImageReference> reference() {
    return field.string().flatMap(ImageReference::of);
  }

  /** When it is pulled: as written, else as the API server fills it in. */
  String policy(ImageReference reference) {
    return pullPolicy.string().orElse(reference.isLatest() ? "Always" : "IfNotPresent");
  }
}
