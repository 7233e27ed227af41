package dev.brynje.core.inline;

import dev.brynje.core.Control;

/**
 * What is wrong with a note.
 *
 * @param about the control that it names; empty when that is not what is wrong
 * @param message one sentence without a full stop
 */
record Fault(Control control, InlineNote note, String about, String message) {}
