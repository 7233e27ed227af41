package dev.brynje.chart;

import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.HelmLib;
import com.sun.jna.Native;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What runs in the child process. It closes itself in before it looks at anything foreign. */
public final class RenderChild {
  /** The exit code for what the chart or kustomization is to blame for. */
  static final int REFUSED = 3;

  /** The exit code for a sandbox that could not be had. */
  static final int NOT_CLOSED_IN = 4;

  /** As much of a message as is told of its beginning, and of its end. */
  private static final int LONGEST_END = 8192;

  private final PrintStream out;
  private final PrintStream err;

  /** Prints manifests on the one stream, and what is wrong on the other. */
  public RenderChild(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Renders. The process is good for nothing else afterwards.
   *
   * @param words {@code helm LIBRARY CHART RELEASE KUBERNETES-VERSION} and then {@code values FILE}
   *     and {@code set NAME=VALUE} as often as wanted; or {@code kustomize KUBECTL DIRECTORY}
   * @return the exit code
   */
  public int run(List<String> words) {
    List<String> rest = words.subList(1, words.size());
    int code = words.getFirst().equals("helm") ? helm(rest) : kustomize(rest);
    err.flush();
    return code;
  }

  private int helm(List<String> words) {
    // Before, for the binding writes its own few files first.
    HelmLib library = Native.load(words.get(0), HelmLib.class);
    if (!isClosedIn()) {
      return NOT_CLOSED_IN;
    }
    TemplateCommand command =
        new TemplateCommand(library, Path.of(words.get(1)))
            .withName(words.get(2))
            .withKubeVersion(words.get(3));
    for (int i = 4; i + 1 < words.size(); i += 2) {
      String value = words.get(i + 1);
      if (words.get(i).equals("values")) {
        command.withValuesFile(Path.of(value));
      } else {
        command.set(
            value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
      }
    }
    try {
      // It has nothing to say of a chart that gives nothing.
      String rendered = Objects.requireNonNullElse(command.call(), "");
      out.writeBytes(rendered.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return out.checkError() ? REFUSED : 0;
    } catch (RuntimeException e) {
      err.println(shortened(String.valueOf(e.getMessage())));
      return REFUSED;
    }
  }

  /** Helm writes each template that led to another before what is wrong. */
  private static String shortened(String message) {
    return message.length() <= 2 * LONGEST_END
        ? message
        : message.substring(0, LONGEST_END)
            + "\n"
            + message.substring(message.length() - LONGEST_END);
  }

  private int kustomize(List<String> words) {
    if (!isClosedIn()) {
      return NOT_CLOSED_IN;
    }
    SystemCalls.replaceBy(List.of(words.get(0), "kustomize", words.get(1)));
    return NOT_CLOSED_IN;
  }

  private boolean isClosedIn() {
    try {
      Sandbox.enter(0);
      return true;
    } catch (IllegalStateException e) {
      err.println(e.getMessage());
      return false;
    }
  }
}
