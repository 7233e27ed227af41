package dev.brynje.fix.compose;

import dev.brynje.compose.BuiltFrom;
import dev.brynje.compose.Place;
import dev.brynje.compose.Project;
import dev.brynje.compose.Reading;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.fix.image.BuiltImages;
import dev.brynje.fix.image.FileCapability;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.fix.image.WritablePaths;
import dev.brynje.workload.image.ImageReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a repository says of images: by whom a service of a Compose project runs one, and with which
 * user the Dockerfile ends that one is built from, by Compose or by a pipeline. All that is read
 * once an image is asked for that is not known otherwise.
 */
public final class RepositoryImages implements KnownImages {
  private final KnownImages known;
  private final ComposeProjects projects;
  private final BuiltImages built;
  private @Nullable Map<String, ImageUser> read;

  /**
   * @param known is asked first
   */
  public RepositoryImages(KnownImages known, ComposeProjects projects, BuiltImages built) {
    this.known = known;
    this.projects = projects;
    this.built = built;
  }

  @Override
  public Optional<ImageUser> user(String image) {
    return known.user(image).or(() -> repository(image).map(users()::get));
  }

  @Override
  public WritablePaths writable(String image) {
    return known.writable(image);
  }

  @Override
  public Optional<FileCapability> fileCapability(String image) {
    return known.fileCapability(image);
  }

  @Override
  public OptionalLong lowPort(String image) {
    return known.lowPort(image);
  }

  private static Optional<String> repository(String image) {
    return ImageReference.of(image).map(ImageReference::repository);
  }

  private synchronized Map<String, ImageUser> users() {
    Map<String, ImageUser> users = read;
    if (users == null) {
      users = all();
      read = users;
    }
    return users;
  }

  private Map<String, ImageUser> all() {
    Map<String, ImageUser> users = builtUsers();
    Set<String> unsure = new HashSet<>();
    for (ComposeProject project : projects.all()) {
      if (project.read(Map.of()) instanceof Reading.Read(Project its)) {
        for (Service service : its.services()) {
          add(service, users, unsure);
        }
      }
    }
    users.keySet().removeAll(unsure);
    return users;
  }

  /** Those of images of which each build tells one. */
  private Map<String, ImageUser> builtUsers() {
    Map<String, ImageUser> users = new HashMap<>();
    Set<String> unsure = new HashSet<>();
    for (BuiltImages.Built one : built.all()) {
      repository(one.image())
          .ifPresent(image ->
              one.user()
                  .ifPresentOrElse(
                      user -> add(image, user, users, unsure), () -> unsure.add(image)));
    }
    users.keySet().removeAll(unsure);
    return users;
  }

  private static void add(Service service, Map<String, ImageUser> users, Set<String> unsure) {
    Optional<String> image =
        service.image().filter(text -> !text.secret()).flatMap(text -> repository(text.text()));
    Optional<ImageUser> user = user(service);
    if (image.isPresent() && user.isPresent()) {
      add(image.get(), user.get(), users, unsure);
    }
  }

  /** What is said in two ways is not known. */
  private static void add(
      String image, ImageUser user, Map<String, ImageUser> users, Set<String> unsure) {
    ImageUser before = users.putIfAbsent(image, user);
    if (before != null && before.uid() != user.uid()) {
      unsure.add(image);
    }
  }

  private static Optional<ImageUser> user(Service service) {
    Optional<Text> user = service.text("user").filter(Text::known).filter(text -> !text.secret());
    if (user.isPresent()) {
      Place place = user.get().place();
      return ImageUser.of(
          user.get().text(), "%s:%d".formatted(place.file().name(), place.span().line()));
    }
    BuiltFrom built = service.builtFrom().orElse(null);
    return built == null
        ? Optional.empty()
        : built
            .user()
            .filter(one -> one.value().known())
            .flatMap(one ->
                ImageUser.of(
                    one.value().text(),
                    "%s:%d, which is built as this image"
                        .formatted(built.name(), one.instruction().user().span().line())));
  }
}
