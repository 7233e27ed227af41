package dev.brynje.workload.pss;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Pods at random as one line of JSON: everything that a standard reads, of the types that the API
 * takes but with odd values, in places where it counts and where it does not. Containers are never
 * null, and volumes are of types that the API has.
 */
final class RandomPods {
  private static final String[] PROFILES = {
    "{'type':'RuntimeDefault'}",
    "{'type':'RuntimeDefault'}",
    "{'type':'Localhost','localhostProfile':'x'}",
    "{'type':'Unconfined'}",
    "{'type':'runtimeDefault'}",
    "{'type':''}",
    "{'type':null}",
    "{'localhostProfile':'x'}",
    "{}",
    "null"
  };
  private static final String[] SELINUX_OPTIONS = {
    "{'type':'container_t'}",
    "{'type':'container_init_t'}",
    "{'type':'container_kvm_t','level':'s0:c1'}",
    "{'type':'container_engine_t'}",
    "{'type':'container_engine_t','user':''}",
    "{'type':'spc_t'}",
    "{'type':'','role':''}",
    "{'user':'system_u'}",
    "{'role':'system_r','type':null}",
    "{'user':null}",
    "{'level':'s0'}",
    "{}",
    "null"
  };
  private static final String[] CAPABILITIES =
      quoted(
          "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID"
              + " SETPCAP SETUID SYS_CHROOT NET_BIND_SERVICE NET_BIND_SERVICE NET_RAW SYS_ADMIN"
              + " SYS_PTRACE ALL all CAP_CHOWN chown",
          "");
  private static final String[] SYSCTLS =
      quoted(
          "kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies"
              + " net.ipv4.ping_group_range net.ipv4.ip_unprivileged_port_start"
              + " net.ipv4.ip_local_reserved_ports net.ipv4.tcp_keepalive_time"
              + " net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl"
              + " net.ipv4.tcp_keepalive_probes net.ipv4.tcp_rmem net.ipv4.tcp_wmem"
              + " net.ipv4.tcp_slow_start_after_idle net.ipv4.tcp_notsent_lowat kernel.msgmax"
              + " net/ipv4/tcp_rmem Kernel.shm_rmid_forced net.ipv4.tcp_rmem2",
          "");
  private static final String[] OTHER_VOLUMES =
      ("csi downwardAPI ephemeral image persistentVolumeClaim projected gcePersistentDisk"
              + " awsElasticBlockStore gitRepo nfs iscsi glusterfs rbd flexVolume cinder cephfs"
              + " flocker fc azureFile vsphereVolume quobyte azureDisk photonPersistentDisk"
              + " portworxVolume scaleIO storageos")
          .split(" ", -1);
  private static final String[] ANNOTATED_PROFILES = {
    "'runtime/default'",
    "'runtime/default'",
    "'localhost/x'",
    "'localhost/'",
    "'docker/default'",
    "'unconfined'",
    "'Localhost/x'",
    "''",
    "null"
  };

  private final Random random;

  /** Gives the same pods for the same seed. */
  RandomPods(long seed) {
    random = new Random(seed);
  }

  /** The next pod. */
  String next() {
    List<String> names = new ArrayList<>(List.of("a", "b", "c", "d", "e", ""));
    Collections.shuffle(names, random);
    String metadata = object("'name':'p'", maybe(0.4, "annotations", () -> annotations(names)));
    return object(
            "'metadata':" + (oneIn(100) ? "null" : metadata),
            "'spec':" + (oneIn(100) ? "null" : spec(names)))
        .replace('\'', '"');
  }

  private String spec(List<String> names) {
    return object(
        oneIn(30) ? "" : "'containers':" + containers(names.subList(0, 2)),
        maybe(0.3, "initContainers", () -> containers(names.subList(2, 4))),
        maybe(0.2, "ephemeralContainers", () -> containers(names.subList(4, 5))),
        maybe(0.8, "securityContext", this::podContext),
        maybe(0.1, "hostNetwork", "true", "false", "null"),
        maybe(0.1, "hostPID", "true", "false", "null"),
        maybe(0.1, "hostIPC", "true", "false", "null"),
        maybe(0.4, "hostUsers", "false", "false", "true", "null"),
        maybe(0.3, "os", "{'name':'windows'}", "{'name':'windows'}", "{'name':'linux'}", "{}"),
        maybe(0.1, "OS", "{'name':'windows'}"),
        maybe(0.1, "privileged", "true"),
        maybe(0.4, "volumes", this::volumes));
  }

  private String containers(List<String> names) {
    return oneIn(20)
        ? oneOf("[]", "null")
        : list(names.subList(0, 1 + random.nextInt(names.size())).stream().map(this::container));
  }

  private String container(String name) {
    return object(
        name.isEmpty() ? oneOf("", "'name':''", "'name':null") : "'name':'" + name + "'",
        "'image':'registry.example.com/api:1.0'",
        maybe(0.9, "securityContext", this::containerContext),
        maybe(0.2, "ports", () -> list(2, this::port)),
        maybe(0.1, "hostPort", "80"),
        maybe(0.1, "livenessProbe", this::handler),
        maybe(0.1, "readinessProbe", this::handler),
        maybe(0.1, "startupProbe", this::handler),
        maybe(0.1, "lifecycle", this::lifecycle),
        maybe(0.1, "restartPolicy", "'Always'"));
  }

