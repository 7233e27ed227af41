package dev.brynje.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "DB_PASSWORD, sommer2024, PASSWORD",
    "PGPASSWORD, hunter2, PASSWORD",
    "dbPassword, hunter2, PASSWORD",
    "smtp-passwd, hunter2, PASSWORD",
    "DB_PASS, hunter2, PASSWORD",
    "MYSQL_PWD, hunter2, PASSWORD",
    "PASSWORD2, hunter2, PASSWORD",
    "REDIS_PASSWORD_PROD, hunter2, PASSWORD",
    "POSTGRES_PASSWORD, postgres, PASSWORD",
    "POSTGRES_PASSWORD, password123, PASSWORD",
    "ADMIN_PASSWORD, 12345678, PASSWORD",
    "ADMIN_PASSWORD, correct horse battery staple, PASSWORD",
    "DB_PASSORD, hunter2, PASSWORD",
    "JWT_SECRET, ikke-si-det-til-noen, SECRET",
    "JWT_SECRET, my-super-secret-key, SECRET",
    "clientSecret, abcd-efgh, SECRET",
    "OAUTH2_CLIENT_SECRET, 8f14e45f, SECRET",
    "ADMIN_TOKEN, hf83hf83, TOKEN",
    "GITHUB_TOKEN_VALUE, 0123456789abcdef, TOKEN",
    "API_KEY, 9f8e7d6c, KEY",
    "apikey, 9f8e7d6c, KEY",
    "APIKey, 9f8e7d6c, KEY",
    "AWS_SECRET_ACCESS_KEY, wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzKEY, KEY",
    "DATADOG_KEY, 0123456789abcdef0123456789abcdef, CREDENTIAL",
    "TOKEN_GITHUB, 0123456789abcdef0123456789abcdef, CREDENTIAL",
    "BASIC_AUTH, dXNlcjpodW50ZXIyMTIz, CREDENTIAL",
    "BASIC_AUTH, admin:Adm1nPw9, CREDENTIAL",
    "BASIC_AUTH, admin:hunter, CREDENTIAL",
    "REGISTRY_CREDENTIALS, kari@lyngbua.no:sommer2024, CREDENTIAL",
    "DB_PASSWORD, password, PASSWORD",
    "DB_PASSWORD2, password, PASSWORD",
    "DB_PASSWORD, secret, PASSWORD",
    "KEYSTORE_PASSWORD, changeit, PASSWORD",
    "javax.net.ssl.trustStorePassword, hunter2, PASSWORD",
    "GPG_PASSPHRASE, 7169605F62C751356D054A26A821E680E5FA6305, PASSWORD",
    "GPG_KEY, 7169605F62C751356D054A26A821E680E5FA63, CREDENTIAL",
    "API_KEY, 7169605F62C751356D054A26A821E680E5FA6305, KEY",
    "DATADOG_APP_KEY, 7169605f62c751356d054a26a821e680e5fa6305, CREDENTIAL",
    "SECRET_KEY, build-only-9f8e7d6c, KEY",
  })
  void valueUnderSecretNameIsOne(String name, String value, SecretKind kind) {
    assertThat(Secrets.of(name, value)).containsExactly(new Secret(kind, name, 0, value.length()));
  }

  @ParameterizedTest
  @CsvSource({
    "PASSWORD_FILE, /run/secrets/db",
    "GPG_KEY, 7169605F62C751356D054A26A821E680E5FA6305",
    "GPG_KEY, 0x7169605f62c751356d054a26a821e680e5fa6305",
    "GOSU_GPG_KEY, B42F6819007F00F88E364FD4036A9C25BF357DD4",
    "MYSQL_KEY, A8D3785C0C2B9B6F4E7A1D2C3B4A59687F6E5D4C",
    "APT_KEY, 467B942D3A79BD29",
    "APT_SIGNING_KEY, 467B942D3A79BD29467B942D3A79BD29467B942D",
    "javax.net.ssl.trustStorePassword, changeit",
    "JAVA_OPTS, -Djavax.net.ssl.trustStorePassword=changeit",
    "SECRET_KEY, build-only",
    "DB_PASSWORD_PATH, hunter2hunter2",
    "TOKEN_URL, https://login.example.net/token",
    "SECRET_NAME, shop-database-1",
    "TOKEN_TTL, 3600s",
    "ACCESS_TOKEN_LIFETIME, 15minutes",
    "AUTH_TOKEN_HEADER, X-Auth-Token",
    "PASSWORD_MIN_LENGTH, 12",
    "PASSWORD_ENCODER, bcrypt",
    "PASSWORD_RESET_URL, https://shop.example.net/reset",
    "KEYBOARD_LAYOUT, norwegian",
    "TOKENIZER, sentencepiece",
    "SECRETARY, kari.nordmann",
    "PASSWORDLESS, webauthn",
    "COMPASS, north-north-west",
    "BYPASS, everything",
    "MONKEY, seesmonkeydoes",
    "MAX_TOKENS, 4096",
    "CACHE_KEY, products-v2-2024-all1",
    "PUBLIC_KEY, MIIBIjANBgkqhkiG9w0BAQEFAAOC",
    "STRIPE_PUBLISHABLE_KEY, pk_live_0123456789abcdef",
    "PWD, /srv/app",
    "OLDPWD, /srv/app",
    "API_KEY_ID, 9f8e7d6c5b4a",
    "SSH_AUTH_SOCK, /run/agent.sock",
    "AUTH_PROVIDER, keycloak",
    "AUTHOR, kari.nordmann.1984xyz",
    "LOG_LEVEL, debug",
  })
  void nameThatOnlyTellsAboutSecretsHoldsNone(String name, String value) {
    assertThat(Secrets.of(name, value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "CHANGEME",
        "change-me",
        "ChangeMe!",
        "changeme123",
        "<password>",
        "<your token>",
        "${DB_PASSWORD}",
        "$(DB_PASSWORD)",
        "$DB_PASSWORD",
        "{{ .Values.db.password }}",
        "{% password %}",
        "%DB_PASSWORD%",
        "%(password)s",
        "#{password}",
        "__PASSWORD__",
        "@db.password@",
        "example",
        "example-password",
        "dummy",
        "xxx",
        "XXXXXXXX",
        "********",
        "...",
        "todo",
        "TBD",
        "none",
        "null",
        "redacted",
        "[redacted]",
        "REPLACE_WITH_PASSWORD",
        "your-password",
        "your_password_here",
        "db_password",
        "DB-PASSWORD",
        "dbpassword",
        "true",
        "no",
        "placeholder",
        "vault:secret/data/shop#password",
        "op://shop/db/password",
        "ref+vault://shop/db",
        "arn:aws:secretsmanager:eu-north-1:1:secret:x",
        "ENC[AES256_GCM,data:abc=,type:str]",
        "/run/secrets/db_password1",
        "file:/etc/db",
        "projects/1/secrets/db/versions/1",
        "@Microsoft.KeyVault(SecretUri=x)",
        "https://vault.example.net",
        "Enter your password",
        "The password is wrong.",
        "a",
        "12",
      })
  void placeholderOrReferenceIsNoSecret(String value) {
    assertThat(Secrets.of("DB_PASSWORD", value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN, bearer",
    "ACCESS_TOKEN, 3600",
    "XSRF_TOKEN, X-XSRF-TOKEN",
    "SECRET, db-credentials",
    "TOKEN, access_token",
    "API_KEY, 42",
    "CREDENTIALS, include",
    "DB_AUTH, scram-sha-256",
    "BASIC_AUTH, admin:changeme",
    "BASIC_AUTH, $(USER):$(PASSWORD)",
    "BASIC_AUTH, admin:12345678",
    "CREDENTIALS, oauth2:google",
    "DB_AUTH, db.example.net:5432",
    "PASSWORD, password",
    "DB_TOKEN, token",
  })
  void valueThatCannotBeATokenIsNone(String name, String value) {
    assertThat(Secrets.of(name, value)).isEmpty();
  }

  @Test
  void blanksAroundAValueAreNotPartOfIt() {
    assertThat(Secrets.of("DB_PASSWORD", " hunter2\n"))
        .containsExactly(new Secret(SecretKind.PASSWORD, "DB_PASSWORD", 1, 8));
  }

  @Test
  void formIsKnownUnderAnyNameAndKeepsIt() {
    assertThat(Secrets.of("NOTES", "use " + join("ghp_", "0123456789abcdefghijABCDEFGHIJ012345")))
        .containsExactly(new Secret(SecretKind.GITHUB_TOKEN, "NOTES", 4, 44));
  }

  @Test
  void passwordWithinAConnectionStringIsFound() {
    assertThat(Secrets.of("CONNECTION", "Server=db;User Id=sa;Password=Hunter2!;Encrypt=yes"))
        .containsExactly(new Secret(SecretKind.PASSWORD, "Password", 30, 38));
  }

  @Test
  void formAndNameOfTheSameValueAreOneSecret() {
    String token = join("glpat-", "0123456789abcdefghij");
    List<Secret> secrets = Secrets.in("a=1\ntoken=\"" + token + " \"\nb_password=hunter2\n");
    assertThat(secrets)
        .extracting(Secret::kind, Secret::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(SecretKind.GITLAB_TOKEN, "token"),
            org.assertj.core.groups.Tuple.tuple(SecretKind.PASSWORD, "b_password"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:Passw0rdX@registry.example.com/a:1 is no image, https://user:••••••••@registry.example.com/a:1 is no image",
    "Password=hunter2;Token=9f8e7d6c5b, Password=••••••••;Token=••••••••",
    "nothing to see, nothing to see",
    "spec.template.spec.containers, spec.template.spec.containers",
  })
  void maskTellsNoLength(String text, String shown) {
    assertThat(Secrets.masked(text)).isEqualTo(shown);
  }

  /** Split so that no scanner takes this source for one that holds secrets. */
  static String join(String prefix, String rest) {
    return prefix + rest;
  }
}
