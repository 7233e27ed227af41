package dev.brynje.cli.fix;

import dev.brynje.core.Finding;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.dockerfile.DockerfileFix;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.fix.image.KnownImages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Who fixes findings. */
public final class SourceFixes {
  private final List<SourceFix> kinds = new ArrayList<>();
  private final ManifestFix manifests;
  private final Map<String, Supplier<SourceFix>> unmade = new HashMap<>();

  /**
   * @param images what is known of them, for manifests
   */
  public SourceFixes(Wishes wishes, WorkingFiles files, KnownImages images) {
    SourceObjects objects = new SourceObjects(files.judged(), WorkingFiles::bytes);
    manifests =
        new ManifestFix(wishes, images, new Bindings(objects), new RangesOfSources(objects));
    kinds.add(manifests);
    add(
        "dockerfile/",
        () ->
            new DockerfileFix(
                wishes,
                ImageTable.known(),
                new ComposeBuilds(files.judged(), WorkingFiles::bytes)));
  }

  /** Who fixes manifests. */
  public ManifestFix manifests() {
    return manifests;
  }

  /** Asks another one too, after those that were there before. */
  public void add(SourceFix fix) {
    kinds.add(fix);
  }

  /**
   * Asks another one too, which is made when the first finding for it comes.
   *
   * @param prefix of the controls of its findings, with the slash
   */
  public void add(String prefix, Supplier<SourceFix> fix) {
    unmade.put(prefix, fix);
  }

  /** Who can make a finding go; empty when nobody can. */
  public Optional<SourceFix> of(Finding finding) {
    String control = finding.control();
    Supplier<SourceFix> fresh = unmade.remove(control.substring(0, control.indexOf('/') + 1));
    if (fresh != null) {
      kinds.add(fresh.get());
    }
    for (SourceFix fix : kinds) {
      if (fix.knows(finding)) {
        return Optional.of(fix);
      }
    }
    return Optional.empty();
  }
}
