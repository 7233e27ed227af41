package dev.brynje.fix.compose;

import dev.brynje.yaml.Dialect;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Step;
import java.util.ArrayList;
import java.util.List;

/** A Compose file, as it is written. */
final class ComposeText {
  private final String name;
  private final byte[] bytes;
  private final Reading reading;

  ComposeText(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    this.reading = YamlReader.read(bytes, Limits.DEFAULT, Dialect.COMPOSE);
  }

  /** As places name it. */
  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  Reading reading() {
    return reading;
  }

  /** What the file becomes by proposals. */
  Edited edited(List<Proposal> proposals) {
    return Editor.edit(bytes, reading, Dialect.COMPOSE, ComposeText::isIdle, proposals);
  }

  /** Extensions of a file or of what is declared in it mean nothing by themselves. */
  private static boolean isIdle(Place place) {
    List<Step> steps = place.steps();
    return isExtension(steps, 0) || isExtension(steps, 2);
  }

  private static boolean isExtension(List<Step> steps, int index) {
    return index < steps.size()
        && steps.get(index) instanceof Step.Key(String key)
        && key.startsWith("x-");
  }

  /** Where a service is written in it, in order; nowhere, when it is only named there. */
  List<Home> homes(String service) {
    return homes().stream().filter(home -> home.service().equals(service)).toList();
  }

  /** Where services are written in it, in order. */
  List<Home> homes() {
    List<Home> homes = new ArrayList<>();
    for (Document document : reading.documents()) {
      if (document.root() instanceof Mapping root
          && root.get("services").orElse(null) instanceof Mapping services) {
        for (Mapping.Entry entry : services.entries()) {
          if (entry.value() instanceof Mapping written) {
            homes.add(new Home(name, document.index(), entry.key(), written));
          }
        }
      }
    }
    return homes;
  }
}
