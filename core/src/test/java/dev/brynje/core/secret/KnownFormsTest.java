package dev.brynje.core.secret;

import static dev.brynje.core.secret.SecretsTest.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFormsTest {
  private static final String SOME = "0123456789abcdefghijABCDEFGHIJ0123456789";
  private static final String BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj";

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(SecretKind.AWS_ACCESS_KEY, join("AKIA", "QWERTYUIOP234567")),
        Arguments.of(SecretKind.AWS_ACCESS_KEY, join("ASIA", "QWERTYUIOP234567")),
        Arguments.of(SecretKind.GITHUB_TOKEN, join("ghp_", SOME.substring(0, 36))),
        Arguments.of(SecretKind.GITHUB_TOKEN, join("github_pat_", SOME + "_" + SOME)),
        Arguments.of(SecretKind.GITLAB_TOKEN, join("glpat-", "abc_DEF-ghi0123456789")),
        Arguments.of(SecretKind.SLACK_TOKEN, join("xoxb-", "123456789012-abcdefABCDEF")),
        Arguments.of(SecretKind.STRIPE_KEY, join("sk_live_", SOME.substring(0, 24))),
        Arguments.of(SecretKind.GOOGLE_API_KEY, join("AIza", SOME.substring(0, 35))),
        Arguments.of(SecretKind.NPM_TOKEN, join("npm_", SOME.substring(0, 36))),
        Arguments.of(SecretKind.VAULT_TOKEN, join("hvs.", SOME)),
        Arguments.of(SecretKind.ANTHROPIC_KEY, join("sk-ant-", "api03-" + SOME)),
        Arguments.of(
            SecretKind.JSON_WEB_TOKEN, join("eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiJzaG9wIn0.c2ln")));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void formIsKnownWhereverItStands(SecretKind kind, String secret) {
    for (String around : List.of("%s", "x=%s", "\"%s\"", "a %s b", "(%s)", "é%s;", "Bearer %s\n")) {
      String text = around.formatted(secret);
      int start = text.indexOf(secret);
      assertThat(KnownForms.in(text))
          .as(around)
          .containsExactly(new Secret(kind, "", start, start + secret.length()));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void partOfALongerWordIsNone(SecretKind kind, String secret) {
    assertThat(KnownForms.in("word" + secret)).as(kind.name()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE",
        "AKIAQWERTYUIOP2345678",
        "ghp_short",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGciOiJIUzI1NiJ9.notpayload.sig",
        "-----BEGIN PUBLIC KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nREDACTED\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n<your key here>\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nother: of no key at all, as everybody sees",
        "https://shop.example.net:8443/a@b",
        "https://user@host/",
        "https://user:@host/",
        "https://user:password@host/",
        "https://user:${PASSWORD}@host/",
        "https://$(USER):$(PASSWORD)@host/",
        "https://user:<password>@host/",
        "mailto:kari@lyngbua.example",
        "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "https://hooks.slack.com/services/",
        "scp kari@host:/srv",
        "scp kari@host.example.net:/srv",
        "git@github.com:x/y.git",
        "mailto:kari@lyngbua.example",
        "to:kari@lyngbua.example, cc:ola@lyngbua.example",
        "registry.example.com:5000/api:1@sha256:0123",
        "npm:pkg@1.2.3",
      })
  void whatOnlyLooksLikeAFormIsNone(String text) {
    assertThat(KnownForms.in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/services/T",
        "https:\\/\\/hooks.slack.com\\/services\\/T",
        "https://discord.com/api/webhooks/",
        "https://lyngbua.webhook.office.com/webhookb2/",
      })
  void webhookIsASecretAfterItsHost(String address) {
    String path = "0A1B2C3D4/B0A1B2C3D4/" + SOME;
    String text = "url: " + address + path + " # alerts";
    assertThat(KnownForms.in(text))
        .containsExactly(
            new Secret(
                SecretKind.WEBHOOK,
                "",
                5 + address.length(),
                text.length() - " # alerts".length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "DSA "})
  void privateKeyRunsFromItsFirstLineToItsLast(String algorithm) {
    String key =
        "-----BEGIN %sPRIVATE KEY-----\n%s\n%s\n-----END %sPRIVATE KEY-----"
            .formatted(algorithm, BODY, BODY, algorithm);
    assertThat(KnownForms.in("tls.key: |\n" + key + "\nmore"))
        .containsExactly(new Secret(SecretKind.PRIVATE_KEY, "", 11, 11 + key.length()));
  }

  @Test
  void privateKeyWithoutItsEndRunsToTheEndOfTheText() {
    String text = "-----BEGIN PRIVATE KEY-----\\n" + BODY + "\\n" + BODY;
    assertThat(KnownForms.in(text))
        .containsExactly(new Secret(SecretKind.PRIVATE_KEY, "", 0, text.length()));
  }

  /** Brackets stand around what is found. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----] after",
        "[-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0\n\nMIIEvQIBADANBgkqhkiG9w0BAQEF\n-----END RSA PRIVATE KEY-----]\n",
        "a: |\n  [-----BEGIN PRIVATE KEY-----\n  MIIEvQIBADANBgkqhkiG9w0BAQEF]\nb: more",
        "a: |\n  [-----BEGIN PRIVATE KEY-----\n  MIIEvQIBADANBgkqhkiG9w0BAQEF]\n- more",
        "a: |\n  [-----BEGIN PRIVATE KEY-----\n  MIIEvQIBADANBgkqhkiG9w0BAQEF]\n---\nmore",
        "a: '[-----BEGIN PRIVATE KEY-----\n  MIIEvQIBADANBgkqhkiG9w0BAQEF]' # more",
        "\"[-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEF]\", more",
        "[-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF\n]-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----",
      })
  void privateKeyEndsWhereItsOwnLinesEnd(String marked) {
    String text = marked.replaceAll("[\\[\\]]", "");
    assertThat(KnownForms.in(text))
        .containsExactly(
            new Secret(SecretKind.PRIVATE_KEY, "", marked.indexOf('['), marked.indexOf(']') - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://shop:[hunter2]@db:5432/shop",
        "url=amqps://u:[p:w]@h",
        "see redis://:[hunter2]@redis:6379/0, and",
        "mongodb://u:[hunter2]@a:1,b:2/x?y=z",
        "'https://oauth2:[p@w]@git.example.net/x.git'",
        "shop:[hunter2]@tcp(db:3306)/shop",
        "https:\\/\\/u:[hunter2]@host\\/x",
        "image: shop:[hunter2]@registry.example.com/api:1",
        "shop:[hunter2]@registry.example.com:5000/api",
        "dsn = \"shop:[hunter2]@unix(/run/mysql.sock)/shop\"",
      })
  void passwordOfAUrlIsFoundAlone(String marked) {
    int start = marked.indexOf('[');
    int end = marked.indexOf(']') - 1;
    String text = marked.replace("[", "").replace("]", "");
    assertThat(KnownForms.in(text))
        .containsExactly(new Secret(SecretKind.URL_PASSWORD, "", start, end));
  }
}
