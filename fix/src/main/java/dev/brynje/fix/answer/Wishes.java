package dev.brynje.fix.answer;

import dev.brynje.workload.image.ImageReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What those who run it have decided, because no program can know it.
 *
 * @param resources values of {@code requests} and {@code limits} by their names, as {@code
 *     limits.memory}
 * @param sizeLimit of an emptyDir that is made
 * @param unsafe whether settings go that the program may stand on, as host networks
 * @param digests of images, by the names that manifests use
 * @param nodes how many a cluster has; 0 when that is not said
 */
public record Wishes(
    Map<String, String> resources,
    String sizeLimit,
    boolean unsafe,
    Map<String, String> digests,
    long nodes) {
  /** The name in {@link #resources} of the size of what is there already without one. */
  public static final String SIZE_LIMIT = "emptyDir.sizeLimit";

  /** Of those who have decided nothing. */
  public static final Wishes NONE = new Wishes(Map.of(), "64Mi", false, Map.of());

  public Wishes {
    resources = Map.copyOf(resources);
    Map<String, String> byFullName = new HashMap<>();
    digests.forEach((image, digest) -> byFullName.put(fullName(image), digest));
    byFullName.putAll(digests);
    digests = Map.copyOf(byFullName);
  }

  /**
   * An image by all that its name leaves out: {@code docker.io/library/redis:7} of {@code redis:7}.
   */
  public static String fullName(String image) {
    return ImageReference.of(image)
        .filter(one -> !one.isPinned() && !one.domain().isEmpty())
        .map(one -> one.repository() + ":" + (one.tag().isEmpty() ? "latest" : one.tag()))
        .orElse(image);
  }

  /** The digest of an image, whichever of its names is known. */
  public Optional<String> digest(String image) {
    String digest = digests.get(image);
    return Optional.ofNullable(digest == null ? digests.get(fullName(image)) : digest);
  }

  /** The same, of a cluster of unknown size. */
  public Wishes(
      Map<String, String> resources,
      String sizeLimit,
      boolean unsafe,
      Map<String, String> digests) {
    this(resources, sizeLimit, unsafe, digests, 0);
  }

  /** The value for {@code requests} or {@code limits}. */
  public Optional<String> resource(String name) {
    return Optional.ofNullable(resources.get(name));
  }
}
