package dev.brynje.fix.rendered;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that actions name. */
final class References {
  private static final Pattern VALUES =
      Pattern.compile("(?<![\\w)\\]])\\$?\\.Values((?:\\.[A-Za-z_]\\w*)+)");

  /** A field of what a {@code with} around it names. */
  private static final Pattern FIELD =
      Pattern.compile("(?<![\\w.)\\]$\"])\\.([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)");

  private static final Pattern DOT = Pattern.compile("(?<![\\w.)\\]$\"])\\.(?![\\w.])");
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`");

  private static final Pattern INCLUDE = Pattern.compile("(?:include|template) +\"([^\"]+)\"");

  private References() {}

  /** Paths below {@code .Values}, in the order in which they stand there, each once. */
  static List<List<String>> of(Template template, Action action) {
    List<List<String>> paths = new ArrayList<>();
    add(action.words(), template.scopeAt(action.start()), paths, 0);
    return paths.stream().distinct().toList();
  }

  /** The definitions that an action includes. */
  static List<String> included(Action action) {
    List<String> names = new ArrayList<>();
    Matcher includes = INCLUDE.matcher(action.words());
    while (includes.find()) {
      names.add(includes.group(1));
    }
    return names;
  }

  private static void add(
      String words, @Nullable Scope scope, List<List<String>> paths, int depth) {
    String plain = QUOTED.matcher(words).replaceAll("\"\"");
    Matcher values = VALUES.matcher(plain);
    while (values.find()) {
      paths.add(keys(values.group(1).substring(1)));
    }
    @Nullable Scope with = with(scope);
    if (with == null || depth > 5) {
      return;
    }
    boolean dot = DOT.matcher(plain).find();
    Matcher fields = FIELD.matcher(plain);
    List<List<String>> outer = new ArrayList<>();
    while (fields.find()) {
      if (!fields.group(1).startsWith("Values")) {
        if (outer.isEmpty()) {
          add(with.opening().pipeline(), with.parent(), outer, depth + 1);
        }
        for (List<String> one : outer) {
          List<String> longer = new ArrayList<>(one);
          longer.addAll(keys(fields.group(1)));
          paths.add(longer);
        }
      }
    }
    if (dot) {
      add(with.opening().pipeline(), with.parent(), paths, depth + 1);
    }
  }

  private static List<String> keys(String path) {
    List<String> keys = new ArrayList<>();
    int at = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', at)) {
      keys.add(path.substring(at, dot));
      at = dot + 1;
    }
    keys.add(path.substring(at));
    return keys;
  }

  /** The nearest scope that says what the dot is; none when that is not a value. */
  private static @Nullable Scope with(@Nullable Scope scope) {
    for (@Nullable Scope one = scope; one != null; one = one.parent()) {
      String keyword = one.opening().keyword();
      if (keyword.equals("with")) {
        return one;
      }
      if (keyword.equals("range") || one.isDefinition()) {
        return null;
      }
    }
    return null;
  }
}
