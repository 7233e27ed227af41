package dev.brynje.yaml.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditorTest {
  private static final Place CONTEXT = Place.ROOT.key("spec", "securityContext");
  private static final Edit NON_ROOT = new Edit.Put(CONTEXT.key("runAsNonRoot"), Value.of(true));
  private static final Edit SECCOMP =
      new Edit.Put(CONTEXT.key("seccompProfile", "type"), Value.of("RuntimeDefault"));

  @Test
  void aMissingMappingIsMadeAtTheEndOfTheOneAroundIt() {
    assertThat(
            edited(
                """
                kind: Pod # a pod
                spec:
                  # the containers
                  containers:
                  - name: a
                    image: b # why

                # the end
                """,
                NON_ROOT,
                SECCOMP))
        .isEqualTo(
            """
            kind: Pod # a pod
            spec:
              # the containers
              containers:
              - name: a
                image: b # why
              securityContext:
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault

            # the end
            """);
  }

  @Test
  void soDoCommentsBehindAnEmptyLineUnlessTheyAreAboutWhatComesNext() {
    assertThat(
            edited(
                """
                spec:
                  a:
                    b: c

                    # d: e

                  # f: g

                # the next one
                h: i
                """,
                NON_ROOT))
        .isEqualTo(
            """
            spec:
              a:
                b: c

                # d: e

              # f: g
              securityContext:
                runAsNonRoot: true

            # the next one
            h: i
            """);
    assertThat(edited("spec:\n  a: b\n\n# the next one\n\n  # of it\nh: i\n", NON_ROOT))
        .startsWith("spec:\n  a: b\n  securityContext:\n");
  }

  @Test
  void commentsBelowTheLastLineStayBelowIt() {
    assertThat(
            edited(
                """
                spec:
                  a:
                    b: c
                    # d: e
                  # f: g
                # the next one
                h: i
                """,
                NON_ROOT))
        .isEqualTo(
            """
            spec:
              a:
                b: c
                # d: e
              # f: g
              securityContext:
                runAsNonRoot: true
            # the next one
            h: i
            """);
  }

  @Test
  void aStepOfFourIsKept() {
    assertThat(edited("spec:\n    a:\n        b: c\n", SECCOMP))
        .isEqualTo(
            """
            spec:
                a:
                    b: c
                securityContext:
                    seccompProfile:
                        type: RuntimeDefault
            """);
  }

  @Test
  void aMissingLastLineBreakStaysMissing() {
    assertThat(edited("spec:\n  a: b", NON_ROOT))
        .isEqualTo("spec:\n  a: b\n  securityContext:\n    runAsNonRoot: true");
  }

  @Test
  void windowsLineBreaksAreKept() {
    assertThat(edited("spec:\r\n  a: b\r\n", NON_ROOT))
        .isEqualTo("spec:\r\n  a: b\r\n  securityContext:\r\n    runAsNonRoot: true\r\n");
  }

  @Test
  void aKeyWithoutValueIsFilledBelowItsComment() {
    assertThat(edited("spec:\n  securityContext: # none yet\n  a: b\n", NON_ROOT))
        .isEqualTo("spec:\n  securityContext: # none yet\n    runAsNonRoot: true\n  a: b\n");
  }

  @Test
  void aWrittenNullGivesWay() {
    assertThat(edited("spec:\n  securityContext: ~ # none\n  a: b\n", NON_ROOT))
        .isEqualTo("spec:\n  securityContext: # none\n    runAsNonRoot: true\n  a: b\n");
  }

  @Test
  void emptyBracesAreFilled() {
    assertThat(edited("spec:\n  securityContext: {}\n  a: b\n", NON_ROOT, SECCOMP))
        .isEqualTo(
            "spec:\n  securityContext: {runAsNonRoot: true, seccompProfile: {type:"
                + " RuntimeDefault}}\n  a: b\n");
  }

  @Test
  void flowStyleIsKeptWithItsSpaces() {
    assertThat(edited("spec: { a: b, securityContext: { fsGroup: 1 } } # c\n", NON_ROOT, SECCOMP))
        .isEqualTo(
            "spec: { a: b, securityContext: { fsGroup: 1, runAsNonRoot: true, seccompProfile: {"
                + " type: RuntimeDefault } } } # c\n");
  }

  @Test
  void flowOverLinesGetsALineAndCommentsStay() {
    assertThat(
            edited(
                """
                spec: {
                  a: b, # first
                  c: d  # last
                }
                """,
                NON_ROOT))
        .isEqualTo(
            """
            spec: {
              a: b, # first
              c: d,  # last
              securityContext: {runAsNonRoot: true}
            }
            """);
  }

  @Test
  void jsonIsEditedAsJson() {
    assertThat(
            edited(
                """
                {
                    "spec": {
                        "a": ["b"]
                    }
                }
                """,
                NON_ROOT,
                SECCOMP))
        .isEqualTo(
            """
            {
                "spec": {
                    "a": ["b"],
                    "securityContext": {
                        "runAsNonRoot": true,
                        "seccompProfile": {
                            "type": "RuntimeDefault"
                        }
                    }
                }
            }
            """);
  }

  @Test
  void compactJsonStaysCompact() {
    assertThat(edited("{\"spec\":{\"a\":[\"b\"]}}", NON_ROOT, SECCOMP))
        .isEqualTo(
            "{\"spec\":{\"a\":[\"b\"],\"securityContext\":{\"runAsNonRoot\":true,"
                + "\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}}}");
  }

  @Test
  void emptyJsonBracesAreFilledLineByLine() {
    assertThat(
            edited(
                """
                {
                  "spec": {
                    "securityContext": {}
                  }
                }
                """,
                NON_ROOT))
        .isEqualTo(
            """
            {
              "spec": {
                "securityContext": {
                  "runAsNonRoot": true
                }
              }
            }
            """);
  }

  @Test
  void listsAreWrittenAsTheirNeighboursAre() {
    Edit drop = new Edit.Add(Place.ROOT.key("drop"), Value.of("ALL"));
    assertThat(edited("a:\n- b\n", drop)).isEqualTo("a:\n- b\ndrop:\n- ALL\n");
    assertThat(edited("a:\n    - b\n", drop)).isEqualTo("a:\n    - b\ndrop:\n    - ALL\n");
    assertThat(edited("a: [\"b\"]\n", drop)).isEqualTo("a: [\"b\"]\ndrop: [\"ALL\"]\n");
    assertThat(edited("drop:\n  - NET_RAW # c\n", drop))
        .isEqualTo("drop:\n  - NET_RAW # c\n  - ALL\n");
    assertThat(edited("drop: [ 'NET_RAW' ]\n", drop)).isEqualTo("drop: [ 'NET_RAW', 'ALL' ]\n");
    assertThat(edited("drop: []\n", drop)).isEqualTo("drop: [ALL]\n");
  }

  @Test
  void itemsThatAreMappingsLineUp() {
    Edit add =
        new Edit.Add(
            Place.ROOT.key("volumes"),
            Value.with(
                Value.keys("name", Value.of("tmp")),
                "emptyDir",
                Value.keys("sizeLimit", Value.of("64Mi"))));
    assertThat(
            edited(
                """
                volumes:
                  -   name: a
                      b:
                        c: d
                e: f
                """,
                add))
        .isEqualTo(
            """
            volumes:
              -   name: a
                  b:
                    c: d
              -   name: tmp
                  emptyDir:
                    sizeLimit: 64Mi
            e: f
            """);
  }

  @Test
  void aBlockScalarAtTheEndStaysWhole() {
    assertThat(edited("spec:\n  a: |\n    text\n\n\n# end\n", NON_ROOT))
        .isEqualTo(
            "spec:\n  a: |\n    text\n  securityContext:\n    runAsNonRoot: true\n\n\n# end\n");
    assertThat(edited("spec:\n  a: |+\n    text\n\n\nb: c\n", NON_ROOT))
        .isEqualTo(
            "spec:\n  a: |+\n    text\n\n\n  securityContext:\n    runAsNonRoot: true\nb: c\n");
  }

  @Test
  void aScalarIsReplacedInItsQuotes() {
    Edit put = new Edit.Put(Place.ROOT.key("a"), Value.of("new"));
    assertThat(edited("a: \"old\" # c\n", put)).isEqualTo("a: \"new\" # c\n");
    assertThat(edited("a: 'old'\n", put)).isEqualTo("a: 'new'\n");
    assertThat(edited("a: old\n", put)).isEqualTo("a: new\n");
  }

  @Test
  void aKeyGoesWithItsLine() {
    Edit remove = new Edit.Remove(Place.ROOT.key("a", "b"));
    assertThat(edited("a:\n  b: 1 # c\n  d: 2\n", remove)).isEqualTo("a:\n  d: 2\n");
    assertThat(edited("a: {b: 1, d: 2}\n", remove)).isEqualTo("a: {d: 2}\n");
    assertThat(edited("a: {d: 2, b: 1}\n", remove)).isEqualTo("a: {d: 2}\n");
    Edit first = new Edit.Remove(Place.ROOT.key("a").item(0).key("b"));
    assertThat(edited("a:\n  - b: 1\n    d: 2\n", first)).isEqualTo("a:\n  - d: 2\n");
  }

  @Test
  void whatIsAnchoredChangesOnlyWhenAllUsersWantIt() {
    String text = "a: &x\n  b: c\nd: *x\n";
    Edit a = new Edit.Put(Place.ROOT.key("a", "e"), Value.of(1));
    Edit d = new Edit.Put(Place.ROOT.key("d", "e"), Value.of(1));
    assertThat(edited(text, a, d)).isEqualTo("a: &x\n  b: c\n  e: 1\nd: *x\n");
    Edited refused = edit(text, a);
    assertThat(refused.text()).isEqualTo(text);
    assertThat(refused.refused())
        .isEqualTo(Map.of(0, "it is anchored and used at d too, where it is not to change"));
  }

  @Test
  void whatIsMergedIsSaidAnewWhereItIsWanted() {
    assertThat(
            edited(
                "a: &x\n  b: c\nd:\n  <<: *x\n  e: f\n",
                new Edit.Put(Place.ROOT.key("d", "b"), Value.of("z"))))
        .isEqualTo("a: &x\n  b: c\nd:\n  <<: *x\n  e: f\n  b: z\n");
  }

  @Test
  void anAliasOfASingleValueGivesWay() {
    assertThat(
            edited("a: &x false\nb: *x # c\n", new Edit.Put(Place.ROOT.key("b"), Value.of(true))))
        .isEqualTo("a: &x false\nb: true # c\n");
  }

  @Test
  void aByteOrderMarkAndOtherDocumentsStay() {
    byte[] bytes = "\uFEFFa: 1\n---\n# x\nspec: {}\n...\n".getBytes(StandardCharsets.UTF_8);
    Edited edited =
        Editor.edit(
            bytes,
            YamlReader.read(bytes, Limits.DEFAULT),
            List.of(new Proposal(1, List.of(NON_ROOT))));
    assertThat(new String(edited.bytes(), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFa: 1\n---\n# x\nspec: {securityContext: {runAsNonRoot: true}}\n...\n");
  }

  @Test
  void proposalsThatContradictAreNotBothMade() {
    Edited edited =
        edit(
            "a: 1\n",
            new Edit.Put(Place.ROOT.key("b"), Value.of(1)),
            new Edit.Put(Place.ROOT.key("b"), Value.of(2)));
    assertThat(edited.text()).isEqualTo("a: 1\nb: 1\n");
    assertThat(edited.refused()).containsOnlyKeys(1);
  }

  private static String edited(String text, Edit... edits) {
    Edited edited = edit(text, edits);
    assertThat(edited.refused()).isEmpty();
    return edited.text();
  }

  /** Each edit a proposal of its own. */
  private static Edited edit(String text, Edit... edits) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Editor.edit(
        bytes,
        YamlReader.read(bytes, Limits.DEFAULT),
        Arrays.stream(edits).map(edit -> new Proposal(0, List.of(edit))).toList());
  }
}
