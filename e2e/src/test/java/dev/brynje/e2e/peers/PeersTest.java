package dev.brynje.e2e.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.e2e.peers.Difference.Finder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On generated manifests, each check of a peer that fails has a control of ours that refers to it
 * and finds something on the same object, and the other way round; but for what {@code
 * intended.txt} says.
 *
 * <p>With {@code -Dbrynje.peers.seed=N} and {@code -Dbrynje.peers.mixtures=N} it tries others.
 */
class PeersTest {
  private static final long SEED = 20_261_124;
  private static final int MIXTURES = 60;

  /** How many objects of one kind of difference are shown. */
  private static final int EXAMPLES = 4;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @ParameterizedTest
  @EnumSource
  void findsWhatThePeerFinds(Peer peer) throws Exception {
    assumeTrue(peer.present(), peer.id() + " is not on the PATH: our findings are not compared");
    long seed = Long.getLong("brynje.peers.seed", SEED);
    Map<String, Map<String, String>> objects = write(seed);
    Ours ours = Ours.judge(directory);
    List<Difference> differences = compare(peer, peer.judge(directory), ours, objects);

    Map<Intended, Set<String>> shown = new LinkedHashMap<>();
    for (Intended line : Intended.all()) {
      if (line.peer().equals(peer.id())) {
        shown.put(line, new TreeSet<>());
      }
    }
    Map<String, Set<String>> found = byScenario(ours);
    differences.removeIf(difference -> {
      Set<String> also = found.getOrDefault(scenario(difference.file()), Set.of());
      List<Intended> reasons =
          shown.keySet().stream().filter(line -> line.explains(difference, also)).toList();
      for (Intended line : reasons) {
        shown.computeIfAbsent(line, _ -> new TreeSet<>()).addAll(line.shownBy(difference, also));
      }
      return !reasons.isEmpty();
    });

    assertThat(summary(differences))
        .as(
            "manifests of seed %d in %s; differences that intended.txt does not name",
            seed, directory)
        .isEmpty();
    if (seed == SEED) {
      assertThat(tooMuchSaid(shown)).as("what no manifest shows of intended.txt").isEmpty();
    }
  }

  /** Writes the manifests; gives the tags of each object by its file's name. */
  private Map<String, Map<String, String>> write(long seed) throws IOException {
    int mixtures = Integer.getInteger("brynje.peers.mixtures", MIXTURES);
    Map<String, Map<String, String>> objects = new TreeMap<>();
    for (Scenario scenario : new Scenarios(seed).generate(mixtures)) {
      for (Map.Entry<String, String> file : scenario.files().entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
        Map<String, String> tags = new TreeMap<>(scenario.tags());
        tags.put("object", object(file.getKey()));
        tags.put("", scenario.difference());
        objects.put(file.getKey(), tags);
      }
    }
    return objects;
  }

  private static List<Difference> compare(
      Peer peer,
      Map<String, Set<String>> failed,
      Ours ours,
      Map<String, Map<String, String>> objects) {
    List<Difference> differences = new ArrayList<>();
    objects.forEach((file, tags) -> {
      Set<String> theirs = failed.getOrDefault(file, Set.of());
      Set<String> meant = new TreeSet<>();
      for (String control : ours.found(file)) {
        Set<String> checks = ours.checks(control, peer);
        meant.addAll(checks);
        if (!checks.isEmpty() && checks.stream().noneMatch(theirs::contains)) {
          String answer = "they pass %s".formatted(checks);
          differences.add(new Difference(peer, Finder.WE, control, file, tags, answer));
        }
      }
      for (String check : theirs) {
        if (!meant.contains(check)) {
          String answer =
              "we pass %s, and find %s".formatted(ours.controls(check, peer), ours.found(file));
          differences.add(new Difference(peer, Finder.THEY, check, file, tags, answer));
        }
      }
    });
    return differences;
  }

  private static Map<String, Set<String>> byScenario(Ours ours) {
    Map<String, Set<String>> found = new HashMap<>();
    ours.findings()
        .forEach((file, controls) ->
            found.computeIfAbsent(scenario(file), _ -> new TreeSet<>()).addAll(controls));
    return found;
  }

  private static String scenario(String file) {
    return file.substring(0, file.indexOf("--"));
  }

  private static String object(String file) {
    return file.substring(file.indexOf("--") + 2, file.lastIndexOf('.'));
  }

  /** For each subject the simplest objects that show it: file, what varies in it, the answer. */
  private static String summary(Collection<Difference> differences) {
    Map<String, List<Difference>> subjects = new TreeMap<>();
    for (Difference difference : differences) {
      subjects.computeIfAbsent(difference.subject(), _ -> new ArrayList<>()).add(difference);
    }
    StringBuilder text = new StringBuilder();
    subjects.forEach((subject, objects) -> {
      text.append("%s: %d objects%n".formatted(subject, objects.size()));
      objects.sort(Comparator.comparingInt(one -> one.tags().getOrDefault("", "").length()));
      for (Difference one : objects.subList(0, Math.min(EXAMPLES, objects.size()))) {
        text.append("    %s: %s%n".formatted(one.file(), one.tags().get("")));
        text.append("        %s%n".formatted(one.answer()));
      }
    });
    return text.toString();
  }

  private static List<String> tooMuchSaid(Map<Intended, Set<String>> shown) {
    List<String> unseen = new ArrayList<>();
    shown.forEach((line, words) -> {
      List<String> open = line.words().stream().filter(word -> !words.contains(word)).toList();
      if (!open.isEmpty()) {
        unseen.add("%s in: %s".formatted(open, line.line()));
      }
    });
    return unseen;
  }
}
