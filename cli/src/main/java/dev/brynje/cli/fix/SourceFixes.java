package dev.brynje.cli.fix;

import dev.brynje.core.Finding;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import java.util.Optional;

/** Who fixes findings; each is made when the first finding for it comes. */
public final class SourceFixes {
  private final SourceFix manifests;

  public SourceFixes(Wishes wishes, WorkingFiles files) {
    Bindings bindings = new Bindings(files.judged(), WorkingFiles::bytes);
    this.manifests = new ManifestFix(wishes, ImageTable.known(), bindings);
  }

  /** Who can make a finding go; empty when nobody can. */
  public Optional<SourceFix> of(Finding finding) {
    return manifests.knows(finding) ? Optional.of(manifests) : Optional.empty();
  }
}
