package dev.brynje.workload.controlplane;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.ArrayList;
import java.util.List;

/** A row of a component's table, from which the whole control is made, examples too. */
final class Row {
  private static final String KUBELET_GROUP = "kubelet.config.k8s.io";

  private final Component component;
  private final Control.Definition control;
  private final List<Question> questions = new ArrayList<>();
  private final List<ConfigField> configs = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private final List<String> always = new ArrayList<>();
  private String only = "";
  private String unless = "";
  private String good = "";
  private String bad = "";

  private Row(Component component, Control.Definition control) {
    this.component = component;
    this.control = control;
  }

  static Row of(Component component, String id, Severity severity, String title) {
    return new Row(component, Control.named(id, Ring.WORKLOAD, severity).title(title));
  }

  Row why(String rationale) {
    control.rationale(rationale);
    return this;
  }

  /** A flag as wished; with several, all of them. */
  Row flag(String name, Wish wish) {
    questions.add(new Question.Flag(name, wish));
    return this;
  }

  Row plugin(String name, boolean wanted, boolean byDefault) {
    questions.add(new Question.Plugin(name, wanted, byDefault));
    return this;
  }

  /** The same in the kubelet's configuration file. */
  Row kubelet(String path, Wish wish) {
    return config(KUBELET_GROUP, "KubeletConfiguration", path, wish);
  }

  Row config(String group, String kind, String path, Wish wish) {
    configs.add(new ConfigField(group, kind, path, wish));
    return this;
  }

  /** A switch of the kubelet's configuration file that makes the others needless. */
  Row unlessKubelet(String path) {
    unless = path;
    return this;
  }

  /** Flags that name a file or a choice which settles this where it is not seen. */
  Row orBy(String... flags) {
    elsewhere.addAll(List.of(flags));
    return this;
  }

  /** Only where another flag is given. */
  Row with(String flag, String example) {
    only = flag;
    always.add(example);
    return this;
  }

  Row cis(String section) {
    control.reference("cis", section);
    return this;
  }

  Row checkov(String... ids) {
    control.reference("checkov", ids);
    return this;
  }

  Row trivy(String... ids) {
    control.reference("trivy", ids);
    return this;
  }

  Row kubescape(String... ids) {
    control.reference("kubescape", ids);
    return this;
  }

  Row reference(String source, String... ids) {
    control.reference(source, ids);
    return this;
  }

  /** What to write, words with a blank between: flags, or a line of the configuration file. */
  Row write(String words) {
    good = words;
    return this;
  }

  /** What the bad example has in its place. */
  Row not(String words) {
    bad = words;
    return this;
  }

  /** The check, shown by a command line. */
  FlagControl check() {
    String remedy =
        good.isEmpty()
            ? "Start " + component.program() + " without " + bad.substring(0, bad.indexOf('='))
            : "Start " + component.program() + " with " + good;
    control.remediation(remedy).bad(pod(bad)).good(pod(good));
    return build();
  }

  /** The check, shown by the configuration file that the row names first. */
  FlagControl checkInFile() {
    ConfigField config = configs.getFirst();
    String remedy =
        good.isEmpty()
            ? "Leave " + config.path() + " out of the " + config.kind()
            : "Write " + good.replace("\n", ", ") + " in the " + config.kind();
    control.remediation(remedy).bad(file(config, bad)).good(file(config, good));
    return build();
  }

  private FlagControl build() {
    return new FlagControl(
        control.define(),
        component,
        List.copyOf(questions),
        List.copyOf(configs),
        List.copyOf(elsewhere),
        only,
        unless);
  }

  private String pod(String words) {
    List<String> flags = new ArrayList<>(always);
    if (!words.isEmpty()) {
      flags.addAll(List.of(words.split(" ")));
    }
    String program = component.program();
    StringBuilder text = new StringBuilder(400);
    text.append("apiVersion: v1\nkind: Pod\nmetadata:\n  name: ").append(program);
    text.append("\n  namespace: kube-system\nspec:\n  containers:\n    - name: ").append(program);
    text.append("\n      image: registry.k8s.io/").append(program);
    text.append(":v1.34.1\n      command:\n        - ").append(program).append('\n');
    for (String flag : flags) {
      text.append("        - ").append(flag).append('\n');
    }
    return text.toString();
  }

  private static String file(ConfigField config, String lines) {
    String version = config.kind().equals("KubeletConfiguration") ? "v1beta1" : "v1";
    String head =
        "apiVersion: " + config.group() + "/" + version + "\nkind: " + config.kind() + "\n";
    return lines.isEmpty() ? head : head + lines + "\n";
  }
}
