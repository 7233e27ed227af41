package dev.brynje.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptScannerTest {
  /** What stands between the guillemets is the secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql -uroot -p«RootPass1» -h db",
        "mysqldump -u root -p'«Sommer 24»' shop > /dump",
        "/usr/bin/mysql -p\"«hunter»\"",
        "kubectl exec db-0 -- mysql -p«hunter2» -e 'select 1'",
        "sh -c \"mysql -uroot -p«RootPass1»\"",
        "set -e\nmysql -u root \\\n  -p«hunter2»",
        "cd /srv; redis-cli -h redis -a «RedisPw123» ping | grep PONG",
        "redis-cli -a \"«Sommer 24»\" ping",
        "valkey-cli -a«hunter2»",
        "curl -fsS -u admin:«CurlPw123» https://x/",
        "curl -u 'admin:«Sommer 24»' https://x/",
        "curl --user admin:«CurlPw123» https://x/",
        "curl -uadmin:«CurlPw123» https://x/",
        "mongosh -u root -p «hunter2» --eval x",
        "sshpass -p «hunter2» ssh kari@host",
        "docker login -u shop -p «hunter2» registry.example.com",
        "helm registry login -p «hunter2» registry.example.com",
        "ldapsearch -D cn=admin -w «hunter2» -b dc=x",
        "sqlcmd -S db -U sa -P «hunter2»",
        "ready -p «S3kretPw99»",
        "echo 'root:«MyRootPw77»' | chpasswd",
        "echo «MyRootPw77» | passwd root --stdin",
        "echo «MyRootPw77» | docker login -u a --password-stdin r",
        "chpasswd <<< 'root:«MyRootPw77»'",
        "sudo -S x <<< «MyRootPw77»",
        "echo machine x.example.com login a password «hunter2zz» > ~/.netrc",
        "curl -ku admin:«CurlPw123» https://x/",
        "curl --cookie session=«CurlPw123» https://x/",
        "htpasswd -b f u «MyRootPw77»",
        "htpasswd -nbB u «MyRootPw77»",
        "keytool -import -storepass «MyRootPw77»",
        "unzip -P «MyRootPw77» a.zip",
        "openssl enc -k «MyRootPw77»",
        "aws configure set aws_secret_access_key «MyRootPw77»",
        "rabbitmqctl add_user u «MyRootPw77»",
        "composer config http-basic.x u «MyRootPw77»",
        "net user u «MyRootPw77»",
        "mc alias set m https://h KEY «MyRootPw77»",
      })
  void valueIsFoundExactly(String marked) {
    int start = marked.indexOf('«');
    int end = marked.indexOf('»') - 1;
    String text = marked.replace("«", "").replace("»", "");
    for (List<Secret> secrets : List.of(ScriptScanner.in(text), Secrets.in(text))) {
      assertThat(secrets)
          .extracting(secret -> text.substring(secret.start(), secret.end()))
          .containsExactly(text.substring(start, end));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql -uroot -p shop",
        "mysql -p\"$MYSQL_ROOT_PASSWORD\" -e x",
        "mysql -p$(cat /run/secrets/db) -e x",
        "mysql -p${PASSWORD} && true",
        "mysql -p`cat /x`",
        "mysql -h db -P 3306",
        "# mysql -phunter2",
        "redis-cli -p 6379 -a $REDIS_PASSWORD",
        "redis-cli -a \"$(cat /run/secrets/redis)\"",
        "redis-cli -p 6379; echo -a hunter2",
        "curl -u \"$USER:$PASSWORD\" https://x/",
        "curl -u admin https://x/",
        "curl -o /tmp/Abc12345x https://x/",
        "mkdir -p /srv/Data2024 Data2024x",
        "docker run -p 8080:80 nginx",
        "wait-for mongo -p 27017",
        "ssh -p 2222 host",
        "psql -h db -p 5432 -U shop",
        "ps -p 1",
        "cp -p Report2024x y",
        "server -p release-2024-A",
        "sort -u user:group",
        "tail -w hunter2",
        "echo \"app:$APP_LOGIN\" | chpasswd",
        "echo \"$PW\" | docker login -u a --password-stdin r",
        "echo machine x.example.com login a password $TOKEN > ~/.netrc",
        "curl -b oraclelicense=accept-securebackup-cookie https://x/",
        "curl -b cookies.txt https://x/",
        "keytool -import -storepass changeit",
        "openssl req -keyout server.key2024 -out server.csr",
        "aws configure set region eu-north-1",
        "npm config set strict-ssl false",
        "composer config platform.php 8.2.0",
        "echo hello2024 || passwd",
      })
  void whatHoldsNoPasswordGivesNone(String text) {
    assertThat(ScriptScanner.in(text)).isEmpty();
    assertThat(Secrets.in(text)).isEmpty();
  }
}
