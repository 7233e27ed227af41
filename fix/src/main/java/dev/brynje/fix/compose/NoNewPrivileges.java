package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.List;
import java.util.OptionalInt;

/** {@code security_opt: [no-new-privileges:true]}. */
final class NoNewPrivileges implements ServiceFix {
  static final String OPTION = "no-new-privileges:true";

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    OptionalInt said = subject.entry("security_opt", finding);
    List<Edit> edits =
        said.isPresent()
            ? List.of(
                new Edit.Put(
                    ServiceSubject.at("security_opt").item(said.getAsInt()), Value.of(OPTION)))
            : ServiceSubject.added("security_opt", List.of(OPTION));
    return new Answer.Mend(edits, "Sets no-new-privileges", List.of());
  }
}
