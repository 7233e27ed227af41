package dev.brynje.fix.rendered;

import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;

/** A change of one of the files that something is rendered from. */
sealed interface SourceEdit {
  /** Its path, from the directory of what is rendered. */
  String file();

  /** Of a file that is YAML. */
  record OfYaml(String file, int document, Edit edit) implements SourceEdit {}

  /**
   * Of YAML that is a text within a file that is YAML.
   *
   * @param outer the document of the file
   * @param within the place of the text there
   * @param document of the text
   */
  record OfInline(String file, int outer, Place within, int document, Edit edit)
      implements SourceEdit {}

  /** Of what a template writes itself. */
  record OfTemplate(String file, Skeleton skeleton, int document, Edit edit)
      implements SourceEdit {}

  /**
   * Of a list that a template writes only under a condition: the list's key comes before the
   * condition, and an item after it.
   *
   * @param skeleton in which the list is written
   * @param condition the line on which the condition begins
   * @param key the line of the list's key
   * @param end the line on which the condition ends
   */
  record OfCondition(
      String file, Skeleton skeleton, int document, int condition, int key, int end, Edit.Add edit)
      implements SourceEdit {}

  /** Of a patch that is not there yet. */
  record OfPatch(String file, OverlayPatch.Part part) implements SourceEdit {}
}
