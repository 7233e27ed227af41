package dev.brynje.core.json;

import dev.brynje.core.Printable;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Writes as an escape, beside what JSON demands, each character that would act on a terminal: a
 * report is often read there, and the escape means the same.
 */
final class JsonEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7F;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    return Character.isSurrogate((char) c) || Printable.shows(c)
        ? null
        : new SerializedString("\\u" + HexFormat.of().toHexDigits((char) c));
  }
}
