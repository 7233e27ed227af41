package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.e2e.Product.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files that are not plain files, have odd names, or do not hold still. */
class OddFilesTest {
  private static final String POD =
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: good\nspec:\n  containers:\n  - name: api\n";

  @TempDir private Path directory;

  @BeforeEach
  void good() throws IOException {
    Files.writeString(directory.resolve("good.yaml"), POD);
  }

  @Test
  void linksPipesAndDevicesNeverHang() throws Exception {
    Run run =
        product()
            .script(
                """
                mkdir -p k8s/sub && cp good.yaml k8s/sub
                ln -s .. k8s/sub/up
                ln -s nowhere k8s/lost.yaml
                ln -s itself.yaml k8s/itself.yaml
                mkfifo k8s/pipe.yaml named
                mkdir empty
                brynje audit k8s named /dev/zero empty missing.yaml
                """)
            .withoutTrace();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.notJudged())
        .containsExactly(
            "k8s/itself.yaml is a symbolic link that leads nowhere; check the link",
            "k8s/lost.yaml is a symbolic link that leads nowhere; check the link",
            "k8s/pipe.yaml is a pipe or a device, not a file; pipe what it says into brynje audit -",
            "k8s/sub/up is a symbolic link that leads back to a directory above it; "
                + "remove the link, or name the directories apart",
            "named is a pipe or a device, not a file; pipe what it says into brynje audit -",
            "/dev/zero is a pipe or a device, not a file; pipe what it says into brynje audit -",
            "empty holds no Dockerfile and no file that ends in .yaml, .yml or .json; name what to read",
            "missing.yaml does not exist; check the path");
    assertThat(run.out()).contains("k8s/sub/good.yaml\n\n  Pod good");
  }

  @Test
  void readsWhatAShellSubstitutes() throws Exception {
    Run run = product().script("brynje audit --format json <(cat good.yaml)").withoutTrace();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.json().at("/inputs/0/name").asString()).startsWith("/dev/fd/");
  }

  @Test
  void judgesFilesOfAnyName() throws Exception {
    Run run =
        product()
            .script(
                """
                mkdir odd && cd odd && rm ../good.yaml
                pod() {
                  printf 'apiVersion: v1\\nkind: Pod\\nmetadata: {name: %s}\\n' "$1" >"$2"
                  echo 'spec: {containers: [{name: a}]}' >>"$2"
                }
                pod a $'line\\nbreak.yaml'
                pod b 'two words.yaml'
                pod c 'blåbær-日本.yaml'
                pod d ./-dash.yaml
                pod e $'colour\\e[31m.yaml'
                pod f $'turned-\\u202e.yaml'
                pod g $'not-utf8-\\xff.yaml'
                pod h -
                brynje audit --format json -- . ./- -dash.yaml -dash.yaml
                """)
            .withoutTrace();

    assertThat(run.json().get("inputs"))
        .extracting(input -> input.get("name").asString())
        .containsExactlyInAnyOrder(
            "line\nbreak.yaml",
            "two words.yaml",
            "blåbær-日本.yaml",
            "-dash.yaml",
            "colour\u001b[31m.yaml",
            "turned-\u202e.yaml",
            "not-utf8-\uFFFD.yaml",
            "./-");
    assertThat(names(run.json())).contains("a", "b", "c", "d", "e", "f", "g", "h");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void namesCannotActOnTheTerminal() throws Exception {
    Run run =
        product()
            .script(
                """
                name=$'evil\\e]0;title\\a\\u202e'
                printf 'apiVersion: v1\\nkind: Pod\\nmetadata: {name: "a\\\\e[2J\\\\u202eb"}\\n' >"$name.yaml"
                echo 'a: [' >"$name-broken.yaml"
                brynje audit . "$name-missing"
                brynje audit --format json . "$name-missing"
                brynje audit --"$name"
                brynje audit --config "$name" .
                """)
            .withoutTrace();

    assertThat(run.out() + run.err()).doesNotContain("\u001b", "\u0007", "\u202e");
    assertThat(run.out())
        .contains("evil\uFFFD]0;title\uFFFD\uFFFD.yaml", "Pod a\uFFFD[2J\uFFFDb")
        .contains("evil\uFFFD]0;title\uFFFD\uFFFD-broken.yaml:2:1: ")
        .contains("evil\uFFFD]0;title\uFFFD\uFFFD-missing does not exist");
  }

  @Test
  void aNameThatIsNoTextIsSaid() throws Exception {
    Run run = product().script("cp good.yaml $'a\\xff.yaml'; brynje audit a*.yaml").withoutTrace();

    assertThat(run.notJudged())
        .containsExactly(
            "a\uFFFD.yaml does not exist; its name is not UTF-8: name the directory that it is in");
  }

  @Test
  void aFileIsJudgedOnceHoweverOftenItIsNamed() throws Exception {
    Run run =
        product()
            .script(
                """
                ln -s good.yaml link.yaml
                brynje audit --format json . good.yaml ./good.yaml "$PWD/good.yaml" link.yaml
                """)
            .withoutTrace();

    assertThat(run.json().get("inputs")).hasSize(1);
    assertThat(run.json().at("/summary/counted/objects").asInt()).isEqualTo(1);
  }

  /** A pipe takes 64 KiB: the rest is written when the walk is over and reading has begun. */
  @Test
  void aFileThatIsGoneMeanwhileIsSaid() throws Exception {
    Run run =
        product()
            .script(
                """
                cp good.yaml gone.yaml
                { yes '# a comment' | head -n 20000; rm gone.yaml; cat good.yaml; } |
                  brynje audit - gone.yaml
                """)
            .withoutTrace();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.notJudged()).containsExactly("gone.yaml is gone since the run began; run again");
    assertThat(run.out()).contains("Pod good");
  }

  @Test
  void aFileThatGrowsMeanwhileEnds() throws Exception {
    Path log = directory.resolve("log.yaml");
    Files.writeString(log, POD);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (!done.get()) {
                  Files.writeString(log, "# more\n".repeat(1000), StandardOpenOption.APPEND);
                }
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    try {
      Run run = product().heap("128m").run("audit", "log.yaml", "good.yaml").withoutTrace();

      assertThat(run.code()).isBetween(1, 2);
      assertThat(run.out()).contains("good.yaml\n\n  Pod good");
    } finally {
      done.set(true);
      writer.join();
    }
  }

  @Test
  void whatMayNotBeReadIsSaid() throws Exception {
    Path lib = Files.createDirectory(directory.resolve("lib"));
    Path java = Path.of(System.getProperty("java.home"), "bin/java");
    Run run =
        product()
            .from(lib)
            .script(
                """
                cp '%s'/*.jar lib
                mkdir -p k8s/closed k8s/blind
                cp good.yaml k8s && cp good.yaml k8s/secret.yaml
                cp good.yaml k8s/closed && cp good.yaml k8s/blind
                chmod -R a+rX .
                chmod 000 k8s/secret.yaml k8s/closed && chmod 444 k8s/blind
                who=
                [ $(id -u) != 0 ] || who='setpriv --reuid=65534 --regid=65534 --clear-groups'
                $who '%s' -version 2>/dev/null || exit 99
                { declare -f brynje; echo 'brynje "$@"'; } >lib/run.sh
                $who bash lib/run.sh audit k8s k8s/secret.yaml k8s/closed/good.yaml
                code=$?
                chmod -R u+rwX k8s
                exit $code
                """
                    .formatted(Product.LIB, java));
    assumeTrue(run.code() != 99, "root may read everything, and nobody else can run this JDK");

    assertThat(run.withoutTrace().code()).isEqualTo(2);
    assertThat(run.notJudged())
        .containsExactly(
            "k8s/blind may not be read by this user; check its permissions",
            "k8s/closed may not be read by this user; check its permissions",
            "k8s/closed/good.yaml may not be read by this user; check its permissions",
            "k8s/secret.yaml may not be read by this user; check its permissions");
    assertThat(run.out()).contains("k8s/good.yaml\n\n  Pod good");
  }

  private Product product() {
    return new Product().in(directory);
  }

  private static List<String> names(JsonNode report) {
    List<String> names = new ArrayList<>();
    for (JsonNode finding : report.get("findings")) {
      names.add(finding.at("/resource/name").asString());
    }
    return names;
  }
}
