package dev.brynje.cli;

import dev.brynje.cli.network.ValidPolicy;
import dev.brynje.core.Policy;
import dev.brynje.core.Unjudged;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceWalk;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Mentions;
import dev.brynje.network.read.ClusterReader;
import dev.brynje.network.read.ClusterReading;
import dev.brynje.network.read.NetworkFact;
import dev.brynje.network.read.Refusal;
import dev.brynje.workload.ManifestAudit;
import java.util.ArrayList;
import java.util.List;

/**
 * The cluster that manifests make, charts and kustomizations rendered.
 *
 * @param mentions what workloads are told to speak with
 * @param problems what could not be read, or would be refused, one line each
 */
record NetworkReading(Cluster cluster, List<Mentions> mentions, List<String> problems) {

  /** Reads what is named; without what workloads are told to speak with. */
  static NetworkReading of(Arguments arguments, Terminal terminal) {
    return of(new ValidPolicy(), arguments, terminal);
  }

  /** The same, with that. */
  static NetworkReading withMentions(Arguments arguments, Terminal terminal) {
    return of(ValidPolicy.withMentions(), arguments, terminal);
  }

  private static NetworkReading of(ValidPolicy keeping, Arguments arguments, Terminal terminal) {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("name at least one file or directory, or - for standard input");
    }
    SourceWalk walk = PathAudit.manifests(arguments);
    ManifestAudit audit = new ManifestAudit(List.of(keeping), List.of(), Policy.DEFAULT);
    Renderers given =
        new Renderers(arguments, KubernetesVersion.LATEST.toString(), Selection.everything());
    List<SourceFile> files = walk.files();
    List<Source> sources = Sources.of(files, FileSources.ofManifests(audit, terminal.in()), given);
    List<String> problems = new ArrayList<>();
    walk.problems().forEach(problem -> problems.add(words(AuditRun.unjudged(problem))));
    List<NetworkFact> facts = new ArrayList<>();
    try (Progress progress =
        new Progress(terminal, !arguments.has("--quiet"), "reading", sources.size())) {
      for (int i = 0; i < sources.size(); i++) {
        Judged judged = sources.get(i).judge(i);
        judged.unjudged().forEach(one -> problems.add(words(one)));
        for (Fact fact : judged.facts()) {
          if (fact instanceof NetworkFact one) {
            facts.add(one);
          }
        }
        progress.step();
      }
    }
    ClusterReading reading = ClusterReader.read(facts);
    reading.refusals().forEach(one -> problems.add(words(one)));
    return new NetworkReading(reading.cluster(), reading.mentions(), problems);
  }

  private static String words(Unjudged unjudged) {
    String place = unjudged.location().path();
    int line = unjudged.location().line();
    return "%s%s: %s; %s"
        .formatted(place, line > 0 ? ":" + line : "", unjudged.reason(), unjudged.advice());
  }

  private static String words(Refusal refusal) {
    return "%s:%d:%d: %s: %s"
        .formatted(
            refusal.place().path(),
            refusal.place().span().line(),
            refusal.place().span().column(),
            refusal.object().words(),
            refusal.message());
  }
}
