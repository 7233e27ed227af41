package dev.brynje.fix.image;

import dev.brynje.fix.image.WritablePath.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of some tags of an image.
 *
 * @param image its repository, without {@code docker.io} and {@code library}
 * @param tags those that this is known of
 * @param user by whom it can run other than by root, if that is known
 * @param writes where its program writes
 */
record ImageRow(String image, Tags tags, Optional<ImageUser> user, WritablePaths writes) {
  private static final int CELLS = 6;
  private static final String NOWHERE = "-";
  private static final String ELSEWHERE = "?";

  /** Reads a line: image, tags, user, group, directories and sources, with tabs between. */
  static ImageRow of(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != CELLS) {
      throw new IllegalArgumentException(
          "%d cells are not %d: %s".formatted(cells.length, CELLS, line));
    }
    return new ImageRow(
        cells[0], Tags.of(cells[1]), user(cells[2], cells[3], cells[5]), writes(cells[4]));
  }

  private static Optional<ImageUser> user(String uid, String gid, String sources) {
    OptionalLong group =
        gid.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(gid));
    return uid.isEmpty()
        ? Optional.empty()
        : Optional.of(new ImageUser(Long.parseLong(uid), group, sources.split(" ", -1)[0]));
  }

  private static WritablePaths writes(String cell) {
    List<WritablePath> paths = new ArrayList<>();
    boolean complete = true;
    for (String word : cell.split(" ", -1)) {
      if (word.equals(ELSEWHERE)) {
        complete = false;
      } else if (!word.equals(NOWHERE)) {
        paths.add(path(word));
      }
    }
    return new WritablePaths(paths, complete);
  }

  private static WritablePath path(String word) {
    int equals = word.indexOf('=');
    return equals < 0
        ? new WritablePath(word, Content.EMPTY)
        : new WritablePath(word.substring(0, equals), content(word.substring(equals + 1)));
  }

  private static Content content(String word) {
    return switch (word) {
      case "filled" -> Content.FILLED;
      case "data" -> Content.DATA;
      default -> throw new IllegalArgumentException("neither filled nor data: " + word);
    };
  }
}
