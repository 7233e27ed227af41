package dev.brynje.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.Policy;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.WaiverControls;
import dev.brynje.core.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @Test
  void readsEverySection() {
    assertThat(
            policy(
                """
                # what our platform team agreed on
                fail-on: medium
                only:
                  - workload/run-as-non-root
                  - signature/verified
                controls:
                  workload/run-as-non-root: critical
                  network/default-deny: off
                  signature/verified: {enabled: true, severity: high}
                """))
        .isEqualTo(
            new Policy(
                withGuards("workload/run-as-non-root", "signature/verified"),
                Set.of("network/default-deny"),
                Map.of(
                    "workload/run-as-non-root",
                    Severity.CRITICAL,
                    "signature/verified",
                    Severity.HIGH),
                Severity.MEDIUM));
  }

  @Test
  void letsAGuardOfWaiversWeighMore() {
    assertThat(policy("controls: {policy/waiver-broad: high}").severities())
        .containsEntry("policy/waiver-broad", Severity.HIGH);
  }

  private static Set<String> withGuards(String... ids) {
    Set<String> all = new HashSet<>(Set.of(ids));
    WaiverControls.ALL.forEach(guard -> all.add(guard.id()));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "---\n", "{}", "controls: {}"})
  void isTheDefaultWhenItSaysNothing(String text) {
    assertThat(policy(text)).isEqualTo(Policy.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"off", "'off'", "false", "no", "{enabled: false}", "{enabled: no, severity: low}"})
  void switchesAControlOff(String setting) {
    assertThat(policy("controls: {network/default-deny: " + setting + "}").off())
        .containsExactly("network/default-deny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "true", "{enabled: true}", "{}"})
  void leavesAControlAsTheCatalogueHasIt(String setting) {
    assertThat(policy("controls: {network/default-deny: " + setting + "}"))
        .isEqualTo(Policy.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fail_on: high                              | 1:1  | the configuration has no key "fail_on"; did you mean fail-on?
          quotas: []                                 | 1:1  | the configuration has no key "quotas"; its keys are fail-on, only, controls, parameters, scopes, waivers, inline-waivers
          fail-on: hgih                              | 1:10 | fail-on must be one of critical, high, medium, low, info, but is "hgih"; did you mean high?
          fail-on: HIGH                              | 1:10 | fail-on must be one of critical, high, medium, low, info, but is "HIGH"; did you mean high?
          fail-on: never                             | 1:10 | fail-on must be one of critical, high, medium, low, info, but is "never"; write one of them
          fail-on: 7                                 | 1:10 | fail-on must be one of critical, high, medium, low, info, but is 7; write one of critical, high, medium, low, info
          fail-on:                                   | 1:9  | fail-on must be one of critical, high, medium, low, info, but is empty; write one of critical, high, medium, low, info
          controls: [network/default-deny]           | 1:11 | controls must be a mapping of control ids, but is a list; write a mapping of control ids
          controls: {network/default-denny: off}     | 1:12 | there is no control "network/default-denny"; did you mean network/default-deny?
          controls: {default-deny: off}              | 1:12 | there is no control "default-deny"; did you mean network/default-deny?
          controls: {network/encryption: off}        | 1:12 | there is no control "network/encryption"; brynje controls lists them all
          controls: {network/default-deny: med}      | 1:34 | network/default-deny must be off, one of critical, high, medium, low, info, or a mapping of enabled and severity, but is "med"; write one of them
          controls: {network/default-deny: [low]}    | 1:34 | network/default-deny must be off, one of critical, high, medium, low, info, or a mapping of enabled and severity, but is a list; write off, one of critical, high, medium, low, info, or a mapping of enabled and severity
          controls: {network/default-deny: {enable: no}}      | 1:35 | network/default-deny has no key "enable"; did you mean enabled?
          controls: {network/default-deny: {enabled: 'no'}}   | 1:44 | enabled must be true or false, but is "no"; write true or false
          controls: {network/default-deny: {severity: hihg}}  | 1:45 | severity must be one of critical, high, medium, low, info, but is "hihg"; did you mean high?
          only: network/default-deny                 | 1:7  | only must be a list of control ids, but is "network/default-deny"; write a list of control ids
          only: []                                   | 1:7  | only lists no control; list those to judge, or leave only out for all
          only: [7]                                  | 1:8  | an item of only must be a control id, but is 7; write a control id
          only: [workload/run-as-nonroot]            | 1:8  | there is no control "workload/run-as-nonroot"; did you mean workload/run-as-non-root?
          scopes: {path: a}                          | 1:9  | scopes must be a list of scopes, but is a mapping; write a list of scopes
          scopes: [legacy]                           | 1:10 | a scope must be a mapping of path, namespace, resource, controls, parameters, but is "legacy"; write a mapping of path, namespace, resource, controls, parameters
          scopes: [{paths: a, path: b, controls: {}}] | 1:11 | a scope has no key "paths"; did you mean path?
          scopes: [{controls: {}}]                   | 1:10 | a scope does not say where it holds; give it path, namespace or resource
          scopes: [{path: a}]                        | 1:10 | a scope changes nothing; give it controls or parameters
          scopes: [{path: [], controls: {}}]         | 1:17 | path lists nothing; list some, or leave it out
          scopes: [{path: ../a, controls: {}}]       | 1:17 | "../a" leads out of the directory of this file; write a path that begins there
          scopes: [{path: [a, 7], controls: {}}]     | 1:21 | path must be words, but is 7; write words
          scopes: [{resource: api, controls: {}}]    | 1:21 | resource must be a kind and a name such as Deployment/api, but is "api"; write a kind and a name such as Deployment/api
          scopes: [{path: a, controls: {network/default-denny: off}}] | 1:31 | there is no control "network/default-denny"; did you mean network/default-deny?
          parameters: [a]                            | 1:13 | parameters must be a mapping of registries, labels, user-ids, group-ids, termination-grace, waiver-days, but is a list; write a mapping of registries, labels, user-ids, group-ids, termination-grace, waiver-days
          parameters: {registry: [a]}                | 1:14 | parameters has no key "registry"; its keys are registries, labels, user-ids, group-ids, termination-grace, waiver-days
          parameters: {registrys: [a]}               | 1:14 | parameters has no key "registrys"; did you mean registries?
          parameters: {registries: ghcr.io}          | 1:26 | registries must be a list of registries, but is "ghcr.io"; write a list of registries
          parameters: {registries: []}               | 1:26 | registries lists nothing; list some, or leave it out
          parameters: {registries: ['https://a.io']} | 1:27 | "https://a.io" begins with a scheme; write how the names of images begin, as registry.example.com/team
          parameters: {registries: ['a.io/b:1']}     | 1:27 | "a.io/b:1" names a tag; write how the names of images begin, as registry.example.com/team
          parameters: {registries: ['nginx:1.2']}    | 1:27 | "nginx:1.2" names a tag; write how the names of images begin, as registry.example.com/team
          parameters: {registries: ['a.io/b@sha256']} | 1:27 | "a.io/b@sha256" names a digest; write how the names of images begin, as registry.example.com/team
          parameters: {registries: ['a.io/Team']}    | 1:27 | "a.io/Team" has capitals, which no image has; write how the names of images begin, as registry.example.com/team
          parameters: {labels: team}                 | 1:22 | labels must be a mapping of labels to patterns or a list of labels, but is "team"; write a mapping of labels to patterns or a list of labels
          parameters: {labels: {team: 7}}            | 1:29 | team must be words, but is 7; write words
          parameters: {user-ids: 1000}               | 1:24 | user-ids must be a mapping of min and max, but is 1000; write a mapping of min and max
          parameters: {user-ids: {minimum: 1}}       | 1:25 | user-ids has no key "minimum"; its keys are min, max
          parameters: {user-ids: {min: -1}}          | 1:30 | min must be a whole number between 0 and 2147483647, but is -1; write a whole number between 0 and 2147483647
          parameters: {user-ids: {min: 9, max: 8}}   | 1:24 | user-ids has a min of 9 above its max of 8; exchange them
          parameters: {waiver-days: 0}               | 1:27 | waiver-days must be a whole number between 1 and 1826, but is 0; write a whole number between 1 and 1826
          parameters: {waiver-days: {max: 9}}        | 1:27 | waiver-days must be a whole number between 1 and 1826, but is a mapping; write a whole number between 1 and 1826
          scopes: [{path: a, parameters: {waiver-days: 9}}] | 1:33 | waiver-days holds for the whole file, not in a scope; write it below parameters of the file
          controls: {policy/waiver-broad: off}       | 1:33 | policy/waiver-broad guards the waivers and cannot be switched off; take it out here and correct the waivers that it finds
          controls: {policy/waiver-broad: {enabled: false}} | 1:33 | policy/waiver-broad guards the waivers and cannot be switched off; take it out here and correct the waivers that it finds
          controls: {policy/waiver-broad: info}      | 1:33 | policy/waiver-broad guards the waivers and cannot weigh less than medium; leave it out, or let it weigh more
          scopes: [{path: a, controls: {policy/waiver-broad: off}}] | 1:52 | policy/waiver-broad guards the waivers and cannot be switched off; take it out here and correct the waivers that it finds
          [fail-on]                                  | 1:1  | the configuration must be a mapping of fail-on, only, controls, parameters, scopes, waivers, inline-waivers, but is a list; write a mapping of fail-on, only, controls, parameters, scopes, waivers, inline-waivers
          """)
  void saysWhatIsWrongAndWhatToDo(String text, String place, String words) {
    assertThat(mistakes(text))
        .extracting(Mistake::words)
        .containsExactly("brynje.yaml:" + place + ": " + words);
  }

  @Test
  void tellsEveryMistakeInOrder() {
    assertThat(
            mistakes(
                """
                controls:
                  network/default-deni: off
                  workload/run-as-non-root: urgent
                only: [signature/verifed]
                failon: high
                """))
        .extracting(mistake -> mistake.location().line())
        .containsExactly(2, 3, 4, 5);
  }

  @Test
  void refusesAControlThatIsOnlyAndOff() {
    assertThat(
            mistakes(
                """
                only: [network/default-deny]
                controls:
                  network/default-deny: off
                """))
        .extracting(Mistake::words)
        .containsExactly(
            "brynje.yaml:1:8: network/default-deny is listed here and off below controls; "
                + "take it out of one of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "controls: {image/registry: high} | 1:12",
        "only: [image/registry] | 1:8",
        "scopes: [{path: a, controls: {image/registry: on}}] | 1:31"
      })
  void refusesAControlThatLacksItsParameter(String text, String place) {
    assertThat(((Configuration.Refused) withRegistries(text)).mistakes())
        .extracting(Mistake::words)
        .containsExactly(
            "brynje.yaml:"
                + place
                + ": image/registry is not judged without the parameter registries;"
                + " set it below parameters, as registries:"
                + " [registry.example.com, docker.io/library]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "controls: {image/registry: off}",
        "only: [image/registry]\nparameters: {registries: [a]}",
        "only: [image/registry]\nscopes: [{path: a, parameters: {registries: [a]}}]"
      })
  void takesAControlThatHasItsParameterOrIsOff(String text) {
    assertThat(withRegistries(text)).isInstanceOf(Configuration.Read.class);
  }

  private static Configuration withRegistries(String text) {
    Control control =
        Control.named("image/registry", Ring.WORKLOAD, Severity.HIGH)
            .takes(Parameter.REGISTRIES)
            .define();
    return Configuration.read(
        "brynje.yaml", text.getBytes(StandardCharsets.UTF_8), new Catalogue(List.of(control)));
  }

  @Test
  void refusesASecondDocument() {
    assertThat(mistakes("fail-on: low\n---\nfail-on: high\n"))
        .extracting(Mistake::words)
        .containsExactly(
            "brynje.yaml:3:1: a second document begins here; "
                + "keep one document, without --- between its parts");
  }

  @Test
  void refusesADuplicateKeyWithBothPlaces() {
    assertThat(mistakes("fail-on: low\ncontrols: {}\nfail-on: high\n"))
        .singleElement()
        .satisfies(mistake -> {
          assertThat(mistake.location().line()).isEqualTo(3);
          assertThat(mistake.message()).contains("line 1, column 1");
        });
  }

  @Test
  void showsTheLine() {
    assertThat(mistakes("fail-on: hgih # soon\n").getFirst().location().excerpt().text())
        .isEqualTo("fail-on: hgih # soon");
  }

  @Test
  void readsWhatAnAnchorNames() {
    assertThat(
            policy(
                    """
                    controls:
                      network/default-deny: &quiet {severity: low}
                      workload/run-as-non-root: *quiet
                    """)
                .severities())
        .containsOnly(
            Map.entry("network/default-deny", Severity.LOW),
            Map.entry("workload/run-as-non-root", Severity.LOW));
  }

  @Test
  void stopsAfterEnoughMistakesAndSaysSo() {
    StringBuilder text = new StringBuilder("controls:\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("  workload/run-as-non-root-").append(i).append(": off\n");
    }

    List<Mistake> mistakes = mistakes(text.toString());

    assertThat(mistakes).hasSize(101);
    assertThat(mistakes.getLast().words())
        .isEqualTo("brynje.yaml: more may be wrong than these mistakes; correct them first");
  }

  @Test
  void cutsAWordThatIsTooLongToShow() {
    String word = "x".repeat(1_000);

    assertThat(mistakes(word + ": 1\n").getFirst().message())
        .isEqualTo("the configuration has no key \"" + "x".repeat(60) + "…\"");
  }

  @Test
  void staysOnOneLineAndOffTheTerminalsControls() {
    assertThat(mistakes("\"a\\nb\\e[31m\": 1\n").getFirst().message())
        .isEqualTo("the configuration has no key \"a\uFFFDb\uFFFD[31m\"");
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(mistakes(" ".repeat((1 << 20) + 1)))
        .singleElement()
        .extracting(Mistake::message)
        .asString()
        .contains("bytes long");
  }

  @Test
  void refusesDeepNesting() {
    assertThat(mistakes("[".repeat(1_000) + "]".repeat(1_000))).hasSize(1);
  }

  private static Policy policy(String text) {
    Configuration read = read(text);
    assertThat(read).isInstanceOf(Configuration.Read.class);
    return ((Configuration.Read) read).policy();
  }

  private static List<Mistake> mistakes(String text) {
    Configuration read = read(text);
    assertThat(read).isInstanceOf(Configuration.Refused.class);
    return ((Configuration.Refused) read).mistakes();
  }

  private static Configuration read(String text) {
    return Configuration.read(
        "brynje.yaml", text.getBytes(StandardCharsets.UTF_8), Samples.GUARDED);
  }
}
