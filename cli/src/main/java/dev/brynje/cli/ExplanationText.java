package dev.brynje.cli;

import dev.brynje.core.Printable;
import dev.brynje.core.StandingWaiver;
import dev.brynje.core.config.Explanation;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes what is in force for a path, each value with where it comes from. */
final class ExplanationText {
  private final Writer out;
  private final boolean all;

  /**
   * @param all whether controls are written too of which nothing is set
   */
  ExplanationText(Writer out, boolean all) {
    this.out = out;
    this.all = all;
  }

  void write(Explanation one) throws IOException {
    out.write(Printable.of(one.path()) + "\n");
    String file = one.file().isEmpty() ? "none; all is as by default" : one.file();
    out.write("  configuration: %s\n".formatted(Printable.of(file)));
    table("", List.of(one.failOn(), one.inline()));
    List<Explanation.Value> controls = new ArrayList<>();
    long judged = 0;
    for (Explanation.OfControl control : one.controls()) {
      boolean on = control.judged().value().equals("on");
      judged += on ? 1 : 0;
      if (all || (on && control.weight().isSet()) || isSaid(control, one)) {
        controls.add(value(control));
      }
    }
    out.write("  %s of %s controls are judged\n".formatted(judged, one.controls().size()));
    table(all ? "Controls" : "Controls that are not as by default", controls);
    table("Parameters", one.parameters());
    writeScopes(one.scopes());
    writeWaivers(one.waivers());
  }

  /** That hundreds are off because others alone are judged is said once, by their number. */
  private static boolean isSaid(Explanation.OfControl control, Explanation one) {
    long judged =
        one.controls().stream().filter(other -> other.judged().value().equals("on")).count();
    boolean few = judged * 2 < one.controls().size();
    return control.judged().isSet() && (!few || control.judged().value().equals("on"));
  }

  private static Explanation.Value value(Explanation.OfControl control) {
    boolean on = control.judged().value().equals("on");
    String state = on ? control.severity().word() : control.judged().value();
    String origin =
        on && control.weight().isSet() ? control.weight().origin() : control.judged().origin();
    return new Explanation.Value(control.id(), state, origin);
  }

  private void writeScopes(List<Explanation.OfScope> scopes) throws IOException {
    for (Explanation.OfScope scope : scopes) {
      String holds = scope.always() ? "holds here" : "holds for what it names";
      table(
          "Scope %s (%s) %s".formatted(Printable.of(scope.where()), scope.origin(), holds),
          scope.values());
    }
  }

  private void writeWaivers(List<StandingWaiver> waivers) throws IOException {
    if (waivers.isEmpty()) {
      return;
    }
    out.write("\n  Waivers\n");
    for (StandingWaiver waiver : waivers) {
      out.write(
          "    %s in %s, %s (%s:%s)\n"
              .formatted(
                  waiver.control(),
                  Printable.of(waiver.scope().words()),
                  Printable.of(waiver.waiver().words()),
                  Printable.of(waiver.waiver().place().path()),
                  waiver.waiver().place().line()));
    }
  }

  private void table(String title, List<Explanation.Value> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    int name = 0;
    int value = 0;
    for (Explanation.Value one : values) {
      name = Math.max(name, one.name().length());
      value = Math.max(value, one.value().length());
    }
    out.write(title.isEmpty() ? "" : "\n  " + title + "\n");
    for (Explanation.Value one : values) {
      out.write(title.isEmpty() ? "  " : "    ");
      out.write(
          "%s%s  %s%s  %s\n"
              .formatted(
                  one.name(),
                  " ".repeat(name - one.name().length()),
                  Printable.of(one.value()),
                  " ".repeat(value - one.value().length()),
                  one.origin()));
    }
  }
}
