package dev.brynje.fix.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Reading;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Finding;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the files of projects that share some, once. */
final class UnitFix {
  private final List<ComposeProject> projects;
  private final ComposeTexts texts;
  private final Wishes wishes;
  private final KnownImages images;
  private final List<Project> before = new ArrayList<>();
  private final List<Outcome> left = new ArrayList<>();
  private final List<Wanted> wanted = new ArrayList<>();
  private final Map<Integer, String> refused = new HashMap<>();

  UnitFix(List<ComposeProject> projects, ComposeTexts texts, Wishes wishes, KnownImages images) {
    this.projects = projects;
    this.texts = texts;
    this.wishes = wishes;
    this.images = images;
  }

  List<Mended> fix(List<Finding> findings) {
    if (!isRead()) {
      return mended(left(findings, SourceFiles.CHANGED), Map.of());
    }
    findings.stream().sorted(ServiceFixes.order()).forEach(this::ask);
    Choice choice = new Choice(wanted, chosen -> revision(wanted, chosen));
    refused.putAll(choice.refused());
    BitSet made = choice.made();
    Revision least =
        new Inheritance(wanted, made, texts.extended())
            .least(choice.revision(), moved -> revision(moved, made));
    return mended(left, least.edited());
  }

  private Revision revision(List<Wanted> written, BitSet chosen) {
    return Revision.of(projects, before, texts, written, chosen);
  }

  private static List<Outcome> left(List<Finding> findings, String reason) {
    return findings.stream().map(finding -> Outcome.left(finding, reason)).toList();
  }

  /** Reads the projects, as files hold them by now. */
  private boolean isRead() {
    for (ComposeProject project : projects) {
      if (!(project.read(Map.of()) instanceof Reading.Read first)) {
        return false;
      }
      Map<String, byte[]> now = new HashMap<>();
      for (var file : first.project().files()) {
        texts.text(file.name()).ifPresent(text -> now.put(file.name(), text.bytes()));
      }
      if (!(project.read(now) instanceof Reading.Read read)) {
        return false;
      }
      before.add(read.project());
    }
    return !before.isEmpty();
  }

  private void ask(Finding finding) {
    for (int i = 0; i < before.size(); i++) {
      Optional<Service> service = service(before.get(i), finding);
      if (service.isPresent()) {
        ask(finding, i, service.get());
        return;
      }
    }
    left.add(Outcome.left(finding, "the service that it is about is not written there"));
  }

  /** By what it is called; in a project that reads the file of the finding. */
  private static Optional<Service> service(Project project, Finding finding) {
    String path = finding.location().path();
    return project
        .service(finding.resource().name())
        .filter(service ->
            ComposeAudit.resource(project, service).equals(finding.resource())
                && project.files().stream().anyMatch(file -> file.name().equals(path)));
  }

  private void ask(Finding finding, int project, Service service) {
    Homes homes = new Homes(service, projects.get(project).names(), texts);
    Optional<Home> home = homes.of(ServiceFixes.keys(finding), finding.location());
    Answer answer =
        home.isEmpty()
            ? new Answer.Left(SourceFiles.CHANGED)
            : answer(finding, before.get(project), service, home.get()).masked();
    if (answer instanceof Answer.Mend mend) {
      List<Home> written = Collections.nCopies(mend.edits().size(), home.orElseThrow());
      wanted.add(new Wanted(finding, project, service.name(), mend, written));
    } else {
      left.add(new Outcome(finding, answer, -1));
    }
  }

  private Answer answer(Finding finding, Project project, Service service, Home home) {
    ServiceSubject subject = new ServiceSubject(project, service, home, wishes, images);
    Answer answer = ServiceFixes.answer(subject, finding);
    if (answer instanceof Answer.Mend mend) {
      for (Edit edit : mend.edits()) {
        Optional<Text> variable = variable(service, edit);
        if (variable.isPresent()) {
          return new Answer.Left(
              "a variable decides it, %s; change it where that is set"
                  .formatted(variable.get().shown()));
        }
      }
    }
    return answer;
  }

  /** The variable by which a value comes about that an edit would replace. */
  private static Optional<Text> variable(Service service, Edit edit) {
    if (!(edit instanceof Edit.Put)) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>();
    for (Step step : edit.place().steps()) {
      if (!(step instanceof Step.Key(String name))) {
        return Optional.empty();
      }
      keys.add(name);
    }
    return service
        .get(keys.toArray(String[]::new))
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(text -> text.shown().contains("$"));
  }

  private List<Mended> mended(List<Outcome> others, Map<String, Edited> edited) {
    Map<String, List<Outcome>> byFile = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted one = wanted.get(i);
      String reason = refused.get(i);
      byFile
          .computeIfAbsent(one.homes().getFirst().file(), _ -> new ArrayList<>())
          .add(
              reason == null
                  ? new Outcome(one.finding(), one.mend(), i)
                  : Outcome.left(one.finding(), reason));
    }
    for (Outcome one : others) {
      byFile.computeIfAbsent(one.finding().location().path(), _ -> new ArrayList<>()).add(one);
    }
    edited.keySet().forEach(file -> byFile.computeIfAbsent(file, _ -> new ArrayList<>()));
    List<Mended> mended = new ArrayList<>();
    byFile.forEach((file, outcomes) -> mended.add(mended(file, outcomes, edited)));
    return mended;
  }

  private Mended mended(String file, List<Outcome> outcomes, Map<String, Edited> edited) {
    Edited made = edited.get(file);
    SourceText text =
        texts.text(file).map(one -> one.reading().source()).orElseGet(() -> new SourceText(""));
    return made == null
        ? Mended.of(file, text, new byte[0], List.of(), outcomes)
        : Mended.of(file, text, made.bytes(), made.splices(), outcomes);
  }
}
