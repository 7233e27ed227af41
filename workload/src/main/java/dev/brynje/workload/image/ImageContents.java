package dev.brynje.workload.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What images hold by their names and tags: {@code python:3.9-slim-buster} Python 3.9 and Debian
 * 10. Only what publishers' own rules for their tags tell is told: a name that is not known, and a
 * tag as {@code lts} tell nothing. Of {@code php:7}, which moves on no more, the last release is
 * told.
 */
public final class ImageContents {
  /** Docker's own images, {@code library/} left out. */
  private static final Map<String, String> OFFICIAL =
      Map.ofEntries(
          Map.entry("debian", "Debian"),
          Map.entry("ubuntu", "Ubuntu"),
          Map.entry("alpine", "Alpine"),
          Map.entry("almalinux", "AlmaLinux"),
          Map.entry("rockylinux", "Rocky Linux"),
          Map.entry("centos", "CentOS"),
          Map.entry("fedora", "Fedora"),
          Map.entry("amazonlinux", "Amazon Linux"),
          Map.entry("oraclelinux", "Oracle Linux"),
          Map.entry("node", "Node.js"),
          Map.entry("python", "Python"),
          Map.entry("golang", "Go"),
          Map.entry("ruby", "Ruby"),
          Map.entry("php", "PHP"),
          Map.entry("openjdk", "OpenJDK"),
          Map.entry("eclipse-temurin", "Eclipse Temurin"),
          Map.entry("postgres", "PostgreSQL"),
          Map.entry("redis", "Redis"),
          Map.entry("nginx", "nginx"),
          Map.entry("mysql", "MySQL"),
          Map.entry("mariadb", "MariaDB"),
          Map.entry("mongo", "MongoDB"),
          Map.entry("rabbitmq", "RabbitMQ"),
          Map.entry("tomcat", "Tomcat"),
          Map.entry("haproxy", "HAProxy"),
          Map.entry("httpd", "Apache HTTP Server"),
          Map.entry("traefik", "Traefik"),
          Map.entry("perl", "Perl"),
          Map.entry("amazoncorretto", "Amazon Corretto"),
          Map.entry("java", "Java"),
          Map.entry("elasticsearch", "Elasticsearch"),
          Map.entry("kibana", "Kibana"),
          Map.entry("logstash", "Logstash"),
          Map.entry("memcached", "Memcached"),
          Map.entry("cassandra", "Apache Cassandra"),
          Map.entry("couchdb", "Apache CouchDB"),
          Map.entry("solr", "Apache Solr"));

  /** Others, with their registries. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("docker.io/rockylinux/rockylinux", "Rocky Linux"),
          Map.entry("docker.io/opensuse/leap", "openSUSE Leap"),
          Map.entry("registry.opensuse.org/opensuse/leap", "openSUSE Leap"),
          Map.entry("docker.io/grafana/grafana", "Grafana"),
          Map.entry("quay.io/keycloak/keycloak", "Keycloak"),
          Map.entry("docker.elastic.co/elasticsearch/elasticsearch", "Elasticsearch"),
          Map.entry("docker.elastic.co/elasticsearch/elasticsearch-oss", "Elasticsearch"),
          Map.entry("docker.elastic.co/kibana/kibana", "Kibana"),
          Map.entry("docker.elastic.co/kibana/kibana-oss", "Kibana"),
          Map.entry("docker.elastic.co/logstash/logstash", "Logstash"),
          Map.entry("docker.elastic.co/logstash/logstash-oss", "Logstash"),
          Map.entry("docker.io/valkey/valkey", "Valkey"),
          Map.entry("docker.io/postgis/postgis", "PostgreSQL"),
          Map.entry("docker.io/nginxinc/nginx-unprivileged", "nginx"),
          Map.entry("quay.io/rockylinux/rockylinux", "Rocky Linux"),
          Map.entry("quay.io/almalinuxorg/almalinux", "AlmaLinux"),
          Map.entry("quay.io/centos/centos", "CentOS"),
          Map.entry("quay.io/fedora/fedora", "Fedora"),
          Map.entry("registry.fedoraproject.org/fedora", "Fedora"),
          Map.entry("public.ecr.aws/amazonlinux/amazonlinux", "Amazon Linux"),
          Map.entry("container-registry.oracle.com/os/oraclelinux", "Oracle Linux"),
          Map.entry("ghcr.io/oracle/oraclelinux", "Oracle Linux"),
          Map.entry("mcr.microsoft.com/dotnet/sdk", ".NET"),
          Map.entry("mcr.microsoft.com/dotnet/runtime", ".NET"),
          Map.entry("mcr.microsoft.com/dotnet/runtime-deps", ".NET"),
          Map.entry("mcr.microsoft.com/dotnet/aspnet", ".NET"),
          Map.entry("mcr.microsoft.com/dotnet/core/sdk", ".NET"),
          Map.entry("mcr.microsoft.com/dotnet/core/runtime", ".NET"),
          Map.entry("mcr.microsoft.com/dotnet/core/aspnet", ".NET"));

  /** A distribution as a part of a tag. */
  private static final Map<String, String> PARTS =
      Map.of(
          "alpine", "Alpine",
          "centos", "CentOS",
          "stream", "CentOS Stream",
          "ubi", "Red Hat Enterprise Linux",
          "oraclelinux", "Oracle Linux",
          "ol", "Oracle Linux",
          "al", "Amazon Linux");

