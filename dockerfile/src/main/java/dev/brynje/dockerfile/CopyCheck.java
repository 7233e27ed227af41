package dev.brynje.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * What BuildKit checks of ADD and COPY when it comes to them.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#add">ADD</a>
 */
final class CopyCheck {
  private final Instruction.Head head;
  private final List<Word> sources;
  private final Expander expander;
  private final boolean add;

  private CopyCheck(Instruction.Head head, List<Word> sources, Expander expander, boolean add) {
    this.head = head;
    this.sources = sources;
    this.expander = expander;
    this.add = add;
  }

  static void check(Instruction.Copy copy, Expander expander) {
    new CopyCheck(copy.head(), copy.sources(), expander, false).check(copy.destination());
  }

  static void check(Instruction.Add add, Expander expander) {
    new CopyCheck(add.head(), add.sources(), expander, true).check(add.destination());
  }

  private void check(Word destination) {
    Optional<String> owner = value("chown");
    Optional<String> mode = value("chmod");
    Optional<String> checksum = add ? value("checksum") : Optional.empty();
    List<Optional<String>> from = sources.stream().map(expander::known).toList();
    expander.expand(destination);
    head.heredocs().forEach(expander::check);
    owner.ifPresent(this::owner);
    mode.ifPresent(this::mode);
    checksum.filter(text -> !text.isEmpty()).ifPresent(_ -> checksum(from));
    for (int i = 0; i < sources.size(); i++) {
      if (from.get(i).isPresent()) {
        source(sources.get(i), RemoteSource.of(from.get(i).get()), checksum);
      }
    }
  }

  private Optional<String> value(String flag) {
    return head.flag(flag).flatMap(its -> expander.known(its.value(), FlagPlace.value(its)));
  }

  private void owner(String owner) {
    boolean linked =
        head.flag("link").filter(its -> its.value().equalsIgnoreCase("true")).isPresent();
    if (!linked || owner.isEmpty()) {
      return;
    }
    int colon = owner.indexOf(':');
    String group = colon < 0 ? "" : owner.substring(colon + 1);
    if (!isNumber(colon < 0 ? owner : owner.substring(0, colon))
        || (!group.isEmpty() && !isNumber(group))) {
      throw at(
          "chown", "--link takes an owner by number only", "write the numbers: --chown=1000:1000");
    }
  }

  private static boolean isNumber(String text) {
    try {
      Integer.parseInt(text);
      return true;
    } catch (NumberFormatException _) {
      return text.equals("root");
    }
  }

  private void mode(String mode) {
    if (!mode.isEmpty() && !FileMode.isOne(mode)) {
      throw at(
          "chmod",
          "--chmod has no such permissions",
          "write octal digits up to 7777, or letters as u=rwX,go=rX");
    }
  }

  private void checksum(List<Optional<String>> from) {
    if (sources.size() != 1) {
      throw at("checksum", "a checksum is for one source", "write an ADD for each source");
    }
    if (from.getFirst()
        .map(RemoteSource::of)
        .filter(RemoteSource.Local.class::isInstance)
        .isPresent()) {
      throw at(
          "checksum",
          "a checksum is for a source on the web or in Git",
          "take --checksum away, or name an https:// source");
    }
  }

  private void source(Word word, RemoteSource source, Optional<String> checksum) {
    String kind = add ? "ADD" : "COPY";
    switch (source) {
      case RemoteSource.Faulty faulty ->
          throw new Refusal(word.span(), faulty.reason(), "see what ADD takes of Git addresses");
      case RemoteSource.Web _ when !add ->
          throw new Refusal(word.span(), kind + " fetches nothing from the web", "write ADD");
      case RemoteSource.Git _ when !add ->
          throw new Refusal(word.span(), kind + " fetches nothing from Git", "write ADD");
      case RemoteSource.Web _ -> checksum.filter(text -> !text.isEmpty()).ifPresent(this::digest);
      case RemoteSource.Git git -> git(word, git, checksum);
      case RemoteSource.Local _ -> {}
    }
  }

  private void digest(String checksum) {
    Digest.fault(checksum)
        .ifPresent(fault -> {
          throw at("checksum", fault, "write --checksum=sha256: with all 64 digits");
        });
  }

  private void git(Word word, RemoteSource.Git git, Optional<String> checksum) {
    Optional<String> flag = checksum.filter(text -> !text.isEmpty());
    boolean other = flag.isPresent() && git.checksum().isPresent() && !flag.equals(git.checksum());
    Optional<Boolean> kept =
        head.flag("keep-git-dir").map(its -> its.value().equalsIgnoreCase("true"));
    boolean otherwise =
        kept.isPresent() && git.gitDirectory().isPresent() && !kept.equals(git.gitDirectory());
    if (other || otherwise) {
      throw new Refusal(
          word.span(),
          "the address says otherwise than --%s".formatted(other ? "checksum" : "keep-git-dir"),
          "keep one of the two");
    }
  }

  private Refusal at(String flag, String message, String advice) {
    return new Refusal(FlagPlace.value(head.flag(flag).orElseThrow()), message, advice);
  }
}
