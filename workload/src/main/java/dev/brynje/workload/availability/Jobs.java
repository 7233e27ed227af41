package dev.brynje.workload.availability;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;

/** Where the spec of a Job is, in a Job and in a CronJob. */
final class Jobs {
  private Jobs() {}

  static boolean is(KubeObject object) {
    return object.group().equals("batch")
        && (object.kind().equals("Job") || object.kind().equals("CronJob"));
  }

  static Field spec(KubeObject object) {
    return object.kind().equals("CronJob")
        ? object.spec().at("jobTemplate", "spec")
        : object.spec();
  }
}
