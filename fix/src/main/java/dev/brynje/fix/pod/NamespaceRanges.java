package dev.brynje.fix.pod;

import java.util.List;

/** The LimitRanges of namespaces, as far as the judged sources hold them. */
public interface NamespaceRanges {
  /** There is none. */
  NamespaceRanges NONE = _ -> List.of();

  /**
   * Those for containers of a namespace, in the order in which they were found.
   *
   * @param namespace empty for the default one
   */
  List<ContainerRange> in(String namespace);
}
