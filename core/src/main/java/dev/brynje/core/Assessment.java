package dev.brynje.core;

import java.time.Instant;
import java.util.List;

/**
 * The one value that every command answers with. Its JSON form is described by the schema in {@code
 * assessment.schema.json}:
 *
 * <pre>{@code
 * {"tool": {"name": "brynje", "version": "0.1.0"}, "command": "audit", "time": "2026-11-24T12:00:00Z",
 *  "policy": "sha256:…",
 *  "target": {"kubernetesVersion": "1.37"}, "inputs": […], "findings": […], "unjudged": […], "decisions": [],
 *  "summary": {…}}
 * }</pre>
 *
 * @param policy digest of the configuration in force and of the target
 * @param target what the judged things are meant for
 * @param configured the configuration files, and what each changes; empty when there is none
 * @param unjudged never empty by accident: what was asked for and could not be judged
 */
public record Assessment(
    Tool tool,
    String command,
    Instant time,
    String policy,
    Target target,
    List<Configured> configured,
    List<Input> inputs,
    Findings findings,
    List<Unjudged> unjudged,
    List<Decision> decisions,
    Summary summary) {
  /** The same, as the answer of another command. */
  public Assessment of(String other) {
    return of(other, findings);
  }

  /** The same with what another command says of the findings. */
  public Assessment of(String other, Findings findings) {
    return new Assessment(
        tool,
        other,
        time,
        policy,
        target,
        configured,
        inputs,
        findings,
        unjudged,
        decisions,
        summary);
  }
}
