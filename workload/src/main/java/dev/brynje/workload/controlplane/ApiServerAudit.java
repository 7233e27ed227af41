package dev.brynje.workload.controlplane;

import static dev.brynje.workload.controlplane.Component.API_SERVER;

import dev.brynje.core.Severity;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;

/** What the API server writes down of what was asked of it. */
final class ApiServerAudit {
  private static final String LOG = "--audit-log-path=/var/log/kubernetes/audit.log";

  static final List<ObjectCheck> ALL =
      List.of(
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-audit-log",
                  Severity.MEDIUM,
                  "The API server keeps an audit log")
              .why(
                  """
                  The audit log is the only place that tells who read which Secret, who ran a command
                  in which pod, and from where. Without it a break-in cannot be followed.
                  """)
              .flag("audit-log-path", new Wish.Present())
              .orBy("audit-webhook-config-file")
              .write(LOG)
              .cis("1.2.16")
              .checkov("CKV_K8S_91")
              .trivy("KCV-0019")
              .kubescape("C-0130", "C-0067")
              .reference("nsa-cisa", "Audit logging")
              .reference("nsm", "3.2.4")
              .reference("cwe", "CWE-778")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-audit-policy",
                  Severity.MEDIUM,
                  "The API server has an audit policy")
              .why(
                  """
                  The policy says what is logged and how much of it. Without one nothing is, whatever
                  the path of the log.
                  """)
              .flag("audit-policy-file", new Wish.Present())
              .write("--audit-policy-file=/etc/kubernetes/audit-policy.yaml")
              .cis("3.2.1")
              .kubescape("C-0160")
              .reference("nsm", "3.2.4")
              .reference("cwe", "CWE-778")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-audit-log-max-age",
                  Severity.LOW,
                  "Audit logs are kept for 30 days")
              .why(
                  """
                  Break-ins are often found weeks later. Files that are deleted before are missing
                  then; files that are never deleted fill the disk and stop the log.
                  """)
              .with("audit-log-path", LOG)
              .flag("audit-log-maxage", new Wish.AtLeast(30, 0, false))
              .write("--audit-log-maxage=30")
              .not("--audit-log-maxage=7")
              .cis("1.2.17")
              .checkov("CKV_K8S_92")
              .trivy("KCV-0020")
              .kubescape("C-0131")
              .reference("nsm", "3.2.5")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-audit-log-max-backup",
                  Severity.LOW,
                  "Ten old audit logs are kept")
              .why(
                  """
                  A busy server, or an intruder who makes it busy, fills a file in hours. With few old
                  files, what happened before is overwritten; without a bound the disk fills.
                  """)
              .with("audit-log-path", LOG)
              .flag("audit-log-maxbackup", new Wish.AtLeast(10, 0, false))
              .write("--audit-log-maxbackup=10")
              .not("--audit-log-maxbackup=2")
              .cis("1.2.18")
              .checkov("CKV_K8S_93")
              .trivy("KCV-0021")
              .kubescape("C-0132")
              .reference("nsm", "3.2.5")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-audit-log-max-size",
                  Severity.LOW,
                  "An audit log is begun anew at 100 MB or more")
              .why(
                  """
                  Small files are rotated away fast, and with them what they tell. Without a size the
                  file is begun anew at a size that the version chooses.
                  """)
              .with("audit-log-path", LOG)
              .flag("audit-log-maxsize", new Wish.AtLeast(100, 0, false))
              .write("--audit-log-maxsize=100")
              .not("--audit-log-maxsize=10")
              .cis("1.2.19")
              .checkov("CKV_K8S_94")
              .trivy("KCV-0022")
              .kubescape("C-0133")
              .reference("nsm", "3.2.5")
              .check());

  private ApiServerAudit() {}
}
