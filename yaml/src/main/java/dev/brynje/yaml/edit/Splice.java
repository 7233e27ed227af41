package dev.brynje.yaml.edit;

import java.util.BitSet;

/**
 * Text that takes the place of a stretch of the source.
 *
 * @param start offset in the decoded text, without its byte order mark
 * @param end after the last character that goes; where nothing goes it is the start
 * @param proposals numbers of those that want it
 */
public record Splice(int start, int end, String text, BitSet proposals) {}
