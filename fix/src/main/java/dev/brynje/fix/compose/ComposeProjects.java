package dev.brynje.fix.compose;

import java.util.List;

/** The Compose projects among what was judged. */
public interface ComposeProjects {
  /** All of them; they are looked for when somebody asks. */
  List<ComposeProject> all();
}
