package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.testing.Trees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A manifest, what a fix made of it, and what must hold of every fix. */
final class Fixed {
  /**
   * They have nothing to say of a pod that shares something with the node, until that goes, of a
   * user that the image sets, until its number is written, and of a request, until it has a limit.
   */
  private static final Set<String> SILENT_BEFORE =
      Set.of(
          "workload/user-namespace",
          "workload/high-user-id",
          "workload/high-group-id",
          "workload/requests-equal-limits");

  private final String name;
  private final byte[] before;
  private final List<Finding> findings;
  private final Mended mended;

  private Fixed(String name, byte[] before, List<Finding> findings, Mended mended) {
    this.name = name;
    this.before = before;
    this.findings = findings;
    this.mended = mended;
  }

  /**
   * Fixes a manifest.
   *
   * @param name by which failures call it
   */
  static Fixed by(Fixing fixing, String name, byte[] bytes) {
    List<Finding> findings = fixing.findings(bytes);
    return new Fixed(name, bytes, findings, fixing.fixed(bytes, findings));
  }

  Mended mended() {
    return mended;
  }

  byte[] before() {
    return before;
  }

  byte[] after() {
    return mended.isChanged() ? mended.bytes() : before;
  }

  /** Undone, it has its old bytes. */
  Fixed canBeUndone() {
    String text = YamlReader.read(after(), Limits.DEFAULT).source().text();
    String old = YamlReader.read(before, Limits.DEFAULT).source().text();
    assertThat(Fixing.undone(text, mended.splices(), old)).as("%s undone", name).isEqualTo(old);
    return this;
  }

  /** What was fixed is found no more, and nothing is found that was not there. */
  Fixed onlyMakesFindingsGo(Fixing fixing) {
    List<Finding> now = fixing.findings(after());
    Set<String> known = fingerprints(findings);
    assertThat(
            now.stream()
                .filter(finding -> !known.contains(finding.fingerprint()))
                .filter(finding -> !SILENT_BEFORE.contains(finding.control())))
        .as("new findings in %s", this)
        .isEmpty();
    Set<String> there = fingerprints(now);
    for (Outcome outcome : mended.outcomes()) {
      assertThat(outcome.isMended() && there.contains(outcome.finding().fingerprint()))
          .as("%s is still there in %s", outcome.finding(), this)
          .isFalse();
    }
    assertThat(fixing.fixed(after(), now).isChanged()).as("changed again: %s", this).isFalse();
    return this;
  }

  /** Whether no two findings are told apart by their places only, as those of doubled objects. */
  boolean tellsFindingsApart() {
    return fingerprints(findings).size() == findings.size();
  }

  private static Set<String> fingerprints(List<Finding> findings) {
    Set<String> fingerprints = new HashSet<>();
    findings.forEach(finding -> fingerprints.add(finding.fingerprint()));
    return fingerprints;
  }

  /** Read again, it holds the values that were wanted, and other documents their old text. */
  Fixed saysWhatWasWanted() {
    Reading old = YamlReader.read(before, Limits.DEFAULT);
    Reading now = YamlReader.read(after(), Limits.DEFAULT);
    assertThat(now.documents()).as("documents of %s", this).hasSameSizeAs(old.documents());
    Map<Integer, PlainTree> wanted = wanted(old);
    for (int i = 0; i < old.documents().size(); i++) {
      Document was = old.documents().get(i);
      Document is = now.documents().get(i);
      PlainTree tree = wanted.get(i);
      if (tree == null) {
        assertThat(text(now, is)).as("document %d of %s", i, name).isEqualTo(text(old, was));
      } else {
        assertThat(Trees.json(is.root())).as("document %d of %s", i, this).isEqualTo(tree.json());
      }
    }
    return this;
  }

  /** The documents to be changed, as they are to be. */
  private Map<Integer, PlainTree> wanted(Reading old) {
    Map<Integer, PlainTree> trees = new TreeMap<>();
    for (Outcome outcome : mended.outcomes()) {
      if (outcome.answer() instanceof Answer.Mend mend) {
        int number = document(old, outcome.finding().location());
        PlainTree tree =
            trees.computeIfAbsent(number, one -> new PlainTree(old.documents().get(one).root()));
        mend.edits().forEach(tree::make);
      }
    }
    return trees;
  }

  private static int document(Reading reading, Location place) {
    for (int i = 0; i < reading.documents().size(); i++) {
      if (reading.documents().get(i).root().span().holds(place.line(), place.column())) {
        return i;
      }
    }
    throw new IllegalStateException("no document at " + place);
  }

  private static String text(Reading reading, Document document) {
    return reading.source().text().substring(document.span().start(), document.span().end());
  }

  /** What kubectl is to read in the old text, or in the new one. */
  List<String> objects(boolean changed) {
    Reading old = YamlReader.read(before, Limits.DEFAULT);
    Map<Integer, PlainTree> wanted = changed ? wanted(old) : Map.of();
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < old.documents().size(); i++) {
      PlainTree same = new PlainTree(old.documents().get(i).root());
      objects.addAll(wanted.getOrDefault(i, same).objects());
    }
    return objects;
  }

  @Override
  public String toString() {
    return "%s:%n%s%nmade of%n%s"
        .formatted(
            name,
            new String(after(), StandardCharsets.UTF_8),
            new String(before, StandardCharsets.UTF_8));
  }
}
