package dev.brynje.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where ids in a control's references come from, in the order in which they are shown. */
enum ReferenceSource {
  PSS("Pod Security Standards", false),
  CIS("CIS Kubernetes Benchmark", false),
  CIS_DOCKER("CIS Docker Benchmark", false),
  NSA_CISA("NSA/CISA Kubernetes Hardening Guidance", false),
  NSM("NSM Grunnprinsipper for IKT-sikkerhet", false),
  GDPR("GDPR", false),
  CWE("CWE", false),
  HADOLINT("hadolint", true),
  KICS("KICS", true),
  KUBE_LINTER("kube-linter", true),
  KUBE_SCORE("kube-score", true),
  POLARIS("Polaris", true),
  CHECKOV("Checkov", true),
  TRIVY("Trivy", true),
  KUBESEC("Kubesec", true),
  KUBESCAPE("Kubescape", true);

  /**
   * Ids of one source.
   *
   * @param title the source, as people write it
   * @param peer whether the ids are those of another tool's checks
   */
  record Ids(String title, boolean peer, List<String> ids) {}

  private final String title;
  private final boolean peer;

  ReferenceSource(String title, boolean peer) {
    this.title = title;
    this.peer = peer;
  }

  /** References by source in the order of this list; sources that it lacks come last, by name. */
  static List<Ids> inOrder(Map<String, List<String>> references) {
    List<Ids> ids = new ArrayList<>(references.size());
    for (String key : references.keySet().stream().sorted(ReferenceSource::byRank).toList()) {
      ids.add(new Ids(title(key), isPeer(key), references.getOrDefault(key, List.of())));
    }
    return ids;
  }

  /** Not of Comparator's makers: the JVM writes the code of theirs anew at every start. */
  private static int byRank(String one, String other) {
    int ranks = Integer.compare(rank(one), rank(other));
    return ranks != 0 ? ranks : one.compareTo(other);
  }

  /** A source as people write it. */
  static String title(String key) {
    int rank = rank(key);
    return rank < values().length ? values()[rank].title : key;
  }

  private static boolean isPeer(String key) {
    int rank = rank(key);
    return rank == values().length || values()[rank].peer;
  }

  private static int rank(String key) {
    for (int i = 0; i < values().length; i++) {
      if (values()[i].name().toLowerCase(Locale.ROOT).replace('_', '-').equals(key)) {
        return i;
      }
    }
    return values().length;
  }
}
