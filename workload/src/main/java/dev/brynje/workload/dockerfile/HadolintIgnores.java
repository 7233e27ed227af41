package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.dockerfile.Comment;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Comments by which hadolint is told to ignore its rules: {@code # hadolint ignore=DL3008} before
 * an instruction, and {@code # hadolint global ignore=DL3008} anywhere. They hold for the controls
 * that stand for those rules.
 *
 * @see <a href="https://github.com/hadolint/hadolint#ignoring-rules">Ignoring rules</a>
 */
public final class HadolintIgnores {
  private static final String OF_NEXT = "hadolint ignore=";
  private static final String OF_ALL = "hadolint global ignore=";

  private final Set<String> everywhere = new HashSet<>();

  /** Rules by where the instruction begins for which they are ignored. */
  private final Map<Integer, Set<String>> byInstruction = new HashMap<>();

  private final TreeMap<Integer, Instruction> instructions = new TreeMap<>();

  public HadolintIgnores(DockerfileSubject subject) {
    subject.dockerfile().global().forEach(this::place);
    for (StageSubject stage : subject.stages()) {
      place(stage.stage().from());
      stage.stage().instructions().forEach(this::place);
    }
    subject.dockerfile().comments().forEach(this::read);
  }

  private void place(Instruction instruction) {
    instructions.put(instruction.head().span().start(), instruction);
  }

  private void read(Comment comment) {
    String text = comment.text();
    if (text.startsWith(OF_ALL)) {
      everywhere.addAll(rules(text.substring(OF_ALL.length())));
    } else if (text.startsWith(OF_NEXT)) {
      Integer next = instructions.higherKey(comment.span().start());
      if (next != null) {
        byInstruction
            .computeIfAbsent(next, _ -> new HashSet<>())
            .addAll(rules(text.substring(OF_NEXT.length())));
      }
    }
  }

  private static List<String> rules(String text) {
    return List.of(text.strip().split("[,\\s]+"));
  }

  /** Whether what a control finds at a place is ignored. */
  public boolean setAside(Control control, Span place) {
    if (!control.waivable()) {
      return false;
    }
    List<String> rules = control.references().getOrDefault("hadolint", List.of());
    Integer instruction = instructions.floorKey(place.start());
    Set<String> here =
        instruction == null ? Set.of() : byInstruction.getOrDefault(instruction, Set.of());
    return rules.stream().anyMatch(rule -> everywhere.contains(rule) || here.contains(rule));
  }
}
