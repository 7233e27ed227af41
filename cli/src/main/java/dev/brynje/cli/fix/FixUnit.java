package dev.brynje.cli.fix;

import dev.brynje.core.Finding;
import dev.brynje.fix.SourceFix;
import java.util.List;

/**
 * What is changed as one.
 *
 * @param fix who changes it
 * @param name of a file, or of a directory of several
 * @param findings about it, at least one
 */
public record FixUnit(SourceFix fix, String name, List<Finding> findings) {
  public FixUnit {
    findings = List.copyOf(findings);
  }

  /** Whether it is a file by itself. */
  public boolean isFile() {
    return name.equals(findings.getFirst().location().path());
  }
}