  private String podContext() {
    return oneIn(10)
        ? oneOf("{}", "null")
        : object(
            context(),
            maybe(0.3, "sysctls", () -> oneIn(10) ? "null" : list(3, this::sysctl)),
            maybe(0.1, "procMount", "'Unmasked'"),
            maybe(0.1, "capabilities", "{'add':['SYS_ADMIN'],'drop':['ALL']}"),
            maybe(0.1, "allowPrivilegeEscalation", "true", "false"));
  }

  private String containerContext() {
    return oneIn(10)
        ? oneOf("{}", "null")
        : object(
            context(),
            maybe(0.2, "privileged", "true", "false", "null"),
            maybe(0.1, "Privileged", "true"),
            maybe(0.8, "allowPrivilegeEscalation", "false", "false", "false", "true", "null"),
            maybe(0.2, "procMount", "'Default'", "'Unmasked'", "'default'", "''", "null"),
            maybe(0.8, "capabilities", this::capabilities),
            maybe(0.1, "sysctls", "[{'name':'kernel.msgmax','value':'1'}]"));
  }

  /** What pods and containers can both say. */
  private String context() {
    return fields(
        maybe(0.5, "runAsNonRoot", "true", "true", "true", "false", "null"),
        maybe(0.2, "runAsUser", "0", "1", "1000", "-1", "-0", "9223372036854775807", "null"),
        maybe(0.1, "runasuser", "0"),
        maybe(0.1, "runAsGroup", "0"),
        maybe(0.4, "seccompProfile", PROFILES),
        maybe(0.2, "appArmorProfile", PROFILES),
        maybe(0.2, "seLinuxOptions", SELINUX_OPTIONS),
        maybe(0.1, "windowsOptions", this::windowsOptions));
  }

  private String windowsOptions() {
    return oneOf("{'hostProcess':true}", "{'hostProcess':false}", "{'hostProcess':null}", "null");
  }

  private String capabilities() {
    return oneIn(15)
        ? "null"
        : object(
            maybe(
                0.8,
                "drop",
                "['ALL']",
                "['ALL']",
                "['ALL']",
                "['KILL','ALL']",
                "['all']",
                "['KILL']",
                "[null]",
                "[]",
                "null"),
            maybe(
                0.4,
                "add",
                () -> oneIn(10) ? oneOf("null", "[null]") : list(2, () -> oneOf(CAPABILITIES))));
  }

  private String sysctl() {
    return oneIn(20)
        ? oneOf("null", "{}", "{'name':null,'value':'1'}")
        : object("'name':" + oneOf(SYSCTLS), "'value':'1'");
  }

  private String port() {
    return oneIn(20)
        ? "null"
        : object(
            "'containerPort':8080",
            maybe(0.7, "hostPort", "0", "0", "80", "-1", "2147483647", "null"),
            maybe(0.2, "hostIP", "'127.0.0.1'"));
  }

  private String lifecycle() {
    return oneIn(10)
        ? oneOf("{}", "null")
        : object(maybe(0.6, "postStart", this::handler), maybe(0.6, "preStop", this::handler));
  }

  private String handler() {
    return oneIn(10)
        ? oneOf("{}", "null", "{'exec':{'command':['host']}}", "{'host':'h'}")
        : object(maybe(0.5, "httpGet", this::target), maybe(0.5, "tcpSocket", this::target));
  }

  private String target() {
    return object(
        "'port':" + oneOf("80", "'http'"),
        maybe(0.5, "host", "''", "''", "null", "'127.0.0.1'", "'db.example.com'", "' '"));
  }

  /** Each of one type, of two, or without a source. */
  private String volumes() {
    return list(
        3,
        () ->
            object(
                "'name':" + oneOf("'v'", "'v'", "'v'", "null"),
                maybe(
                    0.4, oneOf("configMap", "emptyDir", "secret", "hostPath"), "{}", "{}", "null"),
                maybe(0.5, oneOf(OTHER_VOLUMES), "{}", "{}", "null")));
  }

  private String annotations(List<String> names) {
    List<String> annotations = new ArrayList<>();
    annotations.add(maybe(0.3, "seccomp.security.alpha.kubernetes.io/pod", ANNOTATED_PROFILES));
    for (String name : names) {
      annotations.add(
          maybe(0.2, "container.seccomp.security.alpha.kubernetes.io/" + name, ANNOTATED_PROFILES));
      annotations.add(
          maybe(0.1, "container.apparmor.security.beta.kubernetes.io/" + name, ANNOTATED_PROFILES));
    }
    annotations.add(maybe(0.1, "Container.apparmor.security.beta.kubernetes.io/a", "'odd'"));
    annotations.add(maybe(0.1, "container.apparmor.security.beta.kubernetes.io/none", "'odd'"));
    return oneIn(20) ? "null" : object(annotations.toArray(String[]::new));
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }

  /** A field with one of the values; empty for none. */
  private String maybe(double chance, String name, String... values) {
    return maybe(chance, name, () -> oneOf(values));
  }

  private String maybe(double chance, String name, Supplier<String> value) {
    return random.nextDouble() < chance ? "'" + name + "':" + value.get() : "";
  }

  private String list(int most, Supplier<String> item) {
    return list(Stream.generate(item).limit(random.nextInt(most + 1)));
  }

  private static String list(Stream<String> items) {
    return items.collect(joining(",", "[", "]"));
  }

  private static String object(String... fields) {
    return "{" + fields(fields) + "}";
  }

  private static String fields(String... fields) {
    return Stream.of(fields).filter(field -> !field.isEmpty()).collect(joining(","));
  }

  private static String[] quoted(String words, String... more) {
    return Stream.concat(Stream.of(words.split(" ", -1)), Stream.of(more))
        .map(word -> "'" + word + "'")
        .toArray(String[]::new);
  }
}
