package dev.brynje.fix.pod;

import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.FileCapability;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.edit.Place;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A pod that is to be changed, where it is written.
 *
 * @param top where its object is in the document
 * @param images what is known of images
 * @param accounts which service accounts something is bound to
 * @param ranges the LimitRanges of namespaces
 * @param partial whether it has other containers at times, to which the same must not apply
 */
public record PodSubject(
    Pod pod,
    Place top,
    Wishes wishes,
    KnownImages images,
    BoundAccounts accounts,
    NamespaceRanges ranges,
    boolean partial) {

  /** Where a field of it is. */
  Place place(Field field) {
    return field.place(top);
  }

  /** Where a setting of the pod's own security context is, or is to be. */
  Place ofPod(String... setting) {
    return place(pod.spec().get("securityContext")).key(setting);
  }

  /** Where a setting of a container's security context is, or is to be. */
  Place of(Container container, String... setting) {
    return place(container.field().get("securityContext")).key(setting);
  }

  /** By whom a container can run, if that is known. */
  Optional<ImageUser> user(Container container) {
    return container.field().get("image").string().flatMap(images::user);
  }

  /** The capability without which its program is not executed. */
  Optional<FileCapability> fileCapability(Container container) {
    return container.field().get("image").string().flatMap(images::fileCapability);
  }

  /** The port below 1024 on which its image is known to listen. */
  OptionalLong port(Container container) {
    Optional<String> image = container.field().get("image").string();
    return image.isPresent() ? images.lowPort(image.get()) : OptionalLong.empty();
  }

  /** Whether a container says itself that root runs it, or Windows does. */
  static boolean isRoot(Container container) {
    return container.securityContext().get("runAsUser").integer().orElse(-1) == 0;
  }
}
