package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What fixes make of the examples. Run with {@code -Dbrynje.golden=write} to write anew what is
 * fixed of {@code examples/shop-hardened} and not decided by hand.
 */
class HardenedExamplesTest {
  private static final Path SHOP = Product.ROOT.resolve("examples/shop");
  private static final Path HARDENED = Product.ROOT.resolve("examples/shop-hardened");
  private static final Path DEFAULTS = HARDENED.resolve("defaults.yaml");
  private static final boolean WRITE = "write".equals(System.getProperty("brynje.golden"));

  /** Its own, which the shop does not have. */
  private static final Set<String> OWN = Set.of("README.md", "defaults.yaml");

  /** A file of the README's table. */
  private static final Pattern DECIDED = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @TempDir private Path directory;

  @Test
  void theHardenedShopIsWhatAFixMakesButForWhatItsReadmeLists() throws Exception {
    Map<String, String> fixed = files(fixedShop());
    fixed.keySet().removeAll(OWN);
    Set<String> decided = decided();
    if (WRITE) {
      for (Map.Entry<String, String> file : fixed.entrySet()) {
        if (!decided.contains(file.getKey())) {
          Files.writeString(HARDENED.resolve(file.getKey()), file.getValue());
        }
      }
    }
    Map<String, String> hardened = files(HARDENED);
    hardened.keySet().removeAll(OWN);
    Set<String> different = new TreeSet<>(hardened.keySet());
    different.addAll(fixed.keySet());
    different.removeIf(name -> Objects.equals(hardened.get(name), fixed.get(name)));
    assertThat(different).isEqualTo(decided);
  }

  @Test
  void theHardenedShopHoldsNothingHigh() throws Exception {
    Product.Run run = new Product().run("audit", "--fail-on", "high", HARDENED.toString());
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  @Test
  void theArticleGetsASeccompProfileAndWhatWasDecided() throws Exception {
    Path article = directory.resolve("deployment.yaml");
    Path original = Product.ROOT.resolve("examples/article/deployment.yaml");
    Files.copy(original, article);
    new Product().run("fix", "--defaults", DEFAULTS.toString(), "--write", article.toString());
    List<String> added = new ArrayList<>(Files.readAllLines(article));
    List<String> gone = new ArrayList<>(Files.readAllLines(original));
    gone.removeIf(added::remove);
    assertThat(gone).containsExactly("          emptyDir: {}");
    assertThat(added)
        .containsExactly(
            "        seccompProfile:",
            "          type: RuntimeDefault",
            "          resources:",
            "            requests:",
            "              cpu: 50m",
            "              memory: 64Mi",
            "              ephemeral-storage: 64Mi",
            "            limits:",
            "              memory: 256Mi",
            "              ephemeral-storage: 256Mi",
            "          emptyDir: {sizeLimit: 64Mi}");
  }

  private Path fixedShop() throws IOException, InterruptedException {
    for (Path file : paths(SHOP)) {
      Path copy = directory.resolve("shop").resolve(SHOP.relativize(file).toString());
      Files.createDirectories(copy.resolveSibling("."));
      Files.copy(file, copy);
    }
    String shop = directory.resolve("shop").toString();
    Product.Run run =
        new Product().run("fix", "--unsafe", "--defaults", DEFAULTS.toString(), "--write", shop);
    assertThat(run.withoutTrace().err()).isEmpty();
    return directory.resolve("shop");
  }

  private static Set<String> decided() throws IOException {
    return new TreeSet<>(
        DECIDED
            .matcher(Files.readString(HARDENED.resolve("README.md")))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList());
  }

  private static Map<String, String> files(Path top) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path path : paths(top)) {
      files.put(top.relativize(path).toString(), Files.readString(path));
    }
    return files;
  }

  private static List<Path> paths(Path top) throws IOException {
    try (Stream<Path> paths = Files.walk(top)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
