package dev.brynje.fix.compose;

import dev.brynje.compose.BuiltFrom;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.fix.image.WritablePaths;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service that is to be changed.
 *
 * @param home where it is written
 */
record ServiceSubject(
    Project project, Service service, Home home, Wishes wishes, KnownImages images) {

  /** Where a setting of it is, or is to be. */
  static Place at(String... keys) {
    return Place.ROOT.key(keys);
  }

  static Edit put(Value value, String... keys) {
    return new Edit.Put(at(keys), value);
  }

  /** Entries more in a list, or in the list that a single entry becomes. */
  static List<Edit> added(String key, List<String> entries) {
    return entries.stream().<Edit>map(entry -> new Edit.Add(at(key), Value.of(entry))).toList();
  }

  /** The entry of a list that a finding is about; empty when it is written elsewhere. */
  OptionalInt entry(String key, Finding finding) {
    return home.entry(key, finding.location());
  }

  /** What is written as an entry of a list. */
  Optional<Node> written(String key, int entry) {
    return home.written(key).map(list -> ((Sequence) list).items().get(entry));
  }

  /** The image that it pulls; of one that is built here only its Dockerfile tells. */
  Optional<String> pulled() {
    return service
        .image()
        .filter(image -> image.known() && service.build().isEmpty())
        .map(Text::text);
  }

  /** Its image, as an output may call it. */
  String shown() {
    return pulled().isPresent() ? service.image().orElseThrow().shown() : "its image";
  }

  /** By whom its image can run, if that is known. */
  Optional<ImageUser> user() {
    return pulled().flatMap(images::user);
  }

  /** Whether it is known to be started by another user than root, or can be. */
  boolean isKnownOther() {
    return service.namesOtherUser()
        || user().isPresent()
        || (service.text("user").isEmpty()
            && service.builtFrom().flatMap(BuiltFrom::user).isPresent());
  }

  /** Where the program of its image writes. */
  WritablePaths writes() {
    return pulled().map(images::writable).orElse(WritablePaths.UNKNOWN);
  }
}
