package dev.brynje.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentScannerTest {
  /** What stands between the guillemets is the secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=«hunter2»",
        "//registry.example.com/:_authToken=«abcdefghijklmnop1234»",
        "bindpw: «Sommer2024»",
        "bindDN: cn=app\nbindCredentials: «Sommer2024»",
        "spring.datasource.password=«sommer2024»",
        "spring.mail.password = «some words here»",
        "db.password=«two words»",
        "password: «hunter2»",
        "  - password: «hunter2»   # the old one",
        "password: «it's#me»",
        "password: '«hunter 2»'",
        "password = \"«hunter\\\"2»\"",
        "export DB_PASSWORD=«hunter2»",
        "ENV DB_PASSWORD=«hunter2»",
        "PGPASSWORD=«hunter2» psql -h db",
        "DB_PASSWORD='«hunter2»'",
        "{\"user\": \"shop\", \"password\": \"«hunter2»\", \"port\": 5432}",
        "{user: shop, password: «hunter2», port: 5432}",
        "{\\\"password\\\":\\\"«hunter2»\\\"}",
        "{\"name\":\"DB_PASSWORD\",\"value\":\"«sommer2024»\"}",
        "- name: DB_PASSWORD\n  value: «sommer2024»",
        "- {name: DB_PASSWORD, value: «sommer2024»}",
        "<password>«hunter2»</password>",
        "mysql --user=shop --password=«hunter2» -h db",
        "mysql --user shop --password «hunter2» -h db",
        "mysql --password '«hunter 2»'",
        "Server=db;Password=«hunter2»;Encrypt=true",
        "innlogging: admin, password=«sommer2024»",
        "curl 'https://api.example.net/?token=«9f8e7d6c5b4a»&x=1'",
        "curl -H \"Authorization: Bearer «9f8e7d6c5b4a»\" https://x",
        "Authorization: Basic «dXNlcjpodW50ZXIy»",
        "password=${DB_PASSWORD:«hunter2»}",
        "PASS=${DB_PASSWORD:-«hunter2»}",
        "password := «hunter2»",
        "'password' => '«hunter2»',",
        "[client]\nuser=root\npassword=«hunter2»\n",
        "a: 1\r\npassword: «hunter2»\r\nb: 2\r\n",
      })
  void valueIsFoundExactly(String marked) {
    int start = marked.indexOf('«');
    int end = marked.indexOf('»') - 1;
    String text = marked.replace("«", "").replace("»", "");
    assertThat(AssignmentScanner.in(text))
        .extracting(secret -> text.substring(secret.start(), secret.end()))
        .containsExactly(text.substring(start, end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# password=hunter2",
        "// password = hunter2",
        "; password = hunter2",
        "<!-- <password>hunter2</password> -->",
        "password=",
        "password:\n  valueFrom: x",
        "password: |\n  text",
        "password: *ref",
        "password: {type: string}",
        "if password == 'hunter2':",
        "password != other",
        "password = os.environ['DB_PASSWORD']",
        "password = getPassword(user)",
        "password: args.password,",
        "token = request.headers.get('x')",
        "def login(user: str, password: str) -> None:",
        "PASSWORD=$(cat /run/secrets/db)",
        "password=${DB_PASSWORD}",
        "password=${DB_PASSWORD:?must be set}",
        "password=${DB_PASSWORD:-}",
        "password: {{ .Values.password }}",
        "password-file: /etc/shop/db.conf9",
        "login.password.label=Password",
        "login.password.hint=Enter your password",
        "\"tokenUrl\": \"https://login.example.net/token\"",
        "proxy_set_header X-Auth-Token $http_x_auth_token;",
        "https://shop.example.net/reset-password?next=/home",
        "std::password::hash(x)",
        "server_name lyngbua.example;",
        "secretName: shop-tls-2024",
        "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: {name: db, key: password1}",
        "- name: LOG_LEVEL\n  value: hunter2hunter2",
      })
  void whatHoldsNoSecretGivesNone(String text) {
    assertThat(AssignmentScanner.in(text)).isEmpty();
  }

  @Test
  void everyLineIsRead() {
    String text = "a_password=hunter2\nb=1\nc_password=hunter3\n";
    assertThat(AssignmentScanner.in(text))
        .extracting(Secret::name)
        .containsExactly("a_password", "c_password");
  }

  @Test
  void secretIsHeldToItsEndHoweverLong() {
    String value = "hunter2".repeat(1000);
    String text = "x password=" + value + " y";
    assertThat(AssignmentScanner.in(text))
        .containsExactly(new Secret(SecretKind.PASSWORD, "password", 11, 11 + value.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password={{",
        "password=",
        "password: ",
        "--password ",
        "password=x ",
        "<password>",
        "${password:",
        "\"password\":\"",
        "\\\"password\\\":\\\"",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "a://b:",
        "eyJabcdefghijk.",
        "name:password,value:",
        "password=abc, ",
        "password=\t\t\t\t",
        "x:y@tcp(",
        "x:y@a.b/",
        "mysql -p\"",
        "curl -u a:",
        " -p '",
        "-p\t",
        "hooks.slack.com/services/T",
      })
  void hostileTextTakesNoLongerThanItsLength(String part) {
    String text = part.repeat(500_000 / part.length());
    assertThat(Secrets.in(text)).isNotNull();
    assertThat(Secrets.in("password: x" + " ".repeat(500_000) + "x")).isNotNull();
  }

  @Test
  void anyTextGivesSecretsInOrderAndApart() {
    SplittableRandom random = new SplittableRandom(20_260_901);
    List<String> parts =
        List.of(
            "password",
            "token",
            "=",
            ":",
            " ",
            "\n",
            "\"",
            "'",
            "\\",
            "${",
            "}",
            "{",
            "-",
            "--",
            "<",
            ">",
            "hunter2",
            "é",
            "😀",
            "://",
            "@",
            "#",
            "-----BEGIN PRIVATE KEY-----",
            "eyJ",
            "abcdefghijklmnop0123456789",
            ".",
            ",",
            ";",
            "&",
            "Bearer ",
            "Authorization",
            "name",
            "value",
            "\r\n",
            "\t",
            "(",
            "[",
            "tcp(",
            "AKIAQWERTYUIOP234567");
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i >= 0; i--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      int end = 0;
      for (Secret secret : Secrets.in(text.toString())) {
        assertThat(secret.start()).as(text.toString()).isGreaterThanOrEqualTo(end);
        assertThat(secret.end()).as(text.toString()).isLessThanOrEqualTo(text.length());
        end = secret.end();
      }
    }
  }
}
