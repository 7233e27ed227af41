package dev.brynje.workload.dockerfile;

import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import java.util.HashSet;
import java.util.Set;

/** The variables of a stage that hold secrets by their names. */
final class SecretNames {
  private SecretNames() {}

  /** Those of ARG and ENV, also of the stages that it goes on from. */
  static Set<String> in(StageSubject stage) {
    Set<String> names = new HashSet<>();
    stage.base().ifPresent(base -> names.addAll(in(base)));
    stage.own(Instruction.Arg.class).forEach(arg -> arg.pairs().forEach(pair -> add(pair, names)));
    stage.own(Instruction.Env.class).forEach(env -> env.pairs().forEach(pair -> add(pair, names)));
    return names;
  }

  private static void add(Pair pair, Set<String> names) {
    String name = pair.name().text();
    String value = pair.value().map(SecretPlaces::unquoted).orElse("$");
    boolean given = value.indexOf('$') >= 0;
    if (Secrets.isSecretName(name) && (given || !Secrets.of(name, value).isEmpty())) {
      names.add(name);
    }
  }
}
