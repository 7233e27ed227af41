package dev.brynje.compose;

/** Tells files of Compose's first format, in which services stand at the top. */
final class OldFormat {
  private OldFormat() {}

  static void refuse(Fields file) {
    if (file.has("services") || file.has("version") || file.has("include")) {
      return;
    }
    for (Field field : file.all()) {
      boolean service =
          field.value() instanceof Fields fields && (fields.has("image") || fields.has("build"));
      if (service && !field.key().startsWith("x-")) {
        throw new Refusal(
            field.place(),
            "this is Compose's first format, with services at the top, which Compose no longer"
                + " reads",
            "move all of them below services:");
      }
    }
  }
}
