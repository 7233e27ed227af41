package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.fix.image.KnownImages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestFixTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: a
      spec:
        automountServiceAccountToken: false
        containers:
          - name: a
            image: nginx:1.27
      """;

  @Test
  void whatHoldsForAllContainersIsSetOnceForThePod() {
    assertThat(fixed(POD, Wishes.NONE, KnownImages.NONE))
        .isEqualTo(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: a
            spec:
              automountServiceAccountToken: false
              containers:
                - name: a
                  image: nginx:1.27
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop:
                        - ALL
                    readOnlyRootFilesystem: true
                  volumeMounts:
                    - name: tmp
                      mountPath: /tmp
              securityContext:
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault
              volumes:
                - name: tmp
                  emptyDir:
                    sizeLimit: 64Mi
            """);
  }

  @Test
  void aPodWithoutSpecIsLeft() {
    String empty = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n";
    assertThat(fixed(empty, Wishes.NONE, KnownImages.NONE)).isEqualTo(empty);
  }

  @Test
  void objectsOfOneNameAreToldApartByTheirPlacesAlsoOnOneLine() {
    String pod =
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a"}]}}\
        """
            .strip();
    String fixed = fixed(pod + pod + "\n", Wishes.NONE, KnownImages.NONE);
    assertThat(fixed.split("\"readOnlyRootFilesystem\":true", -1)).hasSize(3);
  }

  @Test
  void aContainerThatIsToBeRootKeepsThePodFromSayingOtherwise() {
    String fixed =
        fixed(
            POD
                + """
                    - name: b
                      image: b:1
                      securityContext:
                        runAsUser: 0
                """,
            Wishes.NONE,
            KnownImages.NONE);
    assertThat(fixed).containsOnlyOnce("runAsNonRoot: true");
    assertThat(fixed.indexOf("runAsNonRoot: true")).isLessThan(fixed.indexOf("name: b"));
  }

  @Test
  void whatIsKnownOfAnImageIsUsed() {
    String fixed = fixed(POD, Wishes.NONE, ImageTable.known());
    assertThat(fixed)
        .contains("runAsUser: 101\n", "runAsGroup: 101\n", "mountPath: /var/cache/nginx\n")
        .doesNotContain("/etc/nginx");
  }

  @Test
  void whereTheImageHasFilesNothingIsMountedAndANoteSaysSo() {
    assertThat(outcomes(POD, ImageTable.known()))
        .anyMatch(one -> one.notes().toString().contains("/etc/nginx/conf.d"));
  }

  @Test
  void aUserThatSomebodyDecidedOnStaysAndGetsNoGroupOfAnother() {
    for (int user : new int[] {0, 1000}) {
      String text =
          POD
              + """
                    securityContext:
                      runAsUser: %d
              """
                  .formatted(user);
      assertThat(fixed(text, Wishes.NONE, ImageTable.known()))
          .contains("runAsUser: " + user + "\n")
          .doesNotContain("101");
      assertThat(outcomes(text, ImageTable.known()))
          .anyMatch(one ->
              one.answer()
                  .toString()
                  .contains(
                      "runAsUser is %d here, while the image is known to run by 101"
                          .formatted(user)));
    }
  }

  @Test
  void whatGrowsGetsMoreRoomAndANoteSaysThatItPasses() {
    String text = POD.replace("nginx:1.27", "postgres:17");
    assertThat(fixed(text, Wishes.NONE, ImageTable.known()))
        .contains("mountPath: /var/lib/postgresql\n", "sizeLimit: 1Gi\n", "runAsUser: 999\n");
    assertThat(outcomes(text, ImageTable.known()))
        .anyMatch(one -> one.notes().toString().contains("mount a PersistentVolumeClaim there"));
  }

  @Test
  void aVolumeOfDataIsUsedAndANoteSaysWhatLetsItsUserWrite() {
    String text =
        POD.replace("nginx:1.27", "postgres:17")
            + """
                  volumeMounts:
                    - name: data
                      mountPath: /var/lib/postgresql/data
              volumes:
                - name: data
                  persistentVolumeClaim:
                    claimName: data
            """;
    assertThat(fixed(text, Wishes.NONE, ImageTable.known()))
        .doesNotContain("1Gi", "mountPath: /var/lib/postgresql\n")
        .contains("mountPath: /var/run/postgresql\n");
    assertThat(outcomes(text, ImageTable.known()))
        .anyMatch(one -> one.notes().toString().contains("fsGroup"))
        .noneMatch(one -> one.notes().toString().contains("is not mounted over"));
  }

  @Test
  void nothingIsMountedOverAMountItsParentOrItsChild() {
    for (String path : List.of("/tmp", "/tmp/", "/tmp/x", "/")) {
      String text =
          POD
              + """
                    volumeMounts:
                      - name: data
                        mountPath: %s
                volumes:
                  - name: data
                    emptyDir: {sizeLimit: 1Gi}
              """
                  .formatted(path);
      assertThat(fixed(text, Wishes.NONE, KnownImages.NONE))
          .as(path)
          .doesNotContain("name: tmp")
          .contains("readOnlyRootFilesystem: true");
    }
  }

  @Test
  void noNumberIsGuessed() {
    assertThat(fixed(POD, Wishes.NONE, KnownImages.NONE)).doesNotContain("resources", "runAsUser");
    Wishes wishes = new Wishes(Map.of("limits.memory", "64Mi"), "64Mi", false, Map.of());
    assertThat(fixed(POD, wishes, KnownImages.NONE))
        .contains("resources:\n        limits:\n          memory: 64Mi\n");
  }

  @Test
  void anAliasedContainerContextChangesOnceForAllThatUseIt() {
    String text =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: a
        spec:
          automountServiceAccountToken: false
          containers:
            - name: a
              image: a:1
              securityContext: &context
                runAsNonRoot: true
            - name: b
              image: b:1
              securityContext: *context
        """;
    String fixed = fixed(text, Wishes.NONE, KnownImages.NONE);
    assertThat(fixed).containsOnlyOnce("allowPrivilegeEscalation: false");
    assertThat(fixed).contains("securityContext: *context\n");
  }

  @Test
  void ofASharedContextChangesWhatAllItsUsersWantThoughOthersCannotBeMade() {
    String text =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          automountServiceAccountToken: false
          containers:
          - name: a
            image: redis:7
            securityContext: &sc {}
            volumeMounts: &vm
            - {name: z, mountPath: /z}
          - name: b
            image: redis:7
            securityContext: *sc
            volumeMounts: *vm
          volumes: [{name: z, emptyDir: {}}]
        """;
    assertThat(fixed(text, Wishes.NONE, ImageTable.known()))
        .contains("allowPrivilegeEscalation: false", "drop: [ALL]");
  }

  @Test
  void whatIsAliasedElsewhereIsLeftAndTheReasonSaid() {
    String text =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: a
        spec:
          automountServiceAccountToken: false
          containers:
            - name: a
              image: a:1
              securityContext: &context
                runAsNonRoot: true
          other: *context
        """;
    assertThat(fixed(text, Wishes.NONE, KnownImages.NONE))
        .doesNotContain("allowPrivilegeEscalation");
    assertThat(outcomes(text, KnownImages.NONE))
        .anyMatch(one -> one.answer().toString().contains("anchored and used at spec.other too"));
  }

  private static String fixed(String text, Wishes wishes, KnownImages images) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Fixing fixing = new Fixing(wishes, images);
    return new String(fixing.fixed(bytes, fixing.findings(bytes)).bytes(), StandardCharsets.UTF_8);
  }

  private static List<Outcome> outcomes(String text, KnownImages images) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Fixing fixing = new Fixing(Wishes.NONE, images);
    List<Finding> findings = fixing.findings(bytes);
    return fixing.fixed(bytes, findings).outcomes();
  }
}
