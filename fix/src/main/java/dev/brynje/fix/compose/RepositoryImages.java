package dev.brynje.fix.compose;

import dev.brynje.compose.BuiltFrom;
import dev.brynje.compose.Place;
import dev.brynje.compose.Project;
import dev.brynje.compose.Reading;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the Compose projects of the repository say of images: by whom a service runs one, and with
 * which user the Dockerfile ends that one is built from. They are read once an image is asked for
 * that is not known otherwise.
 */
public final class RepositoryImages implements KnownImages {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,10})(?::(\\d{1,10}))?");

  private final KnownImages known;
  private final ComposeProjects projects;
  private @Nullable Map<String, ImageUser> read;

  /**
   * @param known is asked first
   */
  public RepositoryImages(KnownImages known, ComposeProjects projects) {
    this.known = known;
    this.projects = projects;
  }

  @Override
  public Optional<ImageUser> user(String image) {
    return known.user(image).or(() -> repository(image).map(users()::get));
  }

  @Override
  public WritablePaths writable(String image) {
    return known.writable(image);
  }

  private static Optional<String> repository(String image) {
    return ImageReference.of(image).map(ImageReference::repository);
  }

  private synchronized Map<String, ImageUser> users() {
    Map<String, ImageUser> users = read;
    if (users == null) {
      users = new HashMap<>();
      Set<String> unsure = new HashSet<>();
      for (ComposeProject project : projects.all()) {
        if (project.read(Map.of()) instanceof Reading.Read(Project its)) {
          for (Service service : its.services()) {
            add(service, users, unsure);
          }
        }
      }
      users.keySet().removeAll(unsure);
      read = users;
    }
    return users;
  }

  /** What is said in two ways is not known. */
  private static void add(Service service, Map<String, ImageUser> users, Set<String> unsure) {
    Optional<String> image =
        service.image().filter(text -> !text.secret()).flatMap(text -> repository(text.text()));
    Optional<ImageUser> user = user(service);
    if (image.isPresent() && user.isPresent()) {
      ImageUser before = users.putIfAbsent(image.get(), user.get());
      if (before != null && before.uid() != user.get().uid()) {
        unsure.add(image.get());
      }
    }
  }

  private static Optional<ImageUser> user(Service service) {
    Optional<Text> user = service.text("user").filter(Text::known).filter(text -> !text.secret());
    if (user.isPresent()) {
      Place place = user.get().place();
      return numbers(
          user.get().text(), "%s:%d".formatted(place.file().name(), place.span().line()));
    }
    BuiltFrom built = service.builtFrom().orElse(null);
    return built == null
        ? Optional.empty()
        : built
            .user()
            .filter(one -> one.value().known())
            .flatMap(one ->
                numbers(
                    one.value().text(),
                    "%s:%d, which is built as this image"
                        .formatted(built.name(), one.instruction().user().span().line())));
  }

  private static Optional<ImageUser> numbers(String text, String source) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches() || Long.parseLong(numbers.group(1)) == 0) {
      return Optional.empty();
    }
    String group = numbers.group(2);
    return Optional.of(
        new ImageUser(
            Long.parseLong(numbers.group(1)),
            group == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(group)),
            source));
  }
}
