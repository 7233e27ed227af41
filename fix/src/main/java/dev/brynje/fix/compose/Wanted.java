package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.edit.Proposal;

/**
 * A change that is wanted.
 *
 * @param project the index of its project among those of the unit
 * @param service the service that it is for
 * @param home where it is written; of another service, when that one is extended
 * @param mend edits at places within the service
 */
record Wanted(Finding finding, int project, String service, Home home, Answer.Mend mend) {
  Proposal proposal() {
    return new Proposal(home.document(), mend.edits().stream().map(home::inDocument).toList());
  }
}
