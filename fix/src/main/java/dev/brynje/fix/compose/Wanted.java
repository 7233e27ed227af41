package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A change that is wanted.
 *
 * @param project the index of its project among those of the unit
 * @param service the service that it is for
 * @param mend edits at places within the service
 * @param homes where each of these is written; of another service, when that one is extended
 */
record Wanted(Finding finding, int project, String service, Answer.Mend mend, List<Home> homes) {

  /** An edit, and what it is of. */
  record Part(int project, String service, Edit edit) {}

  Wanted {
    homes = List.copyOf(homes);
  }

  /** Its edits. */
  List<Part> parts() {
    return mend.edits().stream().map(edit -> new Part(project, service, edit)).toList();
  }

  /** Whether something of it is written in a file. */
  boolean isIn(String file) {
    return homes.stream().anyMatch(home -> home.file().equals(file));
  }

  /** What of it is written in a file. */
  Proposal proposal(String file) {
    List<Edit> edits = new ArrayList<>();
    int document = -1;
    for (int i = 0; i < homes.size(); i++) {
      Home home = homes.get(i);
      if (home.file().equals(file)) {
        document = home.document();
        edits.add(home.inDocument(mend.edits().get(i)));
      }
    }
    return new Proposal(document, edits);
  }

  /** The same, written elsewhere; what is in one file is in one document of it. */
  Wanted moved(Function<Part, Optional<Home>> elsewhere) {
    List<Home> moved = new ArrayList<>();
    List<Part> parts = parts();
    for (int i = 0; i < parts.size(); i++) {
      Home home = elsewhere.apply(parts.get(i)).orElse(homes.get(i));
      boolean apart =
          moved.stream()
              .anyMatch(
                  other -> other.file().equals(home.file()) && other.document() != home.document());
      moved.add(apart ? homes.get(i) : home);
    }
    return new Wanted(finding, project, service, mend, moved);
  }
}
