package dev.brynje.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the table of modules in ARCHITECTURE.md, beyond it for modules that are here and modules to
 * come.
 */
class ArchitectureTest {
  private static final Set<String> RINGS = Set.of("workload", "image", "signature", "network");

  /** Which modules each module may use, besides itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("yaml", Set.of()),
          // The configuration is YAML, and its errors have positions.
          Map.entry("core", Set.of("yaml")),
          Map.entry("kube", Set.of("yaml")),
          Map.entry("dockerfile", Set.of("yaml")),
          Map.entry("compose", Set.of("yaml", "dockerfile")),
          Map.entry("chart", Set.of("yaml")),
          Map.entry("pipeline", Set.of("yaml", "dockerfile")),
          Map.entry("workload", Set.of("core", "yaml", "kube", "dockerfile", "compose")),
          // The other half of the first ring: what it finds, this removes.
          Map.entry(
              "fix", Set.of("core", "yaml", "kube", "dockerfile", "compose", "chart", "workload")),
          Map.entry("oci", Set.of("core")),
          Map.entry("signature", Set.of("core", "oci")),
          Map.entry("packages", Set.of("core")),
          Map.entry("advisory", Set.of("core")),
          Map.entry("image", Set.of("core", "oci", "packages", "advisory")),
          Map.entry("geo", Set.of("core")),
          Map.entry("network", Set.of("core", "yaml", "kube", "geo")),
          Map.entry("host", Set.of("core", "packages", "advisory")),
          Map.entry("events", Set.of("core")),
          Map.entry("rules", Set.of("core", "events")),
          Map.entry("sensor", Set.of("core", "events")),
          Map.entry("compliance", Set.of("core", "kube", "geo")),
          Map.entry("policy", Set.of("core", "kube")),
          Map.entry(
              "gate", union(RINGS, "fix", "compliance", "policy", "core", "yaml", "kube", "oci")),
          Map.entry(
              "learn", Set.of("workload", "network", "events", "sensor", "core", "yaml", "kube")));

  /** A module, what it holds, and which modules it may use. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9]+)` \\|.*\\| ([^|]+) \\|$");

  /** These put all others together; nothing may use them. */
  private static final Set<String> ASSEMBLIES = Set.of("cli", "bench", "e2e");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.brynje");

  @Test
  void everyClassBelongsToAModule() {
    assertThat(CLASSES.stream().map(ArchitectureTest::module).distinct())
        .contains("core", "yaml", "kube", "workload", "cli")
        .isSubsetOf(union(MAY_USE.keySet(), "cli", "bench", "e2e"));
  }

  @Test
  void theTableInTheMapSaysTheSame() throws IOException {
    String map = Files.readString(Product.ROOT.resolve("ARCHITECTURE.md"));
    Map<String, Set<String>> table = new TreeMap<>();
    Map<String, Set<String>> expected = new TreeMap<>();
    Matcher rows = ROW.matcher(map);
    while (rows.find()) {
      String module = rows.group(1);
      String uses = rows.group(2);
      table.put(module, uses.equals("–") ? Set.of() : Set.of(uses.split(", ")));
      expected.put(module, MAY_USE.getOrDefault(module, Set.of("all")));
    }

    assertThat(table).isEqualTo(expected);
    assertThat(table.keySet())
        .containsAll(CLASSES.stream().map(ArchitectureTest::module).toList())
        .containsAll(ASSEMBLIES);
  }

  static Stream<String> modules() {
    return MAY_USE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleUsesOnlyWhatTheTableAllows(String module) {
    Set<String> others = union(MAY_USE.keySet(), ASSEMBLIES.toArray(String[]::new));
    others.remove(module);
    others.removeAll(MAY_USE.getOrDefault(module, Set.of()));

    noClasses()
        .that()
        .resideInAPackage("dev.brynje." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            others.stream().map(other -> "dev.brynje." + other + "..").toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theProductDoesNotNeedItsBenchmarks() {
    noClasses()
        .that()
        .resideInAPackage("dev.brynje.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.brynje.bench..", "dev.brynje.e2e..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.brynje.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl)(\\$.*)?")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineSpeaksOnTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.brynje.cli..", "dev.brynje.bench..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void nothingUsesJavaUtilLogging() {
    noClasses().should(USE_JAVA_UTIL_LOGGING).check(CLASSES);
  }

  @Test
  void testLibrariesStayInTests() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.brynje.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.junit..", "org.assertj..", "com.tngtech.archunit..", "org.openjdk.jmh..")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();

    assertThat(unmarked).as("packages without @NullMarked in their package-info.java").isEmpty();
  }

  private static String module(JavaClass javaClass) {
    return javaClass
        .getPackageName()
        .replaceFirst("^dev\\.brynje\\.", "")
        .replaceFirst("\\..*", "");
  }

  private static Set<String> union(Set<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
