package dev.brynje.e2e.peers;

import dev.brynje.e2e.peers.Aspect.Variant;
import dev.brynje.e2e.peers.Scenario.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Scenarios from a seed: each variant alone on careful and on careless manifests, what {@code
 * scenarios.txt} says, and mixtures.
 */
final class Scenarios {
  /** Stages whose aspects do not touch each other: all are varied at once. */
  private static final Set<String> DENSE =
      Set.of("psp", "apiserver", "manager", "scheduler", "etcd", "kubelet");

  /** The program that flags are given to; without it there is nothing to judge. */
  private static final String PROGRAM = "program";

  private static final List<Place> PLACES = List.of(Place.values());

  private final long seed;
  private final List<Aspect> aspects = Aspect.all();
  private final List<Scenario> scenarios = new ArrayList<>();

  Scenarios(long seed) {
    this.seed = seed;
  }

  /**
   * @param mixtures how many
   */
  List<Scenario> generate(int mixtures) {
    List<String> stages = aspects.stream().map(Aspect::stage).distinct().toList();
    for (String stage : stages) {
      if (DENSE.contains(stage)) {
        dense(stage);
      } else {
        alone(stage, true);
        alone(stage, false);
      }
    }
    Aspect.lines("scenarios.txt").forEach(this::written);
    for (int i = 0; i < mixtures; i++) {
      RandomGenerator random = random("mixture " + i);
      List<String> weighted = new ArrayList<>(stages);
      weighted.addAll(
          List.of(
              "workload", "workload", "workload", "workload", "app", "app", "app", "rbac", "rbac"));
      mix(weighted.get(random.nextInt(weighted.size())), i, random);
    }
    return scenarios;
  }

  private void alone(String stage, boolean careful) {
    SequencedMap<Aspect, Variant> base = base(stage, careful);
    for (Aspect aspect : base.keySet()) {
      for (Variant variant : aspect.variants()) {
        String title = (careful ? "careful-" : "careless-") + aspect.name() + "-" + variant.name();
        RandomGenerator random = random(stage + title);
        if (!variant.equals(base.get(aspect)) && (careful || random.nextInt(3) == 0)) {
          SequencedMap<Aspect, Variant> choices = new LinkedHashMap<>(base);
          choices.put(aspect, variant);
          add(title, random, choices, base);
        }
      }
    }
  }

  /** As many scenarios as the longest aspect has variants, which show every variant of each. */
  private void dense(String stage) {
    SequencedMap<Aspect, Variant> base = base(stage, true);
    int most = base.keySet().stream().mapToInt(aspect -> aspect.variants().size()).max().orElse(0);
    for (int i = 0; i < most; i++) {
      SequencedMap<Aspect, Variant> choices = new LinkedHashMap<>(base);
      for (Aspect aspect : base.keySet()) {
        if (!aspect.name().equals(PROGRAM)) {
          choices.put(aspect, aspect.variants().get(i % aspect.variants().size()));
        }
      }
      String title = "dense-" + stage + "-" + i;
      add(title, random(title), choices, base);
    }
  }

  /** A scenario as written: its stage, kind and place, then what is chosen. */
  private void written(String line) {
    List<String> words = List.of(line.split(" +", -1));
    SequencedMap<Aspect, Variant> base = base(words.getFirst(), true);
    SequencedMap<Aspect, Variant> choices = new LinkedHashMap<>(base);
    for (String choice : words.subList(3, words.size())) {
      int equals = choice.indexOf('=');
      Aspect aspect =
          base.keySet().stream()
              .filter(one -> one.name().equals(choice.substring(0, equals)))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no such aspect: " + line));
      choices.put(aspect, aspect.variant(choice.substring(equals + 1)));
    }
    Place place = Place.valueOf(words.get(2).toUpperCase(Locale.ROOT));
    scenarios.add(new Scenario(nextId(), "written", words.get(1), place, choices, base));
  }

  private String nextId() {
    return "c%04d".formatted(scenarios.size());
  }

  private void mix(String stage, int number, RandomGenerator random) {
    SequencedMap<Aspect, Variant> base = base(stage, random.nextBoolean());
    SequencedMap<Aspect, Variant> choices = new LinkedHashMap<>(base);
    int often = 1 + random.nextInt(9);
    for (Aspect aspect : base.keySet()) {
      if (random.nextInt(10) < often) {
        choices.put(aspect, aspect.variants().get(random.nextInt(aspect.variants().size())));
      }
    }
    add("mix-" + number, random, choices, base);
  }

  private SequencedMap<Aspect, Variant> base(String stage, boolean careful) {
    SequencedMap<Aspect, Variant> base = new LinkedHashMap<>();
    for (Aspect aspect : aspects) {
      if (aspect.stage().equals(stage)) {
        base.put(aspect, careful ? aspect.variants().getFirst() : aspect.variant(Aspect.UNSET));
      }
    }
    return base;
  }

  private void add(
      String title,
      RandomGenerator random,
      SequencedMap<Aspect, Variant> choices,
      SequencedMap<Aspect, Variant> base) {
    String kind =
        random.nextInt(3) == 0
            ? "Deployment"
            : Scenario.KINDS.get(random.nextInt(Scenario.KINDS.size()));
    Place place = random.nextInt(3) > 0 ? Place.ONLY : PLACES.get(random.nextInt(PLACES.size()));
    scenarios.add(new Scenario(nextId(), title, kind, place, choices, base));
  }

  /** Each scenario has randomness of its own, so that a new variant does not change the others. */
  private RandomGenerator random(String title) {
    return new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + title.hashCode());
  }
}
