package dev.brynje.workload.compose;

import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.workload.image.ImageReference;
import java.util.Optional;

/** The images that services pull. */
final class Images {
  private Images() {}

  /** The one that a service pulls; one that it builds is named by {@code image} only then. */
  static Optional<ImageReference> pulled(Service service, ComposeVerdict verdict) {
    return service
        .image()
        .filter(_ -> service.build().isEmpty())
        .filter(verdict::knows)
        .flatMap(image -> ImageReference.of(image.text()));
  }

  /** A part of it, or a word for it; all of it, as it is written, where a variable gives that. */
  static String shown(Service service, String part) {
    return service.image().map(image -> image.shown(part)).orElse(part);
  }

  /** As it is written. */
  static String shown(Service service) {
    return service.image().map(Text::shown).orElse("");
  }
}
