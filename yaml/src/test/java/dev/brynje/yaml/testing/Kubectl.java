package dev.brynje.yaml.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** kubectl as the judge of how a manifest reads; it needs no cluster for that. */
public final class Kubectl {
  /**
   * What kubectl read in one input.
   *
   * @param trees its objects as JSON with sorted keys; those of a list one by one
   * @param failed whether it had anything to complain of
   */
  public record Answer(List<String> trees, boolean failed) {}

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20_000)
                  .maxNumberLength(10_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Path program;

  private Kubectl(Path program) {
    this.program = program;
  }

  /** The kubectl on the PATH, if there is one. */
  public static Optional<Kubectl> onPath() {
    return Oracle.program("kubectl").map(Kubectl::new);
  }

  /** Reads all inputs in one call, each followed by an object that marks its end. */
  public List<Answer> read(List<byte[]> inputs, Path directory)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(program.toString(), "patch", "--local", "--type=merge", "-p", "{}"));
    command.addAll(List.of("-o", "json", "--show-managed-fields"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Path input = directory.resolve("input-%04d.yaml".formatted(i));
      Path marker = directory.resolve("marker-%04d.yaml".formatted(i));
      Files.write(input, inputs.get(i));
      Files.writeString(
          marker, "apiVersion: v1\nkind: EndOfInput\nmetadata: {name: n%d}\n".formatted(i));
      command.addAll(List.of("-f", input.toString(), "-f", marker.toString()));
      files.add(input);
    }
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("kubectl did not answer");
    }
    String complaints = Files.readString(err);
    List<Answer> answers = new ArrayList<>();
    List<String> trees = new ArrayList<>();
    for (String tree : trees(out)) {
      if (tree.contains("\"kind\":\"EndOfInput\"")) {
        boolean failed = complaints.contains(files.get(answers.size()).toString());
        answers.add(new Answer(trees, failed));
        trees = new ArrayList<>();
      } else {
        trees.add(tree);
      }
    }
    if (answers.size() != inputs.size()) {
      throw new IOException("kubectl read " + answers.size() + " inputs: " + complaints);
    }
    return answers;
  }

  private static List<String> trees(Path json) {
    List<String> trees = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      StringBuilder tree = new StringBuilder();
      int depth = 0;
      boolean comma = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (comma && !token.isStructEnd()) {
          tree.append(',');
        }
        comma = true;
        switch (token) {
          case START_OBJECT, START_ARRAY -> {
            tree.append(token.asString());
            depth++;
            comma = false;
          }
          case END_OBJECT, END_ARRAY -> {
            tree.append(token.asString());
            depth--;
          }
          case PROPERTY_NAME -> {
            Trees.quote(tree, parser.currentName());
            tree.append(':');
            comma = false;
          }
          case VALUE_STRING -> Trees.quote(tree, parser.getString());
          default -> tree.append(parser.getString());
        }
        if (depth == 0) {
          trees.add(tree.toString());
          tree.setLength(0);
          comma = false;
        }
      }
    }
    return trees;
  }
}
