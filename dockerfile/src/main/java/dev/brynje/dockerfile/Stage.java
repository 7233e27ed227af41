package dev.brynje.dockerfile;

import java.util.List;

/**
 * A build stage.
 *
 * @param number from 0
 * @param instructions those after its FROM
 */
public record Stage(int number, Instruction.From from, List<Instruction> instructions) {
  public Stage {
    instructions = List.copyOf(instructions);
  }
}
