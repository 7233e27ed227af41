package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellWord;

final class VerifiedDownload implements ScriptCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/verified-download", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Downloads are checked against a sum or a signature")
          .rationale(
              """
              TLS says who answered, not that the answer is what was tested: accounts are taken
              over, files behind an address are replaced, and the image changes with them.
              """)
          .remediation(
              "Check what came in the same RUN: echo \"<sum>  file\" | sha256sum -c, or gpg --verify, or cosign verify-blob")
          .reference("cwe", "CWE-494")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN curl -fsSLo /usr/local/bin/tool https://example.com/tool && chmod +x /usr/local/bin/tool
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN curl -fsSLo tool https://example.com/tool && echo "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef  tool" | sha256sum -c
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunScript script, DockerfileVerdict verdict) {
    if (!Verification.isIn(script)) {
      script.commands().stream()
          .filter(command -> command.isAny("curl", "wget"))
          .forEach(command -> download(command, verdict));
    }
  }

  private static void download(RunCommand command, DockerfileVerdict verdict) {
    for (ShellWord word : command.arguments()) {
      String text = word.text();
      boolean address =
          text.startsWith("https://") || text.startsWith("http://") || text.startsWith("ftp://");
      if (address && !text.contains("://localhost") && !text.contains("://127.")) {
        verdict
            .fail(command, command.span(word), "what is downloaded here is checked by nothing")
            .evidence("address", text.replace(ShellWord.HOLE, '…'));
        return;
      }
    }
  }
}
