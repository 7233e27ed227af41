/** Changes values in the text of documents and leaves every other character as it was. */
@NullMarked
package dev.brynje.yaml.edit;

import org.jspecify.annotations.NullMarked;
