package dev.brynje.cli.checklist;

import dev.brynje.cli.checklist.Answer.Status;
import dev.brynje.core.Assessment;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Unjudged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The answers to the items that were asked for. */
public final class Checklist {
  private final List<Answer> answers;

  private Checklist(List<Answer> answers) {
    this.answers = List.copyOf(answers);
  }

  /**
   * Answers items.
   *
   * @param audit of all that was named
   * @param pipelines those of what was named
   * @param kept takes the findings that decide, in order
   */
  public static Checklist of(
      Set<Item> items, Assessment audit, PipelineFiles pipelines, FindingSpool kept) {
    List<JudgedItem> judged = new ArrayList<>();
    items.forEach(item -> judged.add(new JudgedItem(item)));
    int source = 0;
    for (Finding finding : audit.findings()) {
      for (JudgedItem item : judged) {
        if (item.concerns(finding)) {
          item.add(finding);
          kept.add(source++, List.of(finding));
        }
      }
    }
    List<Answer> answers = new ArrayList<>();
    for (Item item : items) {
      JudgedItem decided = judged.get(answers.size());
      answers.add(
          switch (item) {
            case SCAN ->
                pipelines.looked()
                    ? new ScanItem(pipelines.pipelines()).answer()
                    : Answer.unknown(item, "there is no directory here to look for pipelines in");
            case UPDATES -> Answer.unknown(item, "only a node knows its kernel and its packages");
            case ROOT -> decided.answer(audit, any(audit, "containers", "stages", "services"));
            case SECRETS -> decided.answer(audit, any(audit, "stages"));
            case QUOTAS, BASE -> decided.answer(audit, any(audit, "containers", "services"));
          });
    }
    return new Checklist(answers);
  }

  private static boolean any(Assessment audit, String... kinds) {
    Map<String, Long> counted = audit.summary().counted();
    for (String kind : kinds) {
      if (counted.getOrDefault(kind, 0L) > 0) {
        return true;
      }
    }
    return false;
  }

  /** In the order of the items. */
  public List<Answer> answers() {
    return answers;
  }

  long count(Status status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  /**
   * As an Assessment: a decision for each item that is done or not, and what is unknown as
   * unjudged.
   *
   * @param path what was named
   * @param findings those that decide
   */
  public Assessment assessment(Assessment audit, String path, FindingSpool findings) {
    List<Decision> decisions = new ArrayList<>();
    List<Unjudged> unjudged = new ArrayList<>();
    for (Answer answer : answers) {
      Item item = answer.item();
      if (answer.status() == Status.UNKNOWN) {
        unjudged.add(
            new Unjudged(
                Location.file(path),
                Resource.NONE,
                "%s: %s".formatted(item.title(), answer.reason()),
                item.fix(),
                item.controls()));
      } else {
        decisions.add(
            new Decision(
                item.title(), answer.status() == Status.DONE, answer.reason(), answer.findings()));
      }
    }
    return new Assessment(
        audit.tool(),
        "checklist",
        audit.time(),
        audit.policy(),
        audit.target(),
        audit.configured(),
        audit.inputs(),
        findings,
        unjudged,
        decisions,
        audit.summary());
  }
}
