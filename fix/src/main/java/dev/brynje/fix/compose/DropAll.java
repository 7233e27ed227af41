package dev.brynje.fix.compose;

import dev.brynje.compose.Text;
import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import java.util.ArrayList;
import java.util.List;

/** {@code cap_drop: [ALL]}; what is added stays. */
final class DropAll implements ServiceFix {
  static final String ALL = "ALL";

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    List<String> notes = new ArrayList<>();
    List<Text> added = subject.service().texts("cap_add");
    if (!added.isEmpty()) {
      notes.add(
          "it keeps what is added: " + String.join(", ", added.stream().map(Text::shown).toList()));
    }
    if (!subject.isKnownOther()) {
      notes.add(
          "a program that starts as root and becomes another user needs cap_add: [SETGID, SETUID], and CHOWN where it gives files away; better it starts as that user");
    }
    return new Answer.Mend(
        ServiceSubject.added("cap_drop", List.of(ALL)), "Drops ALL capabilities", notes);
  }
}
