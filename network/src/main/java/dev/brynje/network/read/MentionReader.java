package dev.brynje.network.read;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.network.model.ConfigMapMentions;
import dev.brynje.network.model.Mention;
import dev.brynje.network.model.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;

/** Reads what manifests tell programs to speak with. */
final class MentionReader {
  /** Names what a workload speaks with, as {@code shop/db:5432/TCP, cache:6379}. */
  private static final String CONNECTS_TO = "brynje.dev/connects-to";

  private final Written written;
  private final List<Mention> mentions = new ArrayList<>();
  private final Set<String> configMaps = new TreeSet<>();

  private MentionReader(Written written) {
    this.written = written;
  }

  static Mentions of(Written written, Pod pod, String workload) {
    MentionReader reader = new MentionReader(written);
    pod.containers().forEach(reader::add);
    for (Field volume : pod.spec().get("volumes").items()) {
      volume.at("configMap", "name").string().ifPresent(reader.configMaps::add);
    }
    reader.annotated(written.object().metadata().get("annotations"));
    if (!pod.metadata().equals(written.object().metadata())) {
      reader.annotated(pod.metadata().get("annotations"));
    }
    Map<String, String> selector = KubeObject.texts(written.spec().at("selector", "matchLabels"));
    return new Mentions(
        workload,
        written.namespace(),
        pod.owner().kind().equals("Pod") || selector.isEmpty() ? pod.labels() : selector,
        reader.mentions,
        List.copyOf(reader.configMaps));
  }

  static ConfigMapMentions ofConfigMap(Written written) {
    MentionReader reader = new MentionReader(written);
    String name = written.object().name();
    for (Field entry : written.object().root().get("data").fields()) {
      reader.add(entry.name(), entry, "ConfigMap %s, key %s".formatted(name, entry.name()));
    }
    return new ConfigMapMentions(written.namespace(), name, reader.mentions);
  }

  private void add(Container container) {
    for (Field variable : container.field().get("env").items()) {
      String name = variable.get("name").string().orElse("");
      add(name, variable.get("value"), "env " + name);
      variable.at("valueFrom", "configMapKeyRef", "name").string().ifPresent(configMaps::add);
    }
    for (Field source : container.field().get("envFrom").items()) {
      source.at("configMapRef", "name").string().ifPresent(configMaps::add);
    }
    for (String list : List.of("command", "args")) {
      for (Field word : container.field().get(list).items()) {
        add("", word, list);
      }
    }
  }

  private void add(String name, Field value, String where) {
    String text = value.string().orElse("");
    HostNames.in(
        name,
        text,
        (host, port) -> mentions.add(new Mention(host, port, where, written.origin(value))));
  }

  /** Each is {@code [namespace/]name:port[/protocol]}; told as {@code name.namespace}. */
  private void annotated(Field annotations) {
    Field value = annotations.get(CONNECTS_TO);
    StringTokenizer words = new StringTokenizer(value.string().orElse(""), ", \t\n");
    while (words.hasMoreTokens()) {
      mentions.add(Annotated.mention(words.nextToken(), written.origin(value)));
    }
  }
}
