package dev.brynje.cli.fix;

import dev.brynje.core.BaseDirectory;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Finding;
import dev.brynje.core.Resource;
import dev.brynje.core.config.Configuration;
import dev.brynje.core.config.ConfigurationFile;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes waivers into a {@code brynje.yaml}, which is made when it is not there. */
public final class WaiverWrite {
  private final Path file;
  private final Catalogue catalogue;

  /**
   * What somebody decided about a finding.
   *
   * @param expires the last day on which it holds
   */
  public record Decision(String owner, String reason, LocalDate expires) {}

  public WaiverWrite(Path file, Catalogue catalogue) {
    this.file = file;
    this.catalogue = catalogue;
  }

  /** The file as it was named. */
  public String shown() {
    return file.toString();
  }

  /** The last day that a waiver may have which is written today. */
  public LocalDate lastDay(LocalDate today) {
    return ConfigurationFile.read(file, file.toString(), catalogue)
            instanceof Configuration.Read read
        ? read.policy().lastDay(today)
        : today.plusYears(1);
  }

  /**
   * Waives a finding: its control, where it was found and nowhere else.
   *
   * @return why it was not written; empty when it is
   */
  public Optional<String> write(Finding finding, Decision decision) {
    if (!Files.exists(file)) {
      byte[] made = appended("", finding, decision);
      return mistake(made).or(() -> FileWrite.create(file, made));
    }
    byte[] before;
    try {
      before = Files.readAllBytes(file);
    } catch (IOException _) {
      return Optional.of("%s cannot be read".formatted(file));
    }
    Reading reading = YamlReader.read(before, Limits.DEFAULT);
    boolean holdsSomething =
        reading.documents().stream().anyMatch(document -> document.root() instanceof Mapping);
    byte[] after;
    if (holdsSomething) {
      Edit add = new Edit.Add(Place.ROOT.key("waivers"), waiver(finding, decision));
      int document = reading.documents().getFirst().index();
      Edited edited = Editor.edit(before, reading, List.of(new Proposal(document, List.of(add))));
      if (!edited.refused().isEmpty()) {
        return Optional.of(
            "%s is left as it is: %s".formatted(file, edited.refused().values().iterator().next()));
      }
      after = edited.bytes();
    } else {
      after = appended(reading.source().text(), finding, decision);
    }
    return mistake(after).or(() -> FileWrite.write(file, before, after));
  }

  private byte[] appended(String before, Finding finding, Decision decision) {
    String start = before.isEmpty() || before.endsWith("\n") ? before : before + "\n";
    byte[] list = (start + "waivers:\n").getBytes(StandardCharsets.UTF_8);
    Reading reading = YamlReader.read(list, Limits.DEFAULT);
    Edit add = new Edit.Add(Place.ROOT.key("waivers"), waiver(finding, decision));
    int document = reading.documents().getFirst().index();
    return Editor.edit(list, reading, List.of(new Proposal(document, List.of(add)))).bytes();
  }

  /** The first mistake of what would be the configuration. */
  private Optional<String> mistake(byte[] bytes) {
    return Configuration.read(file.toString(), bytes, catalogue)
            instanceof Configuration.Refused refused
        ? Optional.of(refused.mistakes().getFirst().message())
        : Optional.empty();
  }

  private Value waiver(Finding finding, Decision decision) {
    Value.Keys waiver = Value.keys("control", Value.of(finding.control()));
    waiver = Value.with(waiver, "scope", scope(finding));
    waiver = Value.with(waiver, "owner", Value.of(decision.owner()));
    waiver = Value.with(waiver, "reason", Value.of(decision.reason()));
    return Value.with(waiver, "expires", Value.of(decision.expires().toString()));
  }

  private Value scope(Finding finding) {
    Resource resource = finding.resource();
    String path = BaseDirectory.of(file).relative(finding.location().path());
    Value.Keys scope = Value.keys("path", Value.of(path));
    if (!resource.namespace().isEmpty()) {
      scope = Value.with(scope, "namespace", Value.of(resource.namespace()));
    }
    if (!resource.name().isEmpty() && resource.name().indexOf('/') < 0) {
      String named = resource.kind() + "/" + resource.name();
      scope = Value.with(scope, "resource", Value.of(named));
    }
    return resource.container().isEmpty()
        ? scope
        : Value.with(scope, "container", Value.of(resource.container()));
  }
}
