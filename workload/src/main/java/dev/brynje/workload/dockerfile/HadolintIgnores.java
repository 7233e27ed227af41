package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.dockerfile.Comment;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments by which hadolint is told to ignore its rules: {@code # hadolint ignore=DL3008} before
 * an instruction, and {@code # hadolint global ignore=DL3008} anywhere. They hold for the controls
 * that stand for those rules.
 *
 * @see <a href="https://github.com/hadolint/hadolint#ignoring-rules">Ignoring rules</a>
 */
public final class HadolintIgnores {
  private static final Pattern COMMENT =
      Pattern.compile("hadolint\\s+(global\\s+)?ignore\\s*=\\s*([A-Za-z0-9,\\s]*)");

  /**
   * A comment and what it says.
   *
   * @param rules hadolint's own ids
   */
  public record Ignore(Comment comment, Set<String> rules, boolean global) {
    /** As hadolint has it, whatever else the comment says. */
    public String words() {
      return "hadolint %signore=%s"
          .formatted(global ? "global " : "", String.join(",", rules.stream().sorted().toList()));
    }
  }

  private final List<Ignore> everywhere = new ArrayList<>(0);

  /** By where the instruction begins that they are for. */
  private final Map<Integer, List<Ignore>> byInstruction = new HashMap<>();

  private final Instructions instructions;

  public HadolintIgnores(DockerfileSubject subject, Instructions instructions) {
    this.instructions = instructions;
    subject.dockerfile().comments().forEach(this::read);
  }

  private void read(Comment comment) {
    Matcher said = COMMENT.matcher(comment.text());
    if (!said.lookingAt()) {
      return;
    }
    boolean global = said.group(1) != null;
    Ignore ignore = new Ignore(comment, rules(said.group(2)), global);
    if (global) {
      everywhere.add(ignore);
    } else {
      instructions.after(comment).ifPresent(next -> ignoresOf(next).add(ignore));
    }
  }

  private List<Ignore> ignoresOf(Instruction instruction) {
    return byInstruction.computeIfAbsent(
        instruction.head().span().start(), _ -> new ArrayList<>(0));
  }

  /** Up to the first blank that follows no comma: what comes then is a remark. */
  private static Set<String> rules(String text) {
    return Set.copyOf(
        List.of(text.replaceAll("\\s*,\\s*", ",").strip().split("\\s", 2)[0].split(",")));
  }

  /** The comment by which what a control finds at a place is ignored. */
  public Optional<Ignore> of(Control control, Span place) {
    List<String> rules = control.references().getOrDefault("hadolint", List.of());
    if (!control.waivable() || rules.isEmpty()) {
      return Optional.empty();
    }
    List<Ignore> here = instructions.at(place.start()).map(this::ignoresOf).orElse(List.of());
    for (List<Ignore> ignores : List.of(here, everywhere)) {
      for (Ignore ignore : ignores) {
        if (rules.stream().anyMatch(ignore.rules::contains)) {
          return Optional.of(ignore);
        }
      }
    }
    return Optional.empty();
  }
}
