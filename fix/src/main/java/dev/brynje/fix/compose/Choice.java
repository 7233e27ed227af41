package dev.brynje.fix.compose;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds as many of the wanted changes as may be made together. What one service is given, those
 * that extend it have to want too, so that a change may be wrong alone and right beside others.
 */
final class Choice {
  /** Times that parts are tried when all are wrong together. */
  private static final int MOST_TRIED = 200;

  private static final String TOO_MANY = "too many changes of one project fail together";

  private final List<Wanted> wanted;
  private final Function<BitSet, Revision> revising;
  private final BitSet good = new BitSet();
  private final Map<Integer, String> refused = new HashMap<>();
  private Revision revision;
  private int tried;

  /**
   * @param revising makes those changes whose numbers it is given
   */
  Choice(List<Wanted> wanted, Function<BitSet, Revision> revising) {
    this.wanted = wanted;
    this.revising = revising;
    this.good.set(0, wanted.size());
    this.revision = revising.apply(good);
    if (revision.wrong().isPresent()) {
      BitSet suspect = suspect();
      while (add(suspect)) {
        suspect.andNot(good);
      }
      suspect.andNot(good);
      suspect.stream().forEach(one -> refused.putIfAbsent(one, TOO_MANY));
      revision = revising.apply(good);
    }
    refused.keySet().removeIf(good::get);
    refused.putAll(revision.refused());
  }

  /** The files with those made. */
  Revision revision() {
    return revision;
  }

  /** The numbers of those made. */
  BitSet made() {
    BitSet made = (BitSet) good.clone();
    refused.keySet().forEach(made::clear);
    return made;
  }

  /** Why others are not made, by their numbers. */
  Map<Integer, String> refused() {
    return refused;
  }

  /** Takes out those of the services at fault, until nothing is wrong. */
  private BitSet suspect() {
    BitSet suspect = new BitSet();
    Optional<Revision.Wrong> wrong = revision.wrong();
    while (wrong.isPresent()) {
      BitSet at = of(wrong.get().service());
      suspect.or(at);
      good.andNot(at);
      wrong = revising.apply(good).wrong();
    }
    return suspect;
  }

  /** Those of a service; all, when it has none. */
  private BitSet of(String service) {
    BitSet its = new BitSet();
    good.stream().filter(one -> wanted.get(one).service().equals(service)).forEach(its::set);
    return its.isEmpty() ? (BitSet) good.clone() : its;
  }

  /** Adds what can be, of one control together or else one by one; false when nothing was. */
  private boolean add(BitSet suspect) {
    BitSet left = (BitSet) suspect.clone();
    boolean any = false;
    while (!left.isEmpty()) {
      BitSet alike = alike(left);
      left.andNot(alike);
      boolean together = isRight(alike);
      any |= together;
      if (!together && alike.cardinality() > 1) {
        for (int one = alike.nextSetBit(0); one >= 0; one = alike.nextSetBit(one + 1)) {
          BitSet alone = new BitSet();
          alone.set(one);
          any |= isRight(alone);
        }
      }
    }
    return any;
  }

  private boolean isRight(BitSet more) {
    if (tried++ >= MOST_TRIED) {
      return false;
    }
    good.or(more);
    Optional<Revision.Wrong> wrong = revising.apply(good).wrong();
    if (wrong.isEmpty()) {
      return true;
    }
    good.andNot(more);
    more.stream().forEach(one -> refused.put(one, wrong.get().reason()));
    return false;
  }

  /** Those about the control that the first one is about. */
  private BitSet alike(BitSet among) {
    String control = wanted.get(among.nextSetBit(0)).finding().control();
    BitSet alike = new BitSet();
    among.stream()
        .filter(one -> wanted.get(one).finding().control().equals(control))
        .forEach(alike::set);
    return alike;
  }
}
