package dev.brynje.kube.inventory;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.kube.inventory.WorkloadFact.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gathers what a workload refers to; what it marks as optional is passed over. */
final class References {
  private record Use(Field first, TreeSet<String> keys) {}

  private final Map<ObjectKey, Use> uses = new LinkedHashMap<>();

  static List<Reference> of(Pod pod, Field account, Places places) {
    References references = new References();
    references.add("ServiceAccount", account);
    if (pod.owner().kind().equals("StatefulSet")) {
      references.add("Service", pod.owner().spec().get("serviceName"));
    }
    for (Container container : pod.containers()) {
      references.environment(container.field());
    }
    for (Field volume : pod.spec().get("volumes").items()) {
      references.volume(volume);
    }
    return references.placed(places);
  }

  private void environment(Field container) {
    for (Field source : container.get("envFrom").items()) {
      addUnlessOptional("ConfigMap", source.get("configMapRef"), "name");
      addUnlessOptional("Secret", source.get("secretRef"), "name");
    }
    for (Field variable : container.get("env").items()) {
      Field from = variable.get("valueFrom");
      if (from.present()) {
        addUnlessOptional("ConfigMap", from.get("configMapKeyRef"), "name");
        addUnlessOptional("Secret", from.get("secretKeyRef"), "name");
      }
    }
  }

  private void volume(Field volume) {
    add("PersistentVolumeClaim", volume.at("persistentVolumeClaim", "claimName"));
    addUnlessOptional("ConfigMap", volume.get("configMap"), "name");
    addUnlessOptional("Secret", volume.get("secret"), "secretName");
    for (Field source : volume.at("projected", "sources").items()) {
      addUnlessOptional("ConfigMap", source.get("configMap"), "name");
      addUnlessOptional("Secret", source.get("secret"), "name");
    }
  }

  private void addUnlessOptional(String kind, Field source, String nameField) {
    if (source.present() && !source.get("optional").isTrue()) {
      Use use = add(kind, source.get(nameField));
      source.get("key").string().ifPresent(use.keys::add);
      for (Field item : source.get("items").items()) {
        item.get("key").string().ifPresent(use.keys::add);
      }
    }
  }

  private Use add(String kind, Field name) {
    String text = name.string().orElse("");
    return text.isEmpty()
        ? new Use(name, new TreeSet<>())
        : uses.computeIfAbsent(new ObjectKey(kind, "", text), _ -> new Use(name, new TreeSet<>()));
  }

  private List<Reference> placed(Places places) {
    List<Reference> references = new ArrayList<>(uses.size());
    uses.forEach((name, use) ->
        references.add(
            new Reference(
                name.kind(),
                Shared.text(name.name()),
                Shared.texts(List.copyOf(use.keys)),
                places.of(use.first))));
    return List.copyOf(references);
  }
}
