package dev.brynje.workload.rbac;

import dev.brynje.kube.inventory.RoleBindingFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account or a group holds by bindings: the powers, and the bindings by their numbers. */
final class Holding {
  private static final int NAMED = 5;

  private final Set<String> everywhere = new LinkedHashSet<>();
  private final Set<String> inControlPlane = new LinkedHashSet<>();
  private final List<RoleBindingFact> first = new ArrayList<>(1);
  private final List<Integer> numbers = new ArrayList<>(1);

  /** The numbers again, when they are many. */
  private @Nullable BitSet bits;

  void add(int number, RoleBindingFact binding, List<String> powers) {
    (binding.clusterWide() ? everywhere : inControlPlane).addAll(powers);
    if (first.size() < NAMED) {
      first.add(binding);
    }
    if (numbers.isEmpty() || numbers.getLast() != number) {
      numbers.add(number);
    }
  }

  /** Powers over the whole cluster. */
  Set<String> everywhere() {
    return everywhere;
  }

  /** Powers over the control plane's namespace. */
  Set<String> inControlPlane() {
    return inControlPlane;
  }

  private void addNumbers(BitSet all) {
    if (numbers.size() <= Long.SIZE) {
      numbers.forEach(all::set);
      return;
    }
    BitSet known = bits;
    if (known == null) {
      known = new BitSet();
      numbers.forEach(known::set);
      bits = known;
    }
    all.or(known);
  }

  /** The first few bindings, each once, and how many more there are. */
  static List<String> bindings(List<Holding> held) {
    Set<String> named = new LinkedHashSet<>();
    BitSet all = new BitSet();
    for (Holding holding : held) {
      holding.first.forEach(binding -> named.add(binding.object().words()));
      holding.addNumbers(all);
    }
    List<String> words = new ArrayList<>(named);
    if (all.cardinality() <= NAMED) {
      return words;
    }
    List<String> few = new ArrayList<>(words.subList(0, Math.min(NAMED, words.size())));
    few.add("%s more bindings".formatted(all.cardinality() - few.size()));
    return few;
  }
}
