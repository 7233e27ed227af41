package dev.brynje.workload.image;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageChecksTest {
  private static final String VALID = "workload/valid-image-reference";
  private static final String TAG = "workload/image-tag";
  private static final String DIGEST = "workload/image-digest";
  private static final String PULL = "workload/image-pull-policy";
  private static final String RETIRED = "workload/no-retired-registry";
  private static final String TILLER = "workload/no-tiller";
  private static final String TILLER_SERVICE = "workload/no-tiller-service";
  private static final String DASHBOARD = "workload/no-kubernetes-dashboard";
  private static final String INGRESS = "workload/no-ingress-nginx";
  private static final String GIT_SYNC = "workload/no-git-sync-command";
  private static final String SUDO = "workload/no-sudo";

  private static final String PINNED =
      "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  static Stream<Trial> trials() {
    return Stream.of(valid(), versions(), pull(), retired(), commands()).flatMap(trials -> trials);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void holds(Trial trial) {
    trial.holds();
  }

  private static Stream<Trial> valid() {
    return Stream.of(
        Trial.of(VALID, "none").container("").says("high [name: api] no image is named"),
        Trial.of(VALID, "empty").container("image: ''").says("high [image: ''] no image is named"),
        invalid("https://a.b/c", "it begins with a scheme"),
        invalid("a.b/Api", "the repository must be in lower case"),
        invalid("'a b'", "a b", "it holds a space"),
        invalid("\"a\\nb\"", "a\ufffdb", "it holds a line break"),
        invalid("\"a\\tb\"", "a b", "it holds a control character"),
        invalid("a.b/$IMAGE", "a placeholder was not filled in"),
        invalid("'a.b/c:'", "a.b/c:", "its tag is empty"),
        invalid(
            "a.b/c@sha256:12",
            "its digest must be sha256: and 64 hexadecimal digits in lower case"),
        invalid("a.b/c:1!", "it holds a character that is not allowed"),
        Trial.of(VALID, "image volume")
            .pod(
                "containers: [{name: api, image: a}]\n"
                    + "volumes:\n- name: model\n  image: {reference: A}")
            .says(
                "high [reference: A] A is no image reference: the repository must be in lower case"),
        Trial.of(VALID, "a number is refused")
            .container("image: 5")
            .says(
                "unjudged [image: 5] spec.containers[0].image must be a string, but is the number 5"));
  }

  private static Trial invalid(String image, String reason) {
    return invalid(image, image, reason);
  }

  private static Trial invalid(String written, String image, String reason) {
    return Trial.of(VALID, reason)
        .container("image: " + written + " # as written")
        .says("high [image: %s] %s is no image reference: %s".formatted(written, image, reason));
  }

  private static Stream<Trial> versions() {
    return Stream.of(
        Trial.of(TAG, "no tag")
            .container("image: nginx")
            .says("medium [image: nginx] nginx has no tag, so every start may bring other code"),
        Trial.of(TAG, "latest, kept by the node")
            .container("image: nginx:latest\nimagePullPolicy: IfNotPresent")
            .says(
                "medium [image: nginx:latest] nginx:latest has the tag latest, so every node keeps what"
                    + " it pulled first"),
        Trial.of(TAG, "digest").container("image: nginx:latest" + PINNED).saysNothing(),
        Trial.of(TAG, "port is no tag")
            .container("image: registry:5000/api")
            .says(
                "medium [image: registry:5000/api] registry:5000/api has no tag, so every start may"
                    + " bring other code"),
        Trial.of(TAG, "image volume and ephemeral container")
            .pod(
                "containers: []\nephemeralContainers: [{name: debug, image: busybox}]\n"
                    + "volumes: [{name: m, image: {reference: model}}]")
            .says(
                "medium [image: busybox] busybox has no tag, so every start may bring other code",
                "medium [reference: model] model has no tag, so every start may bring other code"),
        Trial.of(TAG, "an invalid one is said elsewhere").container("image: 'A b'").saysNothing(),
        Trial.of(DIGEST, "tag")
            .container("image: nginx:1.29")
            .says("low [image: nginx:1.29] nginx:1.29 has a tag that can be moved, and no digest"),
        Trial.of(DIGEST, "digest").container("image: nginx" + PINNED).saysNothing(),
        Trial.of(DIGEST, "no version at all").container("image: nginx").saysNothing());
  }

  private static Stream<Trial> pull() {
    return Stream.of(
        Trial.of(PULL, "by default")
            .container("image: nginx:1.29")
            .says("info [image: nginx:1.29] a node runs the copy of nginx:1.29 that it has"),
        Trial.of(PULL, "by default, latest").container("image: nginx").saysNothing(),
        Trial.of(PULL, "latest, kept")
            .container("image: nginx\nimagePullPolicy: IfNotPresent")
            .says(
                "medium [imagePullPolicy: IfNotPresent] a node runs the copy of nginx:latest that it"
                    + " has"),
        Trial.of(PULL, "never")
            .container("image: nginx:1.29\nimagePullPolicy: Never")
            .says(
                "medium [imagePullPolicy: Never] the image is never pulled, so a node runs what somebody"
                    + " put there"),
        Trial.of(PULL, "always")
            .container("image: nginx:1.29\nimagePullPolicy: Always")
            .saysNothing(),
        Trial.of(PULL, "digest")
            .container("image: nginx" + PINNED + "\nimagePullPolicy: IfNotPresent")
            .saysNothing(),
        Trial.of(PULL, "no policy")
            .container("image: nginx\nimagePullPolicy: always")
            .says(
                "high [imagePullPolicy: always] always is no pull policy, so the API server refuses the"
                    + " pod"),
        Trial.of(PULL, "image volume")
            .pod("containers: []\nvolumes: [{name: m, image: {reference: a:1, pullPolicy: Never}}]")
            .says(
                "medium [pullPolicy: Never] the image is never pulled, so a node runs what somebody put"
                    + " there"));
  }

  private static Stream<Trial> retired() {
    return Stream.of(
        Trial.of(RETIRED, "k8s.gcr.io")
            .container("image: k8s.gcr.io/pause:3.9")
            .says("medium [image: k8s.gcr.io/pause:3.9] k8s.gcr.io is frozen since April 2023"),
        Trial.of(RETIRED, "by repository")
            .container("image: bitnamilegacy/redis:7")
            .says(
                "medium [image: bitnamilegacy/redis:7] docker.io/bitnamilegacy/ is without fixes since"
                    + " August 2025"),
        Trial.of(RETIRED, "others").container("image: gcr.io/shop/api:1").saysNothing(),
        Trial.of(TILLER, "image, said once")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  labels: {app: helm, name: tiller}
                spec:
                  containers: [{name: t, image: a.b/helm/tiller:v2.17.0}]
                """)
            .says(
                "high [image: a.b/helm/tiller:v2.17.0] a.b/helm/tiller:v2.17.0 is Helm 2's server"),
        Trial.of(TILLER, "labels")
            .manifest(
                "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {app: helm, name: tiller}\n"
                    + "spec:\n  containers: [{name: t, image: a}]")
            .says("high [name: tiller] the pod is labelled as Helm 2's server"),
        Trial.of(TILLER, "a label alone, of an image by another name")
            .manifest(
                "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {name: tiller}\n"
                    + "spec:\n  containers: [{name: t, image: a}]")
            .says("high [name: tiller] the pod is labelled as Helm 2's server"),
        Trial.of(TILLER, "a distiller, and anything of Helm")
            .manifest(
                "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {app: helm}\n"
                    + "spec:\n  containers: [{name: t, image: a.b/distiller}]")
            .saysNothing(),
        Trial.of(TILLER_SERVICE, "by what it selects")
            .manifest(
                "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n"
                    + "spec: {selector: {name: tiller}}")
            .says("high [name: tiller] the Service opens Tiller to every pod of the cluster"),
        Trial.of(TILLER_SERVICE, "by label")
            .manifest(
                "apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: {app: Tiller}}\n"
                    + "spec: {}")
            .says("high [app: Tiller] the Service opens Tiller to every pod of the cluster"),
        Trial.of(TILLER_SERVICE, "by name")
            .manifest("apiVersion: v1\nkind: Service\nmetadata:\n  name: tiller-deploy\nspec: {}")
            .says(
                "high [name: tiller-deploy] the Service opens Tiller to every pod of the cluster"),
        Trial.of(DASHBOARD, "label")
            .manifest(
                "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {k8s-app: kubernetes-dashboard}\n"
                    + "spec:\n  containers: [{name: t, image: a}]")
            .says(
                "medium [k8s-app: kubernetes-dashboard] the pod is labelled as the Kubernetes"
                    + " dashboard"),
        Trial.of(INGRESS, "controller")
            .container("image: registry.k8s.io/ingress-nginx/controller:v1.9.0" + PINNED)
            .says(
                "medium [image: registry.k8s.io/ingress-nginx/controller:v1.9.0%s] registry.k8s.io/ingress-nginx/controller:v1.9.0%s gets no security fixes any more"
                    .formatted(PINNED, PINNED)),
        Trial.of(INGRESS, "that of NGINX itself")
            .container("image: nginx/nginx-ingress:5")
            .saysNothing());
  }

  private static Stream<Trial> commands() {
    return Stream.of(
        Trial.of(GIT_SYNC, "argument")
            .container(
                "image: registry.k8s.io/git-sync/git-sync:v4.4.0\nargs: [--git=/x/git, --depth=1]")
            .says("medium [--git=/x/git] --git replaces the program that git-sync runs"),
        Trial.of(GIT_SYNC, "another program's argument")
            .container("image: a\nargs: [--git=x]")
            .saysNothing(),
        Trial.of(SUDO, "first word")
            .container("command: [sudo, -u, app, api]")
            .says("medium [sudo] the command becomes root through sudo"),
        Trial.of(SUDO, "path")
            .container("args: ['exec /usr/bin/sudo -n api']")
            .says("medium ['exec /usr/bin/sudo -n api'] the command becomes root through sudo"),
        Trial.of(SUDO, "in a script")
            .container("command: [sh, -c, 'cd /x && sudo make']")
            .says("medium ['cd /x && sudo make'] the command becomes root through sudo"),
        Trial.of(SUDO, "a word of another kind")
            .container("command: [pseudo, sudoers, 'echo sudo is not here', --sudo]")
            .saysNothing());
  }
}
