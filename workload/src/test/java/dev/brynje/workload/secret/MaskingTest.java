package dev.brynje.workload.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.Checks;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.workload.check.Check;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is found, and by whichever check, no word of the output holds a secret. */
class MaskingTest {
  private static final String SECRET = "H4mmerfest-12";
  private static final String NUMBER = "4812163264";
  private static final String ENCODED = "SDRtbWVyZmVzdC0xMg==";

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: api}
        spec:
          containers:
            - name: api
              image: nginx
              env:
                - name: DB_PASSWORD
                  value: H4mmerfest-12
                - {name: DB_PASSWORD, value: H4mmerfest-12}
              args: [--password, H4mmerfest-12, --token=H4mmerfest-12]
        """,
        "{apiVersion: v1, kind: Pod, metadata: {name: api, annotations: {a: 'password=H4mmerfest-12'}},"
            + " spec: {hostNetwork: true, containers: [{name: api, image: nginx, securityContext:"
            + " {privileged: true}, env: [{name: DB_PASSWORD, value: H4mmerfest-12}]}]}}",
        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"db\"},\"stringData\":{\"x\":\"H4mmerfest-12\"},\"data\":{\"y\":\"SDRtbWVyZmVzdC0xMg==\"}}",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: api}
        data:
          a.properties: |
            user=shop
            db.password=H4mmerfest-12
          b.yaml: >
            password: H4mmerfest-12

            url: postgres://shop:H4mmerfest-12@db/shop
          c: "x: 1\npassword: H4mmerfest-12\n"
          escaped: "x: 1\\npassword: H4mmerfest-12\\n\\u00e6"
          d: postgres://shop:H4mmerfest-12@db
          db.password: H4mmerfest-12
        binaryData:
          password: SDRtbWVyZmVzdC0xMg==
        """,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: db
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: |
              {"data":{"password":"SDRtbWVyZmVzdC0xMg=="},"kind":"Secret","x":[{"name":"TOKEN","value":"H4mmerfest-12"}]}
        stringData: {password: H4mmerfest-12}
        data:
          password: SDRtbWVyZmVzdC0xMg==
        """,
        // Refused by the API server: what is not judged is masked too.
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: api}
        spec:
          containers:
            - {name: api, image: nginx, env: {DB_PASSWORD: H4mmerfest-12}, tty: 5}
            - name: b
              image: 5
              env:
                - {name: A, value: 5}
                - {name: DB_PASSWORD, value: H4mmerfest-12}
        """,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: api}
        data:
          password: 4812163264
        """,
        // No YAML.
        "apiVersion: v1\nkind: Pod\nspec:\n  env:\n  - name: DB_PASSWORD\n    value: H4mmerfest-12: x\n",
        "apiVersion: v1\nkind: Secret\nstringData:\n  password: \"H4mmerfest-12\" x\n",
      })
  void noOutputHoldsTheSecret(String manifest) {
    for (String text : List.of(manifest, manifest.replace("\n", "\r\n"))) {
      assertThat(everything(Checks.all(), text))
          .doesNotContain(SECRET)
          .doesNotContain(ENCODED)
          .doesNotContain(NUMBER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{apiVersion: v1, kind: Pod, metadata: {name: api}, spec: {containers: [{name: api, image: x,"
            + " env: [{name: DB_PASSWORD, value: H4mmerfest-12}]}]}}",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: api}, data: {DB_PASSWORD:"
            + " H4mmerfest-12}}",
      })
  void secretIsMaskedWhenItsControlIsNotJudged(String manifest) {
    List<Check> others =
        Checks.all().stream().filter(check -> !SecretChecks.ALL.contains(check)).toList();
    assertThat(everything(others, manifest)).doesNotContain(SECRET);
  }

  private static final List<String> SECRETS =
      List.of(
          """
          apiVersion: v1
          kind: Secret
          metadata:
            name: db
          stringData:
            x: H4mmerfest-12
            y: |
              first
              H4mmerfest-12
          data: {z: SDRtbWVyZmVzdC0xMg==}
          """,
          """
          {"apiVersion":"v1","kind":"Secret","metadata":{"name":"db"},"stringData":{"x":"H4mmerfest-12"}}\
          """,
          """
          {"apiVersion":"v1","kind":"List","items":[{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a"},\
          "spec":{"hostNetwork":true,"containers":[{"name":"a"}]}},{"apiVersion":"v1","kind":"Secret",\
          "metadata":{"name":"db"},"data":{"z":"SDRtbWVyZmVzdC0xMg=="}}]}\
          """);

  static Stream<String> secrets() {
    return SECRETS.stream();
  }

  /** What is cut, left out, doubled or made another value makes other documents unreadable. */
  @ParameterizedTest
  @MethodSource("secrets")
  void noBrokenSecretIsShown(String manifest) {
    ManifestAudit audit = new ManifestAudit(SecretChecks.ALL, Policy.DEFAULT);
    String[] inserted = {
      "*", "&", "!", "%", "@", "`", "{", "[", "]", "\"", "'", ": ", "- ", "\n", "\t"
    };
    for (int i = 0; i < manifest.length(); i++) {
      String before = manifest.substring(0, i);
      String after = manifest.substring(i);
      notShown(audit, before);
      notShown(audit, before + after.substring(1));
      for (String text : inserted) {
        notShown(audit, before + text + after);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stringData:\n  x: a\n  x: H4mmerfest-12\n",
        "stringData:\n  x: H4mmerfest-12\n  x: a\n",
        "stringData: {x: a, x: H4mmerfest-12}\n",
        "stringData: H4mmerfest-12\n",
        "stringData: [H4mmerfest-12]\n",
        "stringData: {x: [H4mmerfest-12]}\n",
        "stringData: {x: {y: H4mmerfest-12}}\n",
        "stringData: {x: 5, y: H4mmerfest-12}\n",
        "data: []\nstringData: {y: H4mmerfest-12}\n",
        "stringData: {y: H4mmerfest-12}\nmetadata: []\n",
        "stringData: {y: 4812163264}\n",
        "stringData:\n  y: |\n    a\n   H4mmerfest-12\n",
        "stringData:\n  y: *H4mmerfest-12\n",
        "stringData: {y: H4mmerfest-12}\nimmutable: H4mmerfest-12\n",
      })
  void noRefusedSecretIsShown(String data) {
    String text =
        everything(Checks.all(), "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n" + data);
    assertThat(text).doesNotContain("H4mmer", NUMBER);
  }

  /** Two secrets that differ in length only give the same report. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  x: H4mmerfest-12\n",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {x: H4mmerfest-12}\n",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {x: {y: H4mmerfest-12}}\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {DB_PASSWORD: H4mmerfest-12}\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: |\n    password=H4mmerfest-12\n",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, args: [--password, H4mmerfest-12]}]}\n",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {x: H4mmerfest-12\n",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  x: \"H4mmerfest-12\n",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  x: *H4mmerfest-12\n",
      })
  void noPlaceTellsHowLongASecretIs(String manifest) {
    String longer = manifest.replace(SECRET, SECRET + "-and-34-more");
    assertThat(everything(Checks.all(), longer)).isEqualTo(everything(Checks.all(), manifest));
  }

  private static void notShown(ManifestAudit audit, String manifest) {
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    SourceJudgement judgement = audit.judge(0, "a.yaml", bytes, true);
    String said = judgement.findings() + " " + judgement.unjudged() + " " + judgement.facts();
    for (String part : List.of("mmerf", "fest-", "tbWVy", "Zmxc")) {
      assertThat(said).as(manifest).doesNotContain(part);
    }
  }

  private static String everything(List<Check> checks, String manifest) {
    ManifestAudit audit = new ManifestAudit(checks, Policy.DEFAULT);
    SourceJudgement judgement =
        audit.judge(0, "a.yaml", manifest.getBytes(StandardCharsets.UTF_8), true);
    List<Object> output = new ArrayList<>(judgement.findings());
    output.addAll(judgement.unjudged());
    output.addAll(
        audit.judge(new Inventory(judgement.facts()), new Tally()).values().stream().toList());
    assertThat(output).isNotEmpty();
    return output.toString();
  }
}
