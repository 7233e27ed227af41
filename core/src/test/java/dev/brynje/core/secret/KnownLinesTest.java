package dev.brynje.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownLinesTest {
  /** What stands between the guillemets is the secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "requirepass «Sommer2024»",
        "port 6379\nrequirepass \"«Sommer2024»\"\r\n",
        "masterauth «Sommer2024»",
        "bindpw «Sommer2024»",
        "machine x login admin password «Sommer2024»",
        "machine x\n  login admin\n  password «Sommer2024»\n",
        "default login admin password «Sommer2024»",
        "db:5432:app:app:«Sommer2024»",
        "*:*:*:app:«Sommer2024»",
        "proxy_set_header Authorization \"Basic «YWRtaW46U29tbWVyMjAyNA==»\";",
        "  proxy_set_header Authorization \"Bearer «9f8e7d6c5b4a»\";",
        "Basic «YWRtaW46U29tbWVyMjAyNA==»",
        "basic «YTpTb21tZXIx»",
      })
  void secretIsFoundExactly(String marked) {
    int start = marked.indexOf('«');
    int end = marked.indexOf('»') - 1;
    String text = marked.replace("«", "").replace("»", "");
    assertThat(Secrets.in(text))
        .extracting(secret -> text.substring(secret.start(), secret.end()))
        .containsExactly(text.substring(start, end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# requirepass foobared2",
        "requirepass ${REDIS_PASSWORD}",
        "requirepass changeme",
        "the machine x needs a password before Monday1",
        "password before9",
        "machine x login admin password $PASSWORD",
        "proxy_set_header Authorization $http_authorization;",
        "proxy_set_header X-Forwarded-Proto https;",
        "Basic authentication",
        "Basic dXNlcjpwYXNzd29yZA==",
        "fd00:10:244:0:1",
        "main.go:1204:in:call:failed",
        "db:5432:app:app:changeme",
        "// a comment: password=hunter2",
      })
  void whatHoldsNoneIsLeft(String text) {
    assertThat(Secrets.in(text)).isEmpty();
  }

  @Test
  void anyPasswordCountsInAFileOfPasswords() {
    assertThat(Secrets.of(".pgpass", "db:543:app:app:sommer")).hasSize(1);
    assertThat(Secrets.of("hosts", "db:543:app:app:sommer")).isEmpty();
  }

  @Test
  void credentialsCountUnderAnyName() {
    assertThat(Secrets.of("UPSTREAM", "Basic YWRtaW46U29tbWVyMjAyNA==")).hasSize(1);
  }
}
