package dev.brynje.fix;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.fix.pod.BoundAccounts;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.Checks;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.yaml.edit.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An audit and a fix as a run makes them. */
final class Fixing {
  static final String PATH = "a.yaml";

  /** Without any option. */
  static final Fixing PLAIN = new Fixing(Wishes.NONE, ImageTable.known());

  /** With {@code --defaults} and {@code --lock}. */
  static final Fixing DECIDED = new Fixing(decided(false), ImageTable.known());

  /** With {@code --unsafe} too. */
  static final Fixing UNSAFE = new Fixing(decided(true), ImageTable.known());

  private final ManifestAudit audit;
  private final ManifestFix fix;

  Fixing(Wishes wishes, KnownImages images) {
    this.audit =
        new ManifestAudit(Checks.common(KubernetesVersion.LATEST), Checks.GROUPS, Policy.DEFAULT);
    this.fix = new ManifestFix(wishes, images, BoundAccounts.NONE);
  }

  private static Wishes decided(boolean unsafe) {
    return new Wishes(
        Map.of("limits.memory", "128Mi", "requests.memory", "128Mi", "requests.cpu", "50m"),
        "64Mi",
        unsafe,
        Map.of("nginx:1.27", "sha256:" + "0".repeat(64)));
  }

  /** Everything that is found in a text. */
  List<Finding> findings(byte[] bytes) {
    SourceJudgement judgement = audit.judge(0, PATH, bytes, true);
    List<Finding> findings = new ArrayList<>(judgement.findings());
    audit.judge(new Inventory(judgement.facts()), new Tally()).values().forEach(findings::addAll);
    return findings;
  }

  /** What becomes of it. */
  Mended fixed(byte[] bytes, List<Finding> findings) {
    return fix.fix(
        PATH, bytes, findings.stream().filter(Finding::isOpen).filter(fix::knows).toList());
  }

  /** The text before splices were made, told by the text after them. */
  static String undone(String after, List<Splice> splices, String before) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    int moved = 0;
    for (Splice splice : splices) {
      int start = splice.start() + moved;
      out.append(after, at, start).append(before, splice.start(), splice.end());
      at = start + splice.text().length();
      moved += splice.text().length() - (splice.end() - splice.start());
    }
    return out.append(after.substring(at)).toString();
  }
}
