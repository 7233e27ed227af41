package dev.brynje.cli.fix;

import dev.brynje.core.Finding;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.dockerfile.DockerfileFix;
import dev.brynje.fix.image.ImageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who fixes findings. */
public final class SourceFixes {
  private final List<SourceFix> kinds = new ArrayList<>();
  private final ManifestFix manifests;

  public SourceFixes(Wishes wishes, WorkingFiles files) {
    Bindings bindings = new Bindings(files.judged(), WorkingFiles::bytes);
    manifests = new ManifestFix(wishes, ImageTable.known(), bindings);
    kinds.add(manifests);
    kinds.add(
        new DockerfileFix(
            wishes, ImageTable.known(), new ComposeBuilds(files.judged(), WorkingFiles::bytes)));
  }

  /** Who fixes manifests. */
  public ManifestFix manifests() {
    return manifests;
  }

  /** Asks another one too, after those that were there before. */
  public void add(SourceFix fix) {
    kinds.add(fix);
  }

  /** Who can make a finding go; empty when nobody can. */
  public Optional<SourceFix> of(Finding finding) {
    for (SourceFix fix : kinds) {
      if (fix.knows(finding)) {
        return Optional.of(fix);
      }
    }
    return Optional.empty();
  }
}
