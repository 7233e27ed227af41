package dev.brynje.cli.checklist;

import dev.brynje.cli.checklist.Answer.Status;
import java.io.IOException;
import java.io.Writer;

/** Writes a checklist for people: one screen. */
public final class ChecklistText {
  private static final int COLUMNS = 100;
  private static final int TITLE = 34;

  private final boolean coloured;

  public ChecklistText(boolean coloured) {
    this.coloured = coloured;
  }

  /** Writes it. */
  public void write(Checklist checklist, Writer out) throws IOException {
    for (Answer answer : checklist.answers()) {
      Item item = answer.item();
      String title = item.title() + " ".repeat(Math.max(1, TITLE - item.title().length()));
      out.write(mark(answer.status()) + " " + item.number() + " " + title);
      out.write(answer.status().words() + "\n");
      out.write(line(answer.reason()));
      for (String evidence : answer.evidence()) {
        out.write(line(evidence));
      }
      if (answer.status() != Status.DONE) {
        out.write(line("fix: " + item.fix()));
      }
    }
    out.write(
        "%d done, %d not done, %d unknown\n"
            .formatted(
                checklist.count(Status.DONE),
                checklist.count(Status.NOT_DONE),
                checklist.count(Status.UNKNOWN)));
  }

  /** Cut, for what is longer takes the screen from the others. */
  private static String line(String text) {
    String whole = "    " + text;
    return whole.length() <= COLUMNS ? whole + "\n" : whole.substring(0, COLUMNS - 1) + "…\n";
  }

  private String mark(Status status) {
    return switch (status) {
      case DONE -> painted("✔", 32);
      case NOT_DONE -> painted("✘", 31);
      case UNKNOWN -> painted("?", 33);
    };
  }

  private String painted(String mark, int colour) {
    return coloured ? "\u001b[%dm%s\u001b[0m".formatted(colour, mark) : mark;
  }
}
