package dev.brynje.pipeline;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The CI systems whose files are read. */
public enum CiSystem {
  /** Workflows and composite actions. */
  GITHUB("(?:.*/)?\\.github/(?:workflows/[^/]+|actions/(?:.+/)?action)\\.ya?ml"),
  /** {@code .gitlab-ci.yml}, and files that are named as parts of it. */
  GITLAB("(?:.*/)?(?:[^/]*\\.gitlab-ci|\\.gitlab/ci/.+|\\.gitlab-ci/.+)\\.ya?ml"),
  /** {@code Jenkinsfile}. */
  JENKINS("(?:.*/)?(?:Jenkinsfile(?:\\.[^/]+)?|[^/]+\\.[Jj]enkinsfile)"),
  /** {@code .drone.yml}. */
  DRONE("(?:.*/)?\\.drone\\.ya?ml"),
  /** Tasks and pipelines among other manifests, known by their {@code apiVersion}. */
  TEKTON("(?!)");

  private static final Pattern TEKTON_API =
      Pattern.compile("(?m)^[-\\s]*apiVersion:\\s*[\"']?tekton\\.dev/");

  private final Pattern path;

  CiSystem(String path) {
    this.path = Pattern.compile(path);
  }

  /**
   * Whose file this is.
   *
   * @param path with {@code /} between its parts
   */
  public static Optional<CiSystem> ofPath(String path) {
    for (CiSystem system : values()) {
      if (system.path.matcher(path).matches()) {
        return Optional.of(system);
      }
    }
    return Optional.empty();
  }

  /** Whether a text holds Tekton's objects. */
  public static boolean isTekton(String text) {
    return text.contains("tekton.dev/") && TEKTON_API.matcher(text).find();
  }

  /**
   * Reads a file. Never throws for what the bytes hold.
   *
   * @param file as it is shown
   */
  public Pipeline read(String file, byte[] bytes) {
    Draft draft = new Draft(file);
    if (this == JENKINS) {
      new JenkinsPipeline(draft, new String(bytes, StandardCharsets.UTF_8)).read();
      return draft.pipeline();
    }
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT);
    for (Problem problem : reading.problems()) {
      draft.problem(problem.span().line(), problem.message());
    }
    for (Document document : reading.documents()) {
      Tree tree = new Tree(document.root());
      switch (this) {
        case GITHUB -> GithubWorkflow.read(tree, draft);
        case GITLAB -> new GitlabPipeline(tree, references(document), draft).read();
        case DRONE -> DronePipeline.read(tree, draft);
        case TEKTON -> TektonPipeline.read(tree, draft);
        case JENKINS -> throw new IllegalStateException("no YAML");
      }
    }
    return draft.pipeline();
  }

  /** By identity: two lists may say the same, and only one of them be a reference. */
  private static Set<Node> references(Document document) {
    Set<Node> references = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Document.Tag tag : document.tags()) {
      if (tag.name().equals("!reference")) {
        references.add(tag.target());
      }
    }
    return references;
  }
}
