package dev.brynje.workload.pss;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Pods from text and what checks say of them. */
final class Pods {
  private static final Pattern ITEM = Pattern.compile("^- ", Pattern.MULTILINE);

  private Pods() {}

  static Pod of(Field pod) {
    return Pod.of(new KubeObject("v1", "Pod", "", "pod", pod)).orElseThrow();
  }

  static Pod read(String yaml) {
    return of(Field.root(documents(yaml).getFirst().root()));
  }

  /** The items of a list that is a test resource, read one by one. */
  static List<Field> table(String resource) {
    return ITEM.splitAsStream(text(resource))
        .skip(1)
        .map(item -> Field.root(documents("- " + item).getFirst().root()).items().getFirst())
        .toList();
  }

  static String text(String resource) {
    try (InputStream in = Pods.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The official ids of the checks that a pod fails. */
  static List<String> failed(Pod pod, List<Check> checks) {
    List<String> failed = new ArrayList<>();
    for (Check check : checks) {
      Verdict verdict = new Verdict(new SourceText(""));
      PodCheck one = (PodCheck) check;
      if (one.concerns(pod)) {
        one.judge(pod, verdict);
      }
      if (!verdict.complaints().isEmpty()) {
        failed.add(check.control().id().substring("pss/".length()));
      }
    }
    return failed;
  }

  private static List<Document> documents(String yaml) {
    return YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT).documents();
  }
}
