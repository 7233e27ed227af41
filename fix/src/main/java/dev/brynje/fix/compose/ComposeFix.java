package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.fix.Mended;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.KnownImages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes Compose files so that findings about their services go. Safe for threads. */
public final class ComposeFix implements SourceFix {
  private final Wishes wishes;
  private final KnownImages images;
  private final ComposeProjects projects;
  private @Nullable ComposeUnits found;

  /**
   * @param projects asked once there is a finding
   */
  public ComposeFix(Wishes wishes, KnownImages images, ComposeProjects projects) {
    this.wishes = wishes;
    this.images = images;
    this.projects = projects;
  }

  @Override
  public boolean knows(Finding finding) {
    return finding.location().origin() == Location.Origin.WRITTEN
        && ServiceFixes.know(finding.control());
  }

  @Override
  public String unit(Finding finding) {
    return units().name(finding.location().path());
  }

  private synchronized ComposeUnits units() {
    ComposeUnits known = found;
    if (known == null) {
      known = ComposeUnits.of(projects.all());
      found = known;
    }
    return known;
  }

  @Override
  public List<Mended> fix(String unit, List<Finding> findings, SourceFiles files) {
    ComposeTexts texts = new ComposeTexts(files);
    return new UnitFix(units().projects(unit), texts, wishes, images).fix(findings);
  }
}
