package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Input;
import dev.brynje.core.Policy;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Unjudged;
import dev.brynje.core.source.SourceFile;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One source never takes the others with it. */
class AuditRunTest {
  private static final String POD =
      "spec: {containers: [{name: api}]}\napiVersion: v1\nkind: Pod\nmetadata:\n  name: ";

  @TempDir private Path directory;

  private final FindingSpool spool = new FindingSpool();

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void aMistakeOfOursLeavesOneFileUnjudged(int files) throws IOException {
    AuditRun run =
        run(
            files,
            object -> {
              if (object.name().equals("pod-1")) {
                throw new IllegalStateException("of ours");
              }
            });

    assertThat(found()).hasSize(files - 1).doesNotContain("pod-1");
    assertThat(run.inputs()).hasSize(files - 1);
    assertThat(run.unjudged())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.location().path()).isEqualTo("1.yaml");
          assertThat(one.reason())
              .startsWith("is not judged by a mistake of ours: java.lang.IllegalStateException");
          assertThat(one.advice()).isEqualTo("please report it");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void whatFindsNoRoomBesideOthersIsJudgedAlone(int files) throws IOException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AuditRun run =
        run(
            files,
            object -> {
              if (seen.add(object.name())) {
                throw new OutOfMemoryError();
              }
            });

    assertThat(found())
        .hasSize(files)
        .isEqualTo(IntStream.range(0, files).mapToObj(i -> "pod-" + i).toList());
    assertThat(run.unjudged()).isEmpty();
    assertThat(run.tally().counted("objects")).isEqualTo(files);
  }

  @Test
  void whatFindsNoRoomAloneIsUnjudged() throws IOException {
    AuditRun run =
        run(
            3,
            object -> {
              if (object.name().equals("pod-1")) {
                throw new OutOfMemoryError();
              }
            });

    assertThat(found()).containsExactly("pod-0", "pod-2");
    assertThat(run.unjudged())
        .extracting(Unjudged::reason)
        .singleElement()
        .asString()
        .matches("needs more than the \\d+ MiB of memory that this run has");
  }

  @Test
  void standardInputIsReadOnceThoughJudgedTwice() throws IOException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    ManifestAudit audit =
        audit(object -> {
          if (seen.add(object.name())) {
            throw new OutOfMemoryError();
          }
        });
    InputStream in = new ByteArrayInputStream((POD + "piped\n").getBytes(StandardCharsets.UTF_8));
    AuditRun run = run(audit, List.of(SourceFile.STANDARD_INPUT), in);

    run.run(progress());

    assertThat(found()).containsExactly("piped");
    assertThat(run.inputs()).extracting(Input::kind).containsExactly("stdin");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void anInterruptedRunReportsNothingAndStaysInterrupted(int files) throws IOException {
    AuditRun run = run(audit(object -> {}), files(files), InputStream.nullInputStream());

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> run.run(progress())).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptionStopsTheRun() throws IOException {
    Thread runner = Thread.currentThread();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    ManifestAudit audit =
        audit(object -> {
          seen.add(object.name());
          runner.interrupt();
          untilInterrupted();
        });
    AuditRun run = run(audit, files(40), InputStream.nullInputStream());

    assertThatThrownBy(() -> run.run(progress())).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private static void untilInterrupted() {
    try {
      new CountDownLatch(1).await(1, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFileThatIsGoneIsUnjudged() throws IOException {
    List<SourceFile> files = files(2);
    Files.delete(files.getFirst().path());
    AuditRun run = run(audit(object -> {}), files, InputStream.nullInputStream());

    run.run(progress());

    assertThat(found()).containsExactly("pod-1");
    assertThat(run.inputs()).extracting(Input::name).containsExactly("1.yaml");
    assertThat(run.unjudged())
        .extracting(Unjudged::reason)
        .containsExactly("is gone since the run began");
  }

  private interface Trouble {
    void make(KubeObject object);
  }

  private AuditRun run(ManifestAudit audit, List<SourceFile> files, InputStream in) {
    List<Source> sources = new ArrayList<>();
    files.forEach(file -> sources.add(new FileSource(file, audit, in)));
    return new AuditRun(audit, sources, spool, Settlement.NONE);
  }

  private AuditRun run(int count, Trouble trouble) throws IOException {
    AuditRun run = run(audit(trouble), files(count), InputStream.nullInputStream());
    run.run(progress());
    return run;
  }

  private List<SourceFile> files(int count) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = i + ".yaml";
      Path path = Files.writeString(directory.resolve(name), POD + "pod-" + i + "\n");
      files.add(new SourceFile(name, path, true));
    }
    return files;
  }

  /** Complains of every object, unless there is trouble. */
  private static ManifestAudit audit(Trouble trouble) {
    Control control = Control.named("workload/test", Ring.WORKLOAD, Severity.HIGH).define();
    ObjectCheck check =
        new ObjectCheck() {
          @Override
          public Control control() {
            return control;
          }

          @Override
          public boolean concerns(KubeObject object) {
            return true;
          }

          @Override
          public void judge(KubeObject object, Verdict verdict) {
            trouble.make(object);
            verdict.fail(object.root(), "there it is");
          }
        };
    return new ManifestAudit(List.of(check), Policy.DEFAULT);
  }

  private List<String> found() {
    List<String> names = new ArrayList<>();
    for (Finding finding : spool) {
      names.add(finding.resource().name());
    }
    return names;
  }

  private static Progress progress() {
    return new Progress(Session.onTerminal(Map.of()).terminal(), false, "", 0);
  }
}
