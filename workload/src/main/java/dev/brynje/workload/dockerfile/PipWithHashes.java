package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellWord;
import java.util.List;

final class PipWithHashes implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/pip-with-hashes", Ring.WORKLOAD, Severity.LOW)
          .title("pip installs from a file with hashes")
          .rationale(
              """
              A version on PyPI names what its owner published, by whoever took the account over.
              With hashes in a lock file pip refuses anything but the files that were tested, also
              of what those depend on.
              """)
          .remediation(
              "pip install --require-hashes -r requirements.txt, made with pip-compile --generate-hashes or uv export")
          .reference("cwe", "CWE-494")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN pip install flask==3.1.2
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN pip install --require-hashes -r requirements.txt
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    boolean module =
        command.isAny("python", "python3") && command.hasWord("pip") && command.hasWord("install");
    boolean pip = command.isAny("pip", "pip3") && command.verb().equals("install");
    List<ShellWord> named = pip ? Packages.installed(command) : command.operands();
    boolean local =
        pip
            && named.stream()
                .allMatch(word -> word.text().startsWith(".") || word.text().startsWith("/"));
    boolean listed = command.has("-r", "--requirement");
    if ((module || pip) && !command.has("--require-hashes", "--no-index") && (listed || !local)) {
      verdict
          .fail(command, "pip checks what it installs against no hash")
          .evidence("packages", Packages.told(named));
    }
  }
}
