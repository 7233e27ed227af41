package dev.brynje.workload.dockerfile;

/**
 * What FROM names.
 *
 * @param text as far as it is known
 * @param isNamed whether it is an image from elsewhere and all of it is known
 */
record BaseImage(String text, boolean isNamed) {
  static BaseImage of(StageSubject stage) {
    String text = stage.image().text();
    boolean named =
        stage.base().isEmpty()
            && stage.image().known()
            && !text.equals("scratch")
            && !text.isEmpty();
    return new BaseImage(text, named);
  }

  String digest() {
    int at = text.indexOf('@');
    return at < 0 ? "" : text.substring(at + 1);
  }

  String tag() {
    String name = text.substring(0, text.length() - digest().length());
    int colon = name.lastIndexOf(':');
    boolean tagged = colon > name.lastIndexOf('/');
    String tag = tagged ? name.substring(colon + 1) : "";
    return tag.endsWith("@") ? tag.substring(0, tag.length() - 1) : tag;
  }

  boolean isLatest() {
    return tag().isEmpty() || tag().equals("latest");
  }
}
