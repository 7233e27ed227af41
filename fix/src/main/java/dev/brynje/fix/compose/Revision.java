package dev.brynje.fix.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Reading;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a unit with some of the wanted changes made, and what the projects then say. */
final class Revision {
  private static final Proposal NOTHING = new Proposal(-1, List.of());
  private static final Step NO_SETTING = new Step.Key("");

  /**
   * What is wrong with it.
   *
   * @param service in which it is; empty when that cannot be told
   * @param setting of the service, or else a section
   */
  record Wrong(String reason, String service, Step setting) {}

  /** An edit, which several may want, at one of the places where a service is written. */
  private record Made(String service, Home home, Edit edit) {}

  private final Map<String, Edited> edited = new LinkedHashMap<>();
  private final Map<Integer, String> refused = new HashMap<>();
  private Optional<Wrong> wrong = Optional.empty();

  private Revision() {}

  /**
   * Makes changes.
   *
   * @param before what each project says without them
   * @param chosen the numbers of those that are made
   */
  static Revision of(
      List<ComposeProject> projects,
      List<Project> before,
      ComposeTexts texts,
      List<Wanted> wanted,
      BitSet chosen) {
    Revision revision = new Revision();
    revision.edit(texts, wanted, chosen);
    revision.judge(projects, before, wanted, chosen);
    return revision;
  }

  private void edit(ComposeTexts texts, List<Wanted> wanted, BitSet chosen) {
    for (ComposeText text : texts.all().values()) {
      List<Proposal> proposals = new ArrayList<>(wanted.size());
      boolean any = false;
      for (int i = 0; i < wanted.size(); i++) {
        boolean here = chosen.get(i) && wanted.get(i).isIn(text.name());
        proposals.add(here ? wanted.get(i).proposal(text.name()) : NOTHING);
        any |= here;
      }
      if (any) {
        Edited made = text.edited(proposals);
        edited.put(text.name(), made);
        refused.putAll(made.refused());
      }
    }
  }

  private void judge(
      List<ComposeProject> projects, List<Project> before, List<Wanted> wanted, BitSet chosen) {
    Map<String, byte[]> changed = new HashMap<>();
    edited.forEach((name, made) -> changed.put(name, made.bytes()));
    for (int i = 0; i < projects.size() && wrong.isEmpty(); i++) {
      Map<String, List<Edit>> edits = edits(i, wanted, chosen);
      wrong =
          switch (projects.get(i).read(changed)) {
            case Reading.Refused refused ->
                Optional.of(
                    new Wrong(
                        "Compose would refuse the project with it: " + refused.problem().message(),
                        "",
                        NO_SETTING));
            case Reading.Read read ->
                Expected.difference(before.get(i), read.project(), edits)
                    .map(difference -> wrong(difference, edits));
          };
    }
  }

  private Map<String, List<Edit>> edits(int project, List<Wanted> wanted, BitSet chosen) {
    Map<String, List<Edit>> edits = new LinkedHashMap<>();
    Set<Made> made = new HashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted one = wanted.get(i);
      if (one.project() == project && chosen.get(i) && !refused.containsKey(i)) {
        for (int part = 0; part < one.homes().size(); part++) {
          Edit edit = one.mend().edits().get(part);
          if (made.add(new Made(one.service(), one.homes().get(part), edit))) {
            edits.computeIfAbsent(one.service(), _ -> new ArrayList<>()).add(edit);
          }
        }
      }
    }
    return edits;
  }

  private static Wrong wrong(Expected.Difference difference, Map<String, List<Edit>> edits) {
    String service = difference.service();
    boolean own =
        edits.getOrDefault(service, List.of()).stream()
            .anyMatch(edit -> edit.place().steps().getFirst().equals(difference.setting()));
    return new Wrong(
        service.isEmpty() || own
            ? "Compose would read %s otherwise than wanted, by what another place says of it"
                .formatted(difference.words())
            : "the service %s, which takes this over, would change with it".formatted(service),
        service,
        difference.setting());
  }

  /** Why changes could not be written, by their numbers. */
  Map<Integer, String> refused() {
    return refused;
  }

  /** What the projects then say that is not wanted. */
  Optional<Wrong> wrong() {
    return wrong;
  }

  /** The files that are changed, by their names. */
  Map<String, Edited> edited() {
    return edited;
  }
}
