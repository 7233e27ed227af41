package dev.brynje.network;

import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.inventory.Place;
import dev.brynje.kube.inventory.Places;
import dev.brynje.network.read.ClusterReader;
import dev.brynje.network.read.ClusterReading;
import dev.brynje.network.read.NetworkFact;
import dev.brynje.network.read.ObjectReader;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clusters as manifests write them. */
public final class Manifests {
  private Manifests() {}

  /** Reads a file called {@code a.yaml}, after a first line that says it is no JSON. */
  public static ClusterReading read(String yaml) {
    Places places = field -> new Place(0, "a.yaml", field.span(), Excerpt.NONE, field.path());
    List<NetworkFact> facts = new ArrayList<>();
    byte[] bytes = ("---\n" + yaml).getBytes(StandardCharsets.UTF_8);
    for (KubeObject object : Manifest.of(YamlReader.read(bytes, Limits.DEFAULT)).objects()) {
      ObjectReader.readWithMentions(object, places).ifPresent(facts::add);
    }
    return ClusterReader.read(facts);
  }
}
