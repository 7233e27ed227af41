package dev.brynje.fix.compose;

import dev.brynje.compose.Mount;
import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code user:} by number, where that of the image is known. */
final class OtherUser implements ServiceFix {
  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    if (subject.service().text("user").filter(user -> !user.text().isBlank()).isPresent()) {
      return new Answer.Left(
          "root is asked for by name; let the image run by another user, and write its number here");
    }
    Optional<ImageUser> known = subject.user();
    if (known.isEmpty()) {
      return new Answer.Left(
          subject.service().build().isPresent()
              ? "its Dockerfile decides; end that with USER and a number, or write user: with it here"
              : "the image does not tell its number; write user: with the numbers of its user and group, as \"10001:10001\"");
    }
    ImageUser user = known.get();
    String numbers =
        user.gid().isPresent() ? user.uid() + ":" + user.gid().getAsLong() : "" + user.uid();
    List<String> notes = new ArrayList<>();
    notes.add("the number is known from " + user.source());
    if (subject.service().mounts().stream().anyMatch(OtherUser::isOwned)) {
      notes.add(
          "what it mounts and root has written already has to be given to %s by chown"
              .formatted(numbers));
    }
    if (subject
        .service()
        .text("network_mode")
        .filter(mode -> mode.text().equals("host"))
        .isPresent()) {
      notes.add(
          "on the host's network it can no longer listen on ports below 1024; let it listen on a higher one");
    }
    return new Answer.Mend(
        List.of(ServiceSubject.put(Value.of(numbers), "user")),
        "Sets user: \"%s\"".formatted(numbers),
        notes);
  }

  /** Whether what is mounted lasts, and so belongs to whoever made it. */
  private static boolean isOwned(Mount mount) {
    return !mount.readOnly() && mount.kind() != Mount.Kind.TMPFS;
  }
}
