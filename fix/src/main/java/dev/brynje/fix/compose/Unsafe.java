package dev.brynje.fix.compose;

import dev.brynje.compose.Text;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Settings that a program may stand on: they go only if that was asked for. */
final class Unsafe {
  private Unsafe() {}

  /** A setting goes, so that what Docker does by itself holds again. */
  static ServiceFix gone(String key, String breaks) {
    return (subject, finding) ->
        finding.field().equals(key)
            ? ifAsked(subject, key, breaks, List.of(new Edit.Remove(ServiceSubject.at(key))))
            : new Answer.Left("it is written elsewhere; see its remediation");
  }

  /** A flag becomes false. */
  static ServiceFix off(String breaks, String... keys) {
    return (subject, _) ->
        ifAsked(
            subject,
            keys[keys.length - 1],
            breaks,
            List.of(ServiceSubject.put(Value.of(false), keys)));
  }

  /** An entry of a list goes. */
  static ServiceFix entry(String key, String breaks) {
    return (subject, finding) -> {
      OptionalInt entry = subject.entry(key, finding);
      return entry.isEmpty()
          ? new Answer.Left("it is written elsewhere; take it out of %s there".formatted(key))
          : ifAsked(
              subject,
              "an entry of " + key,
              breaks,
              List.of(new Edit.Remove(ServiceSubject.at(key).item(entry.getAsInt()))));
    };
  }

  /** A privileged service becomes an ordinary one, without a way back up. */
  static ServiceFix privileged() {
    return (subject, finding) -> {
      if (!finding.field().equals("privileged")) {
        return new Answer.Left(
            "what it does there is not known; take privileged out of %s"
                .formatted(finding.field()));
      }
      List<Edit> edits = new ArrayList<>();
      edits.add(ServiceSubject.put(Value.of(false), "privileged"));
      if (!holds(subject, "cap_drop", DropAll.ALL)) {
        edits.addAll(ServiceSubject.added("cap_drop", List.of(DropAll.ALL)));
      }
      if (!holds(subject, "security_opt", NoNewPrivileges.OPTION)) {
        edits.addAll(ServiceSubject.added("security_opt", List.of(NoNewPrivileges.OPTION)));
      }
      return ifAsked(
          subject, "privileged", "it loses the devices and all rights of the host", edits);
    };
  }

  private static boolean holds(ServiceSubject subject, String key, String entry) {
    return subject.service().texts(key).stream().map(Text::text).anyMatch(entry::equals);
  }

  static Answer ifAsked(ServiceSubject subject, String name, String breaks, List<Edit> edits) {
    return subject.wishes().unsafe()
        ? new Answer.Mend(
            edits, "Takes %s away".formatted(name), List.of("with this, %s".formatted(breaks)))
        : new Answer.Left("this is done with --unsafe only: %s".formatted(breaks));
  }
}
