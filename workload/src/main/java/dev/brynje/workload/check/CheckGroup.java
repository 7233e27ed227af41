package dev.brynje.workload.check;

import dev.brynje.kube.KubeObject;
import java.util.List;

/**
 * Checks of objects that few sources hold. They are made when the first such object comes: a
 * hundred controls that nobody asks are a good part of a start.
 */
public interface CheckGroup {
  /** Whether any of its checks may concern the object; asked for every object. */
  boolean concerns(KubeObject object);

  /** Its checks, the same ones each time. */
  List<ObjectCheck> checks();
}
