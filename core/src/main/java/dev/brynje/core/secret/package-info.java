/**
 * Recognises secrets in texts by their names and by their form, for every ring that reads texts.
 */
@NullMarked
package dev.brynje.core.secret;

import org.jspecify.annotations.NullMarked;
