package dev.brynje.fix.image;

import java.util.List;
import java.util.Optional;

/** Images that the repository builds by itself. */
public interface BuiltImages {
  /**
   * One of them.
   *
   * @param image its name
   * @param user by whom it runs; empty when that is root, or not known by number
   */
  record Built(String image, Optional<ImageUser> user) {}

  /** All of them; they are looked for when somebody asks. */
  List<Built> all();
}
