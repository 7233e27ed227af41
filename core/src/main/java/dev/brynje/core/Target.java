package dev.brynje.core;

import java.util.List;

/**
 * What the judged things are meant for, as far as flags and files say: controls judge by it, so
 * that the same input is judged otherwise for another cluster.
 *
 * @param kubernetesVersion by which was judged, as {@code 1.34}; empty when nothing depends on it
 * @param podSecurity the level of the Pod Security Standards that alone was judged; empty for all
 *     controls
 * @param remarks where that is not what was asked for, a line each without a full stop
 */
public record Target(String kubernetesVersion, String podSecurity, List<String> remarks) {
  /** Nothing was said, and nothing depends on it. */
  public static final Target NONE = new Target("", "", List.of());

  public Target {
    remarks = List.copyOf(remarks);
  }

  /** One line without a full stop. */
  public String words() {
    String level = podSecurity.isEmpty() ? "" : ", Pod Security Standards at level " + podSecurity;
    String remark = remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")";
    return "Kubernetes " + kubernetesVersion + level + remark;
  }
}
