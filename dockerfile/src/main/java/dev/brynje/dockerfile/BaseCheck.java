package dev.brynje.dockerfile;

import java.util.Optional;

/** What BuildKit checks of each FROM, before it looks at what stages take from each other. */
final class BaseCheck {
  private BaseCheck() {}

  static void check(Stage stage, Expander expander) {
    Word image = stage.from().image();
    Expanded expanded = expander.expand(image);
    if (expanded.known() && expanded.text().isEmpty()) {
      throw new Refusal(
          image.span(),
          "the base image is empty, because no variable in it has a value",
          "give its ARG a default before the first FROM");
    }
    stage.from().head().flag("platform").ifPresent(flag -> platform(flag, expander));
  }

  private static void platform(Flag flag, Expander expander) {
    if (flag.value().isEmpty()) {
      return;
    }
    Optional<String> platform = expander.known(flag.value(), FlagPlace.value(flag));
    if (platform.filter(String::isEmpty).isPresent()) {
      throw new Refusal(
          FlagPlace.value(flag),
          "the platform is empty, because no variable in it has a value",
          "give its ARG a default before the first FROM");
    }
    if (platform.filter(text -> !Platform.isOne(text)).isPresent()) {
      throw new Refusal(
          FlagPlace.value(flag), "there is no such platform", "write one as linux/amd64");
    }
  }
}
