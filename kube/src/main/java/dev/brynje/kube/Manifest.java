package dev.brynje.kube;

import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Reading;
import java.util.List;

/**
 * The Kubernetes objects of a text.
 *
 * @param objects in order, those of a {@code List} one by one
 * @param others how many documents are not Kubernetes objects
 * @param problems objects whose outline the API server would refuse
 */
public record Manifest(List<KubeObject> objects, int others, List<Problem> problems) {
  public Manifest {
    objects = List.copyOf(objects);
    problems = List.copyOf(problems);
  }

  /** Reads the objects of the documents. */
  public static Manifest of(Reading reading) {
    return new ManifestReader().read(reading.documents());
  }
}
