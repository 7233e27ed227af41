package dev.brynje.workload.pss;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.Pod;
import dev.brynje.workload.pss.OfficialEvaluator.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random pods against the evaluator of the API server itself, at every level and version. */
class OfficialEvaluatorTest {
  private static final int QUESTIONS = 20_000;
  private static final int ENOUGH_FOR_EVERY_CHECK = 5_000;
  private static final int SHOWN = 5;
  private static final long SEED = Long.getLong("brynje.fuzz.seed", 20_261_124L);

  @TempDir Path directory = Path.of("unset");

  @Test
  void failsTheSameChecksAsTheOfficialEvaluator() throws IOException, InterruptedException {
    Optional<OfficialEvaluator> evaluator = OfficialEvaluator.onPath();
    assumeTrue(
        evaluator.isPresent(),
        "pod-security is not on the PATH: the Pod Security Standards are not compared");
    List<Question> questions = questions(QUESTIONS);

    List<String> answers = evaluator.orElseThrow().answers(questions, directory);

    List<String> disagreements = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      Pod pod = Pods.read(question.pod());
      String one =
          json(Pods.failed(pod, PodSecurityChecks.of(question.level(), question.version())));
      String together = json(failedTogether(pod, question));
      if (!one.equals(answers.get(i)) || !together.equals(answers.get(i))) {
        disagreements.add(
            "%s\nofficial %s\none by one %s\ntogether %s"
                .formatted(question, answers.get(i), one, together));
      }
    }
    assertThat(disagreements.stream().limit(SHOWN))
        .as(
            "the first of %d disagreements in %d questions, with -Dbrynje.fuzz.seed=%d",
            disagreements.size(), QUESTIONS, SEED)
        .isEmpty();
  }

  @Test
  void theQuestionsFailAndPassEveryFormOfEveryCheck() {
    long failed = 0;
    long passed = 0;
    for (Question question : questions(ENOUGH_FOR_EVERY_CHECK)) {
      long mask = Standards.failed(Pods.read(question.pod()));
      for (Standard.Step step : Standards.at(question.level(), question.version())) {
        failed |= Standards.bit(step) & mask;
        passed |= Standards.bit(step) & ~mask;
      }
    }
    long all = (1L << Standards.STEPS.size()) - 1;
    assertThat(failed).as("-Dbrynje.fuzz.seed=%d", SEED).isEqualTo(all);
    assertThat(passed).as("-Dbrynje.fuzz.seed=%d", SEED).isEqualTo(all);
  }

  private static List<Question> questions(int count) {
    Random random = new Random(SEED);
    RandomPods pods = new RandomPods(SEED);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      questions.add(
          new Question(
              random.nextBoolean() ? PodSecurityLevel.BASELINE : PodSecurityLevel.RESTRICTED,
              new KubernetesVersion(random.nextInt(KubernetesVersion.LATEST.minor() + 1)),
              pods.next()));
    }
    return questions;
  }

  /** As pods are judged for the labels of their namespaces. */
  private static List<String> failedTogether(Pod pod, Question question) {
    long failed = Standards.failed(pod);
    return Standards.ids(
        Standards.at(question.level(), question.version()).stream()
            .filter(step -> (failed & Standards.bit(step)) != 0)
            .toList());
  }

  private static String json(List<String> ids) {
    return ids.stream().map(id -> "\"" + id + "\"").collect(joining(",", "[", "]"));
  }
}
