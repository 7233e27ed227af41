package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Mount;
import dev.brynje.dockerfile.Word;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An image from elsewhere: one that FROM builds upon, or that COPY or a mount takes files from.
 *
 * @param span where it is named
 * @param text all of it, with its variables replaced
 */
record BaseImage(StageSubject stage, Instruction instruction, Span span, String text) {
  private static final Set<String> MOVING =
      Set.of("edge", "sid", "unstable", "testing", "experimental", "rolling", "devel", "rawhide");

  /** Those of a Dockerfile that are known; of the bases that are not, that is said. */
  static List<BaseImage> of(DockerfileSubject subject, DockerfileVerdict verdict) {
    List<BaseImage> images = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    subject.stages().forEach(stage -> names.add(stage.name()));
    for (StageSubject stage : subject.stages()) {
      Instruction.From from = stage.stage().from();
      if (stage.base().isEmpty() && !stage.image().known()) {
        if (subject.refusal().isEmpty() && !begins(stage.image().text(), names)) {
          verdict.unknown(
              from.image().span(),
              "which image this is depends on a variable that has no value here",
              "give its ARG a default before the first FROM");
        }
      } else if (stage.base().isEmpty()) {
        add(new BaseImage(stage, from, from.image().span(), stage.image().text()), images);
      }
      stage.all(Instruction.Copy.class).forEach(copy -> copy(stage, copy, images));
      stage.all(Instruction.Run.class).forEach(run -> mounts(stage, run, images));
    }
    return images;
  }

  /** Whether it is one of several stages, as {@code base-$TARGETARCH} is. */
  private static boolean begins(String text, TreeSet<String> names) {
    return !text.isEmpty()
        && Optional.ofNullable(names.ceiling(text))
            .filter(name -> name.startsWith(text))
            .isPresent();
  }

  private static void add(BaseImage image, List<BaseImage> images) {
    if (!image.text.isEmpty() && !image.text.equals("scratch")) {
      images.add(image);
    }
  }

  private static void copy(StageSubject stage, Instruction.Copy copy, List<BaseImage> images) {
    copy.head()
        .flag("from")
        .ifPresent(flag -> {
          Expanded from = stage.expand(copy, new Word(flag.value(), flag.span()));
          if (from.known()) {
            elsewhere(stage, copy, flag, from.text(), images);
          }
        });
  }

  private static void mounts(StageSubject stage, Instruction.Run run, List<BaseImage> images) {
    for (Flag flag : run.head().flags()) {
      if (flag.name().equals("mount")) {
        Mount.of(flag).get("from").ifPresent(from -> elsewhere(stage, run, flag, from, images));
      }
    }
  }

  /** Unless it names a stage, or by its number one. */
  private static void elsewhere(
      StageSubject stage, Instruction instruction, Flag flag, String from, List<BaseImage> images) {
    if (!stage.build().isStage(from) && !from.matches("\\d+")) {
      add(new BaseImage(stage, instruction, flag.span(), from), images);
    }
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

  /** Whether the tag names what is being made ready, whichever that is today. */
  boolean isMoving() {
    return MOVING.contains(tag().split("-", 2)[0]);
  }

  /** What it is to the build. */
  String role() {
    return instruction instanceof Instruction.From ? "the base image" : "the image copied from";
  }
}
