package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/**
 * One instruction.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public sealed interface Instruction {
  /** What all instructions have. */
  Head head();

  /** What COPY and ADD take from the context of the build, and not from a stage or image. */
  default List<Word> fromContext() {
    return switch (this) {
      case Copy copy when head().flag("from").isEmpty() -> copy.sources();
      case Add add -> add.sources();
      default -> List.of();
    };
  }

  /**
   * What all instructions have.
   *
   * @param keyword in capitals
   * @param keywordSpan where that is written
   * @param span of the whole, here-documents too
   */
  record Head(
      String keyword, Span keywordSpan, List<Flag> flags, List<Heredoc> heredocs, Span span) {
    public Head {
      flags = List.copyOf(flags);
      heredocs = List.copyOf(heredocs);
    }

    /** The last flag of a name. */
    public Optional<Flag> flag(String name) {
      Optional<Flag> found = Optional.empty();
      for (Flag flag : flags) {
        found = flag.name().equals(name) ? Optional.of(flag) : found;
      }
      return found;
    }
  }

  /** {@code FROM image AS name}. */
  record From(Head head, Word image, Optional<Word> name) implements Instruction {}

  /** {@code RUN}. */
  record Run(Head head, Command command) implements Instruction {}

  /** {@code CMD}. */
  record Cmd(Head head, Command command) implements Instruction {}

  /** {@code ENTRYPOINT}. */
  record Entrypoint(Head head, Command command) implements Instruction {}

  /** {@code SHELL}. */
  record Shell(Head head, List<Word> words) implements Instruction {
    public Shell {
      words = List.copyOf(words);
    }
  }

  /** {@code HEALTHCHECK}; without a command for {@code NONE}. */
  record Healthcheck(Head head, Optional<Command> command) implements Instruction {}

  /** {@code COPY}; here-documents are no sources. */
  record Copy(Head head, List<Word> sources, Word destination) implements Instruction {
    public Copy {
      sources = List.copyOf(sources);
    }
  }

  /** {@code ADD}; here-documents are no sources. */
  record Add(Head head, List<Word> sources, Word destination) implements Instruction {
    public Add {
      sources = List.copyOf(sources);
    }
  }

  /** {@code ENV}. */
  record Env(Head head, List<Pair> pairs) implements Instruction {
    public Env {
      pairs = List.copyOf(pairs);
    }
  }

  /** {@code LABEL}. */
  record Label(Head head, List<Pair> pairs) implements Instruction {
    public Label {
      pairs = List.copyOf(pairs);
    }
  }

  /** {@code ARG}. */
  record Arg(Head head, List<Pair> pairs) implements Instruction {
    public Arg {
      pairs = List.copyOf(pairs);
    }
  }

  /** {@code EXPOSE}. */
  record Expose(Head head, List<Word> ports) implements Instruction {
    public Expose {
      ports = List.copyOf(ports);
    }
  }

  /** {@code VOLUME}. */
  record Volume(Head head, List<Word> paths) implements Instruction {
    public Volume {
      paths = List.copyOf(paths);
    }
  }

  /** {@code USER}. */
  record User(Head head, Word user) implements Instruction {}

  /** {@code WORKDIR}. */
  record Workdir(Head head, Word path) implements Instruction {}

  /** {@code STOPSIGNAL}. */
  record StopSignal(Head head, Word signal) implements Instruction {}

  /** {@code MAINTAINER}, which is deprecated. */
  record Maintainer(Head head, Word name) implements Instruction {}

  /** {@code ONBUILD} and what is done then; empty when it would be refused then. */
  record Onbuild(Head head, Optional<Instruction> trigger) implements Instruction {}
}
