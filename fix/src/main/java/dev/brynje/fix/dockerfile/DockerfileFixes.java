package dev.brynje.fix.dockerfile;

import dev.brynje.core.Finding;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.Span;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every fix of Dockerfiles, by the control whose findings it makes go. */
final class DockerfileFixes {
  /** In the order in which what they write is read best. */
  private static final Map<String, Fix> ALL = all();

  private static final List<String> ORDER = List.copyOf(ALL.keySet());

  private static Map<String, Fix> all() {
    Map<String, Fix> fixes = new LinkedHashMap<>();
    fixes.put("dockerfile/base-tag", new Digest());
    fixes.put("dockerfile/base-digest", new Digest());
    fixes.put("dockerfile/any-platform", new AnyPlatform());
    fixes.put("dockerfile/no-maintainer", new AuthorLabel());
    fixes.put("dockerfile/absolute-workdir", new AbsoluteWorkdir());
    fixes.put("dockerfile/copy-not-add", new CopyNotAdd());
    fixes.put("dockerfile/update-with-install", new UpdateWithInstall());
    fixes.put("dockerfile/no-sudo", new NoSudo());
    fixes.put("dockerfile/apt-get", new AptGet());
    fixes.put("dockerfile/assume-yes", new AssumeYes());
    fixes.put("dockerfile/no-recommends", new NoRecommends());
    fixes.put("dockerfile/npm-ci", new NpmCi());
    fixes.put("dockerfile/verified-tls", new UncheckedOption());
    fixes.put("dockerfile/verified-packages", new UncheckedOption());
    fixes.put("dockerfile/pipefail", new Pipefail());
    fixes.put("dockerfile/no-package-cache", new NoCache());
    fixes.put("dockerfile/no-world-writable", new WorldWritable());
    fixes.put("dockerfile/root-steps-first", new RootStepsFirst());
    fixes.put("dockerfile/final-user", new FinalUser());
    fixes.put("dockerfile/numeric-user", new NumericUser());
    fixes.put("dockerfile/exec-form", new ExecForm());
    fixes.put("dockerfile/one-cmd", new LastOnly(Instruction.Cmd.class));
    fixes.put("dockerfile/one-entrypoint", new LastOnly(Instruction.Entrypoint.class));
    fixes.put("dockerfile/one-healthcheck", new LastOnly(Instruction.Healthcheck.class));
    return Collections.unmodifiableMap(fixes);
  }

  private DockerfileFixes() {}

  /** Whether findings of a control can be made to go, at least some. */
  static boolean know(String control) {
    return ALL.containsKey(control);
  }

  /** Brings findings into the order in which what is written for them is read best. */
  static Comparator<Finding> order() {
    return Comparator.comparingInt(finding -> ORDER.indexOf(finding.control()));
  }

  /** What can be done about a finding of a control that is known. */
  static Plan plan(Subject subject, String control, Span place) {
    Fix fix = ALL.get(control);
    return fix == null
        ? new Plan.Left("there is no fix for it; see its remediation")
        : fix.plan(subject, place);
  }
}
