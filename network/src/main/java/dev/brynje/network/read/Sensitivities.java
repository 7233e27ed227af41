package dev.brynje.network.read;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.network.model.Sensitivity;
import java.util.EnumSet;
import java.util.Set;

/** Tells why one would take over a pod. */
final class Sensitivities {
  private static final String MARK = "brynje.dev/sensitive";

  /** The last part of the names of their images. */
  private static final Set<String> IMAGES =
      Set.of(
          "postgres",
          "postgresql",
          "postgis",
          "timescaledb",
          "mysql",
          "mariadb",
          "percona",
          "mongo",
          "mongodb",
          "redis",
          "valkey",
          "elasticsearch",
          "opensearch",
          "cassandra",
          "cockroach",
          "couchdb",
          "clickhouse",
          "clickhouse-server",
          "influxdb",
          "neo4j",
          "etcd");

  /** The ports that they listen on unless told otherwise. */
  private static final Set<Long> PORTS =
      Set.of(5432L, 3306L, 27017L, 6379L, 9200L, 1433L, 1521L, 9042L, 5984L, 26257L);

  private Sensitivities() {}

  static Set<Sensitivity> of(Pod pod) {
    Set<Sensitivity> all = EnumSet.noneOf(Sensitivity.class);
    if (isMarked(pod.metadata()) || isMarked(pod.owner().metadata())) {
      all.add(Sensitivity.MARKED);
    }
    for (Field volume : pod.spec().get("volumes").items()) {
      if (volume.get("secret").present()) {
        all.add(Sensitivity.SECRETS);
      }
    }
    for (Container container : pod.containers()) {
      if (container.longRunning()) {
        add(container.field(), all);
      }
    }
    return all;
  }

  private static void add(Field container, Set<Sensitivity> all) {
    if (IMAGES.contains(name(container.get("image").string().orElse("")))) {
      all.add(Sensitivity.DATABASE);
    }
    for (Field port : container.get("ports").items()) {
      if (PORTS.contains(port.get("containerPort").integer().orElse(0))) {
        all.add(Sensitivity.DATABASE);
      }
    }
    for (Field source : container.get("envFrom").items()) {
      if (source.get("secretRef").present()) {
        all.add(Sensitivity.SECRETS);
      }
    }
    for (Field variable : container.get("env").items()) {
      if (variable.at("valueFrom", "secretKeyRef").present()) {
        all.add(Sensitivity.SECRETS);
      }
    }
  }

  /** Of {@code registry.example.com:5000/db/postgres:17@sha256:…} it is {@code postgres}. */
  private static String name(String image) {
    String last = image.substring(image.lastIndexOf('/', end(image, '@')) + 1, end(image, '@'));
    return last.substring(0, end(last, ':'));
  }

  private static int end(String text, char c) {
    int at = text.indexOf(c);
    return at < 0 ? text.length() : at;
  }

  private static boolean isMarked(Field metadata) {
    return isMarked(metadata, "labels") || isMarked(metadata, "annotations");
  }

  private static boolean isMarked(Field metadata, String in) {
    return metadata.at(in, MARK).stringOrNumber().filter(one -> !one.equals("false")).isPresent();
  }
}
