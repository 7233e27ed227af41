package dev.brynje.workload.secret;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretChecksTest {
  private static final String ENVIRONMENT = "workload/no-secrets-in-environment";
  private static final String COMMAND = "workload/no-secrets-in-command";
  private static final String CONFIGMAP = "workload/no-secrets-in-configmap";
  private static final String ANNOTATIONS = "workload/no-secrets-in-annotations";
  private static final String MANIFEST = "workload/no-secrets-in-manifest";
  private static final String FILES = "workload/secrets-as-files";
  private static final String ITEMS = "workload/secret-items";
  private static final String UNIQUE = "workload/unique-variables";
  private static final String PERSONAL = "workload/no-personal-data-in-configmap";

  static Stream<Trial> trials() {
    return Stream.of(
            environment(),
            command(),
            configMap(),
            annotations(),
            manifest(),
            references(),
            personal())
        .flatMap(trials -> trials);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void holds(Trial trial) {
    trial.holds();
  }

  private static Stream<Trial> environment() {
    return Stream.of(
        Trial.of(ENVIRONMENT, "by name")
            .container("env:\n- name: DB_PASSWORD\n  value: sommer2024")
            .says(
                "high [••••••••] environment variable DB_PASSWORD holds a password in plain text"),
        Trial.of(ENVIRONMENT, "in quotes")
            .container("env:\n- name: DB_PASSWORD\n  value: \"sommer 2024\"")
            .says(
                "high [••••••••] environment variable DB_PASSWORD holds a password in plain text"),
        Trial.of(ENVIRONMENT, "by form, which needs no name")
            .container("env:\n- {name: QUEUE, value: 'amqp://shop:sommer2024@mq'}")
            .says(
                "high [••••••••] environment variable QUEUE holds a password in a URL in plain text"),
        Trial.of(ENVIRONMENT, "within a connection string")
            .container("env: [{name: DB, value: Server=db;Password=sommer2024}]")
            .says(
                "high [••••••••] environment variable DB holds a password in plain text, Password"),
        Trial.of(ENVIRONMENT, "placeholders")
            .container(
                """
                env:
                - {name: DB_PASSWORD, value: ""}
                - {name: A_TOKEN, value: CHANGEME}
                - {name: B_TOKEN, value: $(A_TOKEN)}
                - {name: C_PASSWORD}
                - {name: PASSWORD_FILE, value: /run/secrets/db}
                """)
            .saysNothing(),
        Trial.of(ENVIRONMENT, "a number is refused, and not repeated")
            .container("env:\n- {name: DB_PASSWORD, value: 12345678}")
            .says(
                "high [••••••••] environment variable DB_PASSWORD holds a password in plain text",
                "unjudged [value: ••••••••] spec.containers[0].env[0].value must be a string"),
        Trial.of(ENVIRONMENT, "no list")
            .container("env: {DB_PASSWORD: sommer2024}")
            .says("unjudged [env] spec.containers[0].env must be a list, but is a mapping"),
        Trial.of(ENVIRONMENT, "null").container("env:\n").saysNothing(),
        Trial.of(ENVIRONMENT, "init containers")
            .pod(
                "initContainers:\n- name: migrate\n  env: [{name: DB_PASS, value: sommer2024}]\n"
                    + "containers: []")
            .says("high [••••••••] environment variable DB_PASS holds a password in plain text"));
  }

  private static Stream<Trial> command() {
    return Stream.of(
        Trial.of(COMMAND, "option with its value")
            .container("args: [migrate, --db-password=sommer2024, --verbose]")
            .says("high [••••••••] an argument holds a password in plain text, db-password"),
        Trial.of(COMMAND, "value in the next word")
            .container("args: [export, --password, sommer2024, --to, /export]")
            .says("high [••••••••] an argument holds a password in plain text, password"),
        Trial.of(COMMAND, "short option of a known program")
            .container("command: [redis-cli]\nargs: [-a, sommer2024, ping]")
            .says("high [••••••••] an argument holds a password in plain text, redis-cli -a"),
        Trial.of(COMMAND, "short option of an unknown program")
            .container("args: [-p, S3kretPw99, -u, root, -p, '8080']")
            .says("high [••••••••] an argument holds a password in plain text, -p"),
        Trial.of(COMMAND, "short option in a probe")
            .container(
                "livenessProbe: {exec: {command: [mysql, -uroot, -psommer2024, -e, select 1]}}")
            .says("high [••••••••] livenessProbe holds a password in plain text, mysql -p"),
        Trial.of(COMMAND, "arguments of the program that the image is called by")
            .container("image: registry.example.com/mysql:8\nargs: [-uroot, -pQwerty99x]")
            .says("high [••••••••] an argument holds a password in plain text, mysql -p"),
        Trial.of(COMMAND, "in doubt nothing is said")
            .container("image: registry.example.com/own:8\nargs: [-uroot, -pQwerty99x]")
            .saysNothing(),
        Trial.of(COMMAND, "short option in a script")
            .container("command: [sh, -c, 'exec mysql -uroot -psommer2024 < /dump']")
            .says("high [••••••••] the command holds a password in plain text, mysql -p"),
        Trial.of(COMMAND, "option without value")
            .container("args: [--password, --verbose]")
            .saysNothing(),
        Trial.of(COMMAND, "last word").container("args: [--password]").saysNothing(),
        Trial.of(COMMAND, "script")
            .container(
                """
                command:
                - sh
                - -c
                - |
                  set -e
                  PGPASSWORD=sommer2024 psql -h db
                """)
            .says("high [••••••••] the command holds a password in plain text, PGPASSWORD"),
        Trial.of(COMMAND, "from a variable")
            .container("args: [--password=$(DB_PASSWORD), '--token-file=/run/secrets/t0ken123']")
            .saysNothing(),
        Trial.of(COMMAND, "probe")
            .container(
                "livenessProbe:\n  exec:\n    command: [redis-cli, --pass, sommer2024, ping]")
            .says("high [••••••••] livenessProbe holds a password in plain text, pass"),
        Trial.of(COMMAND, "header of a probe")
            .container(
                """
                readinessProbe:
                  httpGet:
                    port: 80
                    httpHeaders:
                    - name: Authorization
                      value: Basic c2hvcDpzb21tZXIyMDI0
                """)
            .says("high [••••••••] readinessProbe holds a password in plain text, Authorization"),
        Trial.of(COMMAND, "hook")
            .container(
                "lifecycle:\n  preStop:\n    exec:\n      command: [notify, --api-key=9f8e7d6c5b]")
            .says("high [••••••••] the preStop hook holds a key in plain text, api-key"),
        Trial.of(COMMAND, "number")
            .container("args: [--password, 12345678]")
            .says(
                "high [••••••••] an argument holds a password in plain text, password",
                "unjudged [••••••••] spec.containers[0].args[1] must be a string"));
  }

  private static Stream<Trial> configMap() {
    return Stream.of(
        Trial.of(CONFIGMAP, "key")
            .manifest(data("POSTGRES_PASSWORD: sommer2024   # change me"))
            .says("high [••••••••] key POSTGRES_PASSWORD holds a password in plain text"),
        Trial.of(CONFIGMAP, "every line of a block")
            .manifest(
                data(
                    """
                    application.properties: |
                      # password=no
                      user=shop
                      db.password=sommer2024
                      mail.password=${MAIL}
                      api-key: 9f8e7d6c5b
                    """))
            .says(
                "high [••••••••] key application.properties holds a password in plain text,"
                    + " db.password",
                "high [••••••••] key application.properties holds a key in plain text, api-key"),
        Trial.of(CONFIGMAP, "private key")
            .manifest(
                data(
                    """
                    tls: |
                      -----BEGIN PRIVATE KEY-----
                      MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj
                      -----END PRIVATE KEY-----
                    """))
            .says("high [••••••••] key tls holds a private key in plain text"),
        Trial.of(CONFIGMAP, "JSON")
            .manifest(data("config.json: '{\"user\": \"shop\", \"password\": \"sommer2024\"}'"))
            .says("high [••••••••] key config.json holds a password in plain text, password"),
        Trial.of(CONFIGMAP, "binary data")
            .manifest(
                "apiVersion: v1\nkind: ConfigMap\nbinaryData:\n  a.env: UEFTU1dPUkQ9c29tbWVyMjAyNA==")
            .says("high [a.env: ••••••••] key a.env holds a password in plain text, PASSWORD"),
        Trial.of(CONFIGMAP, "binary data that is no text")
            .manifest(
                "apiVersion: v1\nkind: ConfigMap\nbinaryData:\n  password: /////w==\n  b: '!'")
            .saysNothing(),
        Trial.of(CONFIGMAP, "no secrets")
            .manifest(
                data("MAIL_FROM: ordre@lyngbua.example\nMVA: \"25\"\nTOKEN_URL: https://x.no/t"))
            .saysNothing(),
        Trial.of(CONFIGMAP, "a ConfigMap of another group")
            .manifest("apiVersion: x.example/v1\nkind: ConfigMap\ndata: {password: sommer2024}")
            .saysNothing(),
        Trial.of(CONFIGMAP, "data of a wrong type")
            .manifest(data("password: 12345678"))
            .says(
                "high [••••••••] key password holds a password in plain text",
                "unjudged [password: ••••••••] data.password must be a string"));
  }

  private static Stream<Trial> annotations() {
    return Stream.of(
        Trial.of(ANNOTATIONS, "any kind")
            .manifest(
                "apiVersion: x.example/v1\nkind: Shop\nmetadata:\n  annotations:\n"
                    + "    note: \"log in as admin, password=sommer2024\"\nspec: text")
            .says("high [••••••••] annotation note holds a password in plain text, password"),
        Trial.of(ANNOTATIONS, "pod template")
            .manifest(
                """
                apiVersion: batch/v1
                kind: CronJob
                spec:
                  jobTemplate:
                    spec:
                      template:
                        metadata:
                          annotations: {vault.example/token: 9f8e7d6c5b}
                """)
            .says("high [••••••••] annotation vault.example/token holds a token in plain text"),
        Trial.of(ANNOTATIONS, "none")
            .manifest("apiVersion: v1\nkind: Service\nmetadata:\n  annotations: [a]\n")
            .saysNothing());
  }

  private static Stream<Trial> manifest() {
    return Stream.of(
        Trial.of(MANIFEST, "data and stringData")
            .manifest(
                secret(
                    "data:\n  username: c2hvcA==\n  password: c29tbWVyMjAyNA==\n  tls.crt: QUJD\n"
                        + "stringData:\n  token: 9f8e7d6c"))
            .says(
                "medium [password: ••••••••] the manifest holds the data of the Secret itself:"
                    + " password, token"),
        Trial.of(MANIFEST, "many")
            .manifest(secret("stringData: {a: A1, b: B1, c: C1, d: D1, e: E1, f: F1, g: G1}"))
            .says(
                "medium [a: ••••••••] the manifest holds the data of the Secret itself: a, b, c, d, e and 2"
                    + " more"),
        Trial.of(MANIFEST, "binary value")
            .manifest(secret("data:\n  keystore.p12: /////w=="))
            .says(
                "medium [keystore.p12: ••••••••] the manifest holds the data of the Secret itself:"
                    + " keystore.p12"),
        Trial.of(MANIFEST, "a URL with its password")
            .manifest(secret("stringData:\n  url: postgres://shop:sommer2024@db"))
            .says(
                "medium [url: ••••••••] the manifest holds the data of the Secret"
                    + " itself: url"),
        Trial.of(MANIFEST, "placeholders, templates and what SOPS wrote")
            .manifest(
                secret(
                    "data:\n  a: \"\"\n  b: Q0hBTkdFTUU=\n  c: '{{ .Values.db | b64enc }}'\n"
                        + "stringData:\n  d: ENC[AES256_GCM,data:x,type:str]\n  e: ${PASSWORD}"))
            .saysNothing(),
        Trial.of(MANIFEST, "empty").manifest(secret("type: Opaque")).saysNothing());
  }

  private static Stream<Trial> references() {
    return Stream.of(
        Trial.of(FILES, "variables and whole Secrets")
            .container(
                """
                env:
                - name: A
                  valueFrom: {secretKeyRef: {name: a, key: a}}
                - name: B
                  valueFrom: {configMapKeyRef: {name: b, key: b}}
                - name: C
                  valueFrom: {secretKeyRef: {name: c, key: c}}
                envFrom:
                - secretRef: {name: all}
                - configMapRef: {name: all}
                """)
            .says(
                "low [secretKeyRef] the environment takes A, C from Secrets",
                "low [secretRef] every key of Secret all becomes an environment variable"),
        Trial.of(ITEMS, "whole, by item, by subPath, projected")
            .pod(
                """
                containers:
                - name: api
                  volumeMounts:
                  - {name: whole, mountPath: /a}
                  - {name: items, mountPath: /b}
                  - {name: path, mountPath: /c/x, subPath: x}
                  - {name: both, mountPath: /d}
                volumes:
                - name: whole
                  secret: {secretName: s}
                - name: items
                  secret: {secretName: s, items: [{key: a, path: a}]}
                - name: path
                  secret: {secretName: s}
                - name: unused
                  secret: {secretName: s}
                - name: both
                  projected:
                    sources:
                    - serviceAccountToken: {path: token}
                    - secret: {name: p}
                """)
            .says(
                "low [secret] volume whole holds every key of Secret s",
                "low [secret] volume both holds every key of Secret p"),
        Trial.of(UNIQUE, "twice")
            .container("env:\n- {name: A, value: x}\n- {name: B}\n- {name: A, value: y}")
            .says("low [name: A] A was already set at line 9; the last one counts"));
  }

  private static Stream<Trial> personal() {
    return Stream.of(
        Trial.of(PERSONAL, "persons' addresses, not those of functions")
            .manifest(
                data(
                    "to: kari.nordmann@lyngbua.no, ola@lyngbua.no, post@lyngbua.no, no-reply@lyngbua.no"))
            .says("info [••••••••] key to holds 2 e-mail addresses of persons"),
        Trial.of(PERSONAL, "no addresses of persons")
            .manifest(
                data(
                    "a: git@github.com:x/y.git\nb: https://kari:x@host.no\nc: kari@lyngbua.example\n"
                        + "d: user@localhost\ne: '@decorator.name'\nf: a@b\ng: shop-ops@lyngbua.no"))
            .saysNothing(),
        Trial.of(PERSONAL, "national identity number and D-number")
            .manifest(data("csv: |\n  navn;nr\n  Kari;01010750160\n  Ola;41010750154"))
            .says("low [••••••••] key csv holds 2 national identity numbers"),
        Trial.of(PERSONAL, "numbers that are none")
            .manifest(
                data(
                    "a: '01010750161'\nb: '010107501600'\nc: x01010750160\nd: '01810750126'\n"
                        + "e: '32010750160'"))
            .saysNothing());
  }

  private static String data(String lines) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: api\ndata:\n" + lines.indent(2);
  }

  private static String secret(String lines) {
    return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: api\n" + lines;
  }
}
