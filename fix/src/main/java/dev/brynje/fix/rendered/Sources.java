package dev.brynje.fix.rendered;

import dev.brynje.core.Finding;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What something is rendered from, in as many ways as it is tried. */
interface Sources {
  /** The ways in which it is rendered, as people know them; its own is the first. */
  List<String> ways();

  /**
   * Renders.
   *
   * @param changed files that are to hold something else
   * @return empty when it does not render
   */
  Optional<Rendered> render(int way, Map<String, byte[]> changed);

  /** Whether there is no time left for that. */
  boolean isLate();

  /** What a file holds. */
  Optional<byte[]> file(String path);

  /** Places of an object whose values differ from one rendering to the next. */
  Set<Place> unsteady(Rendered.Made object);

  /** Whether an object of its own way has containers, with other values, that it has not now. */
  boolean isPartial(Rendered.Made object);

  /**
   * Whether each way has files of its own, so that what is wanted of what it renders is written for
   * it; else all ways have the same files, and what is written for one is tried with the others.
   */
  boolean areApart();

  /** Whether a finding may have been found in what a way renders. */
  boolean mayHave(Finding finding, int way);

  /**
   * What a way renders, but with the images that its bases name where it names others: what is
   * wanted of that as well may be said in the bases.
   *
   * @return empty when it names no others
   */
  Optional<byte[]> withImagesOfBases(int way, Rendered rendered);

  /**
   * How edits of an object can be written, the best way first; none when they cannot be.
   *
   * @param ofImage whether they are right only for images that its base does not name
   * @throws NotWritable saying why not
   */
  List<List<SourceEdit>> written(int way, Rendered.Made object, List<Edit> edits, boolean ofImage)
      throws NotWritable;
}