  /** Tags that are names; those that Debian gave up do not move on in Docker's image. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("Node.js argon", "4"),
          Map.entry("Node.js boron", "6"),
          Map.entry("Node.js carbon", "8"),
          Map.entry("Node.js dubnium", "10"),
          Map.entry("Node.js erbium", "12"),
          Map.entry("Node.js fermium", "14"),
          Map.entry("Node.js gallium", "16"),
          Map.entry("Node.js hydrogen", "18"),
          Map.entry("Node.js iron", "20"),
          Map.entry("Node.js jod", "22"),
          Map.entry("Node.js krypton", "24"),
          Map.entry("Debian oldoldstable", "11"),
          Map.entry("Amazon Linux 1", "2018.03"));

  /** Those of Maven and Gradle that are built upon OpenJDK's image say so by this alone. */
  private static final Pattern JDK = Pattern.compile("^(?:[\\d.]+-)?(?:jdk|openjdk)-?(\\d+)");

  private static final Pattern PART = Pattern.compile("([a-z]+)(\\d[\\d.]*)");
  private static final Pattern RED_HAT = Pattern.compile("/(?:ubi|rhel)(\\d+)");
  private static final Pattern DISTROLESS =
      Pattern.compile("(?:nodejs(\\d+)|[a-z0-9]+)(?:-[a-z]+)*-debian(\\d+)");

  private final Releases releases;
  private final List<Release> found = new ArrayList<>(2);

  private ImageContents(Releases releases) {
    this.releases = releases;
  }

  /**
   * The releases that an image holds.
   *
   * @param reference with its registry, tag and digest, as it is written
   */
  public static List<Release> of(String reference) {
    ImageContents contents = new ImageContents(Releases.known());
    ImageReference.of(reference).ifPresent(contents::read);
    return List.copyOf(contents.found);
  }

  private void read(ImageReference image) {
    String path = image.path();
    String repository = image.domain() + "/" + path;
    // Mirrors keep the prefix of Docker's own images, and nobody else has it.
    int library = path.lastIndexOf("library/");
    boolean official = library == 0 || (library > 0 && path.charAt(library - 1) == '/');
    String name = official ? path.substring(library + "library/".length()) : "";
    Optional<String> product =
        Optional.ofNullable(official ? OFFICIAL.get(name) : OTHERS.get(repository));
    if (product.isPresent() || official) {
      tag(product, image.tag());
      if (name.equals("maven") || name.equals("gradle")) {
        Matcher jdk = JDK.matcher(image.tag());
        if (jdk.find()) {
          add(releases.of("OpenJDK", jdk.group(1)));
        }
      }
    } else if (repository.startsWith("gcr.io/distroless/")) {
      distroless(image.name());
    } else if (isRedHat(image)) {
      Matcher number = RED_HAT.matcher("/" + path);
      if (number.find()) {
        add(releases.of("Red Hat Enterprise Linux", number.group(1)));
      }
    }
  }

  private static boolean isRedHat(ImageReference image) {
    return image.domain().endsWith(".redhat.com")
        || image.domain().endsWith(".redhat.io")
        || (image.domain().equals("docker.io") && image.path().startsWith("redhat/"));
  }

  private void tag(Optional<String> product, String tag) {
    String[] parts = tag.split("-", -1);
    String version = parts[0].startsWith("v") ? parts[0].substring(1) : parts[0];
    product
        .flatMap(known -> releases.of(known, version).or(() -> moving(known, version)))
        .ifPresent(found::add);
    for (String part : parts) {
      add(releases.named(part));
      Matcher matcher = PART.matcher(part);
      if (matcher.matches() && PARTS.containsKey(matcher.group(1))) {
        add(releases.of(PARTS.get(matcher.group(1)), matcher.group(2)));
      }
    }
  }

  /** What a tag that moves on has come to. */
  private Optional<Release> moving(String product, String tag) {
    String name = product + " " + tag;
    if (NAMED.containsKey(name)) {
      return releases.of(product, NAMED.getOrDefault(name, ""));
    }
    boolean number = !tag.isEmpty() && tag.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? releases.lastOf(product, tag) : Optional.empty();
  }

  /** As {@code nodejs14-debian10}. */
  private void distroless(String name) {
    Matcher matcher = DISTROLESS.matcher(name);
    if (matcher.matches()) {
      if (matcher.group(1) != null) {
        add(releases.of("Node.js", matcher.group(1)));
      }
      add(releases.of("Debian", matcher.group(2)));
    }
  }

  private void add(Optional<Release> release) {
    release.filter(one -> !found.contains(one)).ifPresent(found::add);
  }
}
