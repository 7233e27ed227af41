package dev.brynje.yaml;

/** Whose reading of YAML is followed where programs part ways. */
public enum Dialect {
  /**
   * kubectl: go-yaml v2, that is YAML 1.1, after the text was cut at each line of {@code ---}. JSON
   * is read as JSON.
   */
  KUBECTL,

  /**
   * Docker Compose: go-yaml v4. {@code yes}, {@code no}, {@code on} and {@code off} are strings,
   * keys must be strings, and what a mapping writes itself wins over what it merges, wherever its
   * {@code <<} stands.
   */
  COMPOSE
}
