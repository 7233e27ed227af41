package dev.brynje.fix.missing;

import dev.brynje.core.Finding;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.answer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the objects that a namespace lacks into a directory, a directory for each namespace, and
 * names them in the kustomization there.
 */
public final class MissingObjects implements SourceFix {
  private static final Map<String, String> FILES =
      Map.of(
          "workload/resource-quota", "resource-quota.yaml",
          "workload/limit-range", "limit-range.yaml",
          "network/default-deny", "network-policies.yaml");

  private static final String NO_NUMBER =
      "no workload of the namespace says a number that it could be made of; give some by --defaults";

  private final String directory;
  private final Supplier<Demands> source;
  private @Nullable Demands demands;

  /**
   * @param directory as places name it
   * @param demands asked for once something is missing
   */
  public MissingObjects(String directory, Supplier<Demands> demands) {
    this.directory = directory;
    this.source = demands;
  }

  /** Whoever is first to ask reads all files. */
  private synchronized Demand demand(String namespace) {
    Demands known = demands == null ? source.get() : demands;
    demands = known;
    return known.of(namespace);
  }

  @Override
  public boolean knows(Finding finding) {
    return FILES.containsKey(finding.control()) && finding.evidence().containsKey("namespace");
  }

  /** All that one namespace lacks goes into one directory. */
  @Override
  public String unit(Finding finding) {
    return directory + "/" + finding.evidence().get("namespace");
  }

  /**
   * A file that is to be.
   *
   * @param findings that it makes go
   */
  private record Wanted(String name, String text, List<Finding> findings) {}

  @Override
  public List<Mended> fix(String unit, List<Finding> findings, SourceFiles files) {
    String namespace = unit.substring(directory.length() + 1);
    Demand demand = demand(namespace);
    List<Wanted> wanted = new ArrayList<>();
    List<Mended> mended = new ArrayList<>();
    for (String control : FILES.keySet().stream().sorted().toList()) {
      List<Finding> those =
          findings.stream().filter(finding -> finding.control().equals(control)).toList();
      String name = unit + "/" + FILES.get(control);
      if (those.isEmpty()) {
        continue;
      }
      Optional<String> reason = reason(control, demand);
      Optional<String> text = text(control, namespace, demand);
      if (reason.isPresent() || text.isEmpty()) {
        mended.add(Mended.left(name, those, reason.orElse(NO_NUMBER)));
      } else if (files.read(name).isPresent()) {
        String there = "%s is there already; judge it along with the rest".formatted(name);
        mended.add(Mended.left(name, those, there));
      } else {
        wanted.add(new Wanted(name, text.get(), those));
      }
    }
    mended.addAll(made(namespace, wanted, files));
    return mended;
  }

  private List<Mended> made(String namespace, List<Wanted> wanted, SourceFiles files) {
    List<String> names = wanted.stream().map(Wanted::name).toList();
    Optional<Kustomized> around =
        wanted.isEmpty() ? Optional.empty() : Kustomized.around(directory, files);
    Optional<Mended> kustomization = around.flatMap(one -> one.naming(namespace, names));
    List<Mended> made = new ArrayList<>();
    for (Wanted one : wanted) {
      List<String> notes = new ArrayList<>(List.of(note(one.findings().getFirst().control())));
      if (around.isPresent() && kustomization.isEmpty()) {
        notes.add("%s does not name it; see whether it is to".formatted(around.get().name()));
      }
      Answer answer = new Answer.Mend(List.of(), "Writes %s".formatted(one.name()), notes);
      List<Outcome> outcomes = new ArrayList<>();
      one.findings().forEach(finding -> outcomes.add(new Outcome(finding, answer, made.size())));
      made.add(Mended.made(one.name(), one.text(), outcomes));
    }
    kustomization.ifPresent(made::add);
    return made;
  }

  /** Why a quota is left to people. */
  private static Optional<String> reason(String control, Demand demand) {
    if (!control.equals("workload/resource-quota")) {
      return Optional.empty();
    }
    if (demand.workloads() == 0) {
      return Optional.of("no workload of the namespace is in the files, so nothing tells its size");
    }
    return demand.daemons() == 0
        ? Optional.empty()
        : Optional.of(
            "a DaemonSet runs on each node, and files do not say how many there are; write nodes: with their number into the file of --defaults");
  }

  private static Optional<String> text(String control, String namespace, Demand demand) {
    Bounds bounds = new Bounds(namespace, demand);
    return switch (control) {
      case "workload/resource-quota" -> Optional.of(bounds.resourceQuota());
      case "workload/limit-range" -> bounds.limitRange();
      default -> Optional.of(NetworkPolicies.of(namespace, demand));
    };
  }

  private static String note(String control) {
    return control.equals("network/default-deny")
        ? "all traffic but DNS stops until other policies allow it; write those first"
        : "the numbers come from what the files ask for; look whether they are meant";
  }
}
