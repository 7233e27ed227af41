package dev.brynje.cli;

import dev.brynje.cli.fix.FileWrite;
import dev.brynje.core.ExitCode;
import dev.brynje.network.generate.Need;
import dev.brynje.network.generate.Needs;
import dev.brynje.network.generate.Observed;
import dev.brynje.network.generate.PolicyWriter;
import dev.brynje.network.generate.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the smallest policies that keep what is needed. */
final class NetworkGenerate {
  private final Arguments arguments;
  private final Terminal terminal;

  NetworkGenerate(Arguments arguments, Terminal terminal) {
    this.arguments = arguments;
    this.terminal = terminal;
  }

  static List<Option> options() {
    return List.of(
        Option.directory("--write", "Of generate: write a file for each namespace there"),
        Option.flag("--check", "Of generate: prove that what is needed is open, and nothing else"),
        Option.file("--observed", "Of generate: allow the connections of this file, and no others"),
        Option.flag("--node-local-dns", "Of generate: allow NodeLocal DNSCache too"),
        Option.value(
            "--ingress-namespace",
            "NAMESPACE",
            "Of generate: where Ingresses are served from (default ingress-nginx)"));
  }

  int run() throws IOException {
    NetworkReading reading = NetworkReading.withMentions(arguments, terminal);
    reading.problems().forEach(terminal::say);
    Needs.Found found = needs(reading);
    PolicyWriter.Written written =
        PolicyWriter.write(
            reading.cluster(),
            reading.mentions(),
            found.needs(),
            arguments.has("--node-local-dns"));
    found.remarks().forEach(terminal::say);
    written.remarks().forEach(terminal::say);
    List<String> wrong =
        arguments.has("--check")
            ? Verification.of(reading.cluster(), found.needs(), written.texts().values())
            : List.of();
    List<String> unwritten = new ArrayList<>();
    if (arguments.has("--write")) {
      unwritten.addAll(write(written.texts()));
    } else if (arguments.has("--check")) {
      for (String line : wrong) {
        terminal.out().write(line + "\n");
      }
      if (wrong.isEmpty()) {
        terminal
            .out()
            .write(
                "needed connections: %d, all open; nothing else is\n"
                    .formatted(found.needs().size()));
      }
    } else {
      terminal.out().write(String.join("---\n", written.texts().values()));
    }
    unwritten.forEach(terminal::say);
    if (!reading.problems().isEmpty() || !unwritten.isEmpty()) {
      return ExitCode.UNJUDGED;
    }
    return wrong.isEmpty() ? ExitCode.OK : ExitCode.FOUND;
  }

  private Needs.Found needs(NetworkReading reading) throws IOException {
    Optional<String> observed = arguments.value("--observed");
    if (observed.isEmpty()) {
      return Needs.inferred(
          reading.cluster(),
          reading.mentions(),
          arguments.value("--ingress-namespace").orElse("ingress-nginx"));
    }
    try (BufferedReader in = Files.newBufferedReader(PolicyInForce.path(observed.get()))) {
      List<Need> needs = Observed.read(reading.cluster(), observed.get(), in);
      return new Needs.Found(needs, List.of());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException _) {
      throw new UsageException(
          "--observed %s is no file that can be read".formatted(observed.get()));
    }
  }

  /** Writes over files that are there; returns what could not be written. */
  private List<String> write(Map<String, String> texts) throws IOException {
    Path directory = PolicyInForce.path(arguments.value("--write").orElseThrow());
    List<String> unwritten = new ArrayList<>();
    for (Map.Entry<String, String> one : texts.entrySet()) {
      Path file = directory.resolve(one.getKey() + ".yaml");
      byte[] bytes = one.getValue().getBytes(StandardCharsets.UTF_8);
      Optional<String> why =
          Files.exists(file)
              ? FileWrite.write(file, Files.readAllBytes(file), bytes)
              : FileWrite.create(file, bytes);
      if (why.isPresent()) {
        unwritten.add("%s: %s".formatted(file, why.get()));
      } else {
        terminal.out().write("wrote %s\n".formatted(file));
      }
    }
    return unwritten;
  }
}
