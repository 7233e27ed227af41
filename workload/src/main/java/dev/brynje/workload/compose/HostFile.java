package dev.brynje.workload.compose;

import dev.brynje.compose.Mount;
import dev.brynje.compose.Place;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.workload.host.HostPath;
import dev.brynje.workload.host.NodeFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file or directory of the host that a service mounts.
 *
 * @param shown as it is written
 * @param path as evidence
 * @param entry what lies there
 * @param own whether it lies in the project's own directory
 */
record HostFile(
    Place place, String shown, String path, NodeFiles.Entry entry, boolean own, boolean readOnly) {
  /** Of what a node of Kubernetes has, that a host of Compose has otherwise. */
  private static final String OF_PODS = "the secrets of all pods and the keys of the kubelet";

  /** All that a service mounts, also by a volume that only stands for a directory. */
  static List<HostFile> of(Project project, Service service, ComposeVerdict verdict) {
    List<HostFile> files = new ArrayList<>();
    for (Mount mount : service.mounts()) {
      source(project, mount)
          .filter(verdict::knows)
          .ifPresent(source -> files.add(of(mount, source)));
    }
    return files;
  }

  private static Optional<Text> source(Project project, Mount mount) {
    return switch (mount.kind()) {
      case BIND, NPIPE, UNKNOWN -> mount.source();
      case VOLUME ->
          mount.source().filter(Text::known).flatMap(name -> bound(project, name.text()));
      case TMPFS, CLUSTER, IMAGE -> Optional.empty();
    };
  }

  /** The directory for which a volume stands with {@code o: bind}. */
  private static Optional<Text> bound(Project project, String volume) {
    return project
        .volume(volume)
        .filter(
            its -> its.text("driver_opts", "o").filter(o -> o.text().contains("bind")).isPresent())
        .flatMap(its -> its.text("driver_opts", "device"));
  }

  private static HostFile of(Mount mount, Text source) {
    String path = source.text();
    boolean home = path.equals("~") || path.startsWith("~/");
    boolean absolutely = path.startsWith("/") || path.indexOf(':') > 0 || path.startsWith("\\");
    boolean relative = !home && !absolutely;
    // What is below somebody's home is theirs; all of it is the directory of homes.
    String absolute = home ? "/home" + (path.length() <= 2 ? "" : "/~" + path.substring(1)) : path;
    NodeFiles.Entry found = NodeFiles.at(HostPath.normal(relative ? "/-/" + path : absolute), "");
    boolean inHome = home && path.length() > 2 && found.kind() == HostPath.Kind.SENSITIVE;
    return new HostFile(
        mount.place(),
        source.shown(),
        Values.evident(source),
        inHome ? NodeFiles.NOTHING_KNOWN : found,
        relative && !path.startsWith(".."),
        mount.readOnly());
  }

  boolean is(HostPath.Kind kind) {
    return entry.kind() == kind;
  }

  /** What lies there, in words of Compose. */
  String holds() {
    return entry.holds().equals(OF_PODS)
        ? "the files of all containers and programs of the host"
        : entry.holds().replace("node", "host").replace("every pod", "every container");
  }
}
