package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Expanded;

/**
 * What USER names.
 *
 * @param name the part before the group
 */
public record Users(String name) {
  /** Of the value of a USER. */
  public static Users of(Expanded value) {
    String text = value.text().strip();
    int colon = text.indexOf(':');
    return new Users(colon < 0 ? text : text.substring(0, colon));
  }

  /** Whether it is root, by name or number. */
  public boolean isRoot() {
    return name.equals("root")
        || name.equalsIgnoreCase("ContainerAdministrator")
        || (isNumber() && name.chars().allMatch(c -> c == '0'));
  }

  /** On Windows users are named only. */
  public boolean isOfWindows() {
    return name.equalsIgnoreCase("ContainerUser")
        || name.equalsIgnoreCase("ContainerAdministrator");
  }

  /** Whether it is named by its number. */
  public boolean isNumber() {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
