package dev.brynje.network.reach;

import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What decides in one direction, laid open for those who decide again without some of the policies.
 * Ends are numbered: classes of pods first, then the ranges of addresses, then a pod of which
 * nothing is known.
 */
public final class Grounds {
  private final Profiles profiles;
  private final Space space;

  Grounds(Profiles profiles, Space space) {
    this.profiles = profiles;
    this.space = space;
  }

  /** A policy, and what its rules match as a class of pods sees it that it is about. */
  public record About(Policy policy, List<Matched> rules) {}

  /**
   * What a rule matches.
   *
   * @param sure in any case
   * @param possible what it may match; all that is sure, and more
   */
  public record Matched(Rule rule, List<Piece> sure, List<Piece> possible) {
    /** Why nobody can say whether it matches what is only possible; empty for want of a reason. */
    public String doubt() {
      return Reasoning.writtenDoubt(rule).orElse("");
    }
  }

  /** Some ports of, or to, some ends. */
  public record Piece(PortSet ports, BitSet ends) {}

  /** How many classes of pods there are; the first range of addresses has this number. */
  public int classes() {
    return space.pods();
  }

  /** The number of a pod that no manifest holds. */
  public int anyPod() {
    return space.anyPod();
  }

  /** Whether pods of a class are in the network of their node. */
  public boolean isOnHostNetwork(int podClass) {
    return profiles.isOnHostNetwork(podClass);
  }

  /** The policies about a class, in the order in which they decide. */
  public List<About> about(int podClass) {
    List<About> about = new ArrayList<>();
    for (Policy policy : profiles.about(podClass)) {
      List<Matched> rules = new ArrayList<>();
      for (Rule rule : profiles.rules(policy)) {
        Match match = profiles.match(policy, rule, podClass);
        rules.add(new Matched(rule, pieces(match.sure()), pieces(match.possible())));
      }
      about.add(new About(policy, rules));
    }
    return about;
  }

  private static List<Piece> pieces(List<Part> parts) {
    List<Piece> pieces = new ArrayList<>(parts.size());
    for (Part part : parts) {
      BitSet ends = new BitSet(part.peers().size());
      part.peers().forEach(ends::set);
      pieces.add(new Piece(part.ports(), ends));
    }
    return pieces;
  }
}
