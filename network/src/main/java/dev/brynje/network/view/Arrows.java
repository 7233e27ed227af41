package dev.brynje.network.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The arrows of a picture. What reaches all of a namespace alike is one arrow to its box, and what
 * all of a namespace reach alike one from it.
 */
final class Arrows {
  private final Drawing drawing;

  /** From a box or node to another, by their names. */
  record Arrow(String from, String to, String label) {}

  private record Beam(String at, String namespace, String label) {}

  Arrows(Drawing drawing) {
    this.drawing = drawing;
  }

  /** The name of the box of a namespace; no end is called like this. */
  static String box(String namespace) {
    return "namespace " + namespace;
  }

  /** Between workloads and what is outside, and the boxes that stand for all of a namespace. */
  List<Arrow> ofWorkloads() {
    List<Arrow> arrows = new ArrayList<>();
    for (Connection one : drawing.connections()) {
      arrows.add(
          new Arrow(one.from().toString(), one.to().toString(), one.reach().sure().toString()));
    }
    return gathered(gathered(arrows, true), false);
  }

  private List<Arrow> gathered(List<Arrow> arrows, boolean atTarget) {
    Map<String, String> namespaces = new LinkedHashMap<>();
    drawing
        .inside()
        .forEach((name, all) -> all.forEach(one -> namespaces.put(one.toString(), name)));
    Map<Beam, Set<Arrow>> beams = new LinkedHashMap<>();
    for (Arrow arrow : arrows) {
      String namespace = namespaces.get(atTarget ? arrow.to : arrow.from);
      if (namespace != null) {
        Beam beam = new Beam(atTarget ? arrow.from : arrow.to, namespace, arrow.label);
        beams.computeIfAbsent(beam, _ -> new LinkedHashSet<>()).add(arrow);
      }
    }
    Set<Arrow> gone = new HashSet<>();
    List<Arrow> made = new ArrayList<>();
    beams.forEach((beam, some) -> {
      int own = beam.namespace.equals(namespaces.get(beam.at)) ? 1 : 0;
      int all = drawing.inside().getOrDefault(beam.namespace, List.of()).size() - own;
      if (some.size() == all && all > 1) {
        gone.addAll(some);
        String box = box(beam.namespace);
        made.add(
            atTarget ? new Arrow(beam.at, box, beam.label) : new Arrow(box, beam.at, beam.label));
      }
    });
    List<Arrow> left = new ArrayList<>(arrows);
    left.removeAll(gone);
    left.addAll(made);
    return left;
  }

  /** Between the boxes of namespaces and what is outside, with the number of pairs. */
  List<Arrow> ofNamespaces() {
    Map<String, Map<String, Integer>> pairs = new TreeMap<>();
    for (Connection one : drawing.connections()) {
      pairs
          .computeIfAbsent(name(one.from()), _ -> new TreeMap<>())
          .merge(name(one.to()), 1, Integer::sum);
    }
    List<Arrow> arrows = new ArrayList<>();
    pairs.forEach((from, all) ->
        all.forEach((to, count) ->
            arrows.add(new Arrow(from, to, count == 1 ? "1 pair" : count + " pairs"))));
    return arrows;
  }

  private static String name(End end) {
    return end instanceof End.OfWorkload one ? box(one.namespace()) : end.toString();
  }
}
