package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Value;
import java.util.List;
import java.util.OptionalInt;

/** What is mounted of the host can only be read, if that was asked for. */
final class ReadOnlyMount implements ServiceFix {
  private static final String BREAKS = "it can no longer write what it mounts of the host";

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    OptionalInt entry = subject.entry("volumes", finding);
    if (entry.isEmpty()) {
      return new Answer.Left("it is written elsewhere; mount it with :ro there");
    }
    Place place = ServiceSubject.at("volumes").item(entry.getAsInt());
    Node written = subject.written("volumes", entry.getAsInt()).orElseThrow();
    if (written instanceof Mapping) {
      return asked(subject, new Edit.Put(place.key("read_only"), Value.of(true)));
    }
    String mount = written instanceof Scalar scalar ? scalar.text() : "";
    int colon = mount.lastIndexOf(':');
    String options = mount.substring(colon + 1);
    if (mount.contains("$") || mount.contains("\\") || colon < 0) {
      return new Answer.Left("a variable decides it, or Windows; mount it with :ro");
    }
    String readOnly =
        options.startsWith("/")
            ? mount + ":ro"
            : options.equals("rw") ? mount.substring(0, colon) + ":ro" : mount + ",ro";
    return asked(subject, new Edit.Put(place, Value.of(readOnly)));
  }

  private static Answer asked(ServiceSubject subject, Edit edit) {
    return Unsafe.ifAsked(subject, "the right to write", BREAKS, List.of(edit));
  }
}
