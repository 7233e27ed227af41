package dev.brynje.cli.network;

import dev.brynje.network.address.Address;
import dev.brynje.network.address.PrivateAddresses;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import dev.brynje.network.reach.Answer;
import dev.brynje.network.reach.Decision;
import dev.brynje.network.reach.Reachability;
import dev.brynje.network.reach.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether one end reaches another.
 *
 * @param from {@code namespace/pod}, an address, or {@code internet}
 * @param to the same
 * @param port number and protocol, as {@code 5432/TCP}; TCP when none is said
 */
public record Question(String from, String to, String port) {
  /** Any address outside that no rule names: what is open to it is open to the internet. */
  private static final String INTERNET = "internet";

  private sealed interface End {
    record Pod(int number) implements End {}

    record Outside(Address address, String shown) implements End {}
  }

  /**
   * Asks.
   *
   * @throws IllegalArgumentException when it is no question, with what is wrong with it
   */
  public Asked ask(Reachability reachability) {
    Protocol protocol = protocol();
    int number = number();
    if (from.equals(INTERNET) || to.equals(INTERNET)) {
      return internet(reachability, protocol, number);
    }
    return ask(reachability, end(reachability, from), end(reachability, to), protocol, number);
  }

  private Asked ask(
      Reachability reachability, End source, End destination, Protocol protocol, int number) {
    List<Decision> decisions = decisions(reachability, source, destination, protocol, number);
    Answer answer = decisions.stream().map(Decision::answer).reduce(Answer.YES, Answer::and);
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s => %s : %s %d\n"
            .formatted(
                answer.name().toLowerCase(Locale.ROOT),
                shown(reachability, source),
                shown(reachability, destination),
                protocol,
                number));
    decisions.forEach(one -> append(text, one));
    return new Asked(answer, text.toString());
  }

  private static List<Decision> decisions(
      Reachability reachability, End source, End destination, Protocol protocol, int port) {
    if (source instanceof End.Pod(int from)) {
      return switch (destination) {
        case End.Pod(int to) -> reachability.explain(from, to, protocol, port);
        case End.Outside(Address to, _) -> reachability.explain(from, to, protocol, port);
      };
    }
    if (source instanceof End.Outside(Address from, _) && destination instanceof End.Pod(int to)) {
      return reachability.explain(from, to, protocol, port);
    }
    throw new IllegalArgumentException("one of the two ends must be a pod");
  }

  private static void append(StringBuilder text, Decision decision) {
    String side = decision.direction() == Direction.EGRESS ? "egress" : "ingress";
    text.append("  %s: %s\n".formatted(side, decision.answer().name().toLowerCase(Locale.ROOT)));
    for (Reason reason : decision.reasons()) {
      String place = reason.origin().path().isEmpty() ? "" : " (" + reason.origin() + ")";
      text.append("    ").append(reason.text()).append(place).append('\n');
    }
  }

  /** Every range of addresses outside is asked; the answer is yes if any of them has it so. */
  private Asked internet(Reachability reachability, Protocol protocol, int port) {
    boolean isSource = from.equals(INTERNET);
    End pod = end(reachability, isSource ? to : from);
    List<Asked> all = new ArrayList<>();
    (isSource ? reachability.sources() : reachability.destinations())
        .forEach(range -> {
          for (Address address : PrivateAddresses.outside(range)) {
            End outside = new End.Outside(address, INTERNET + " (" + address + ")");
            all.add(
                isSource
                    ? ask(reachability, outside, pod, protocol, port)
                    : ask(reachability, pod, outside, protocol, port));
          }
        });
    for (Answer wanted : List.of(Answer.YES, Answer.UNKNOWN, Answer.NO)) {
      Optional<Asked> found = all.stream().filter(one -> one.answer() == wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalStateException("there is always an address outside");
  }

  private Protocol protocol() {
    int slash = port.indexOf('/');
    String name = slash < 0 ? "TCP" : port.substring(slash + 1).toUpperCase(Locale.ROOT);
    return Protocol.of(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--port names a protocol after its slash: TCP, UDP or SCTP, not " + name));
  }

  private int number() {
    int slash = port.indexOf('/');
    return PortSet.number(slash < 0 ? port : port.substring(0, slash))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--port must be from 1 to 65535, as 5432/TCP, not " + port));
  }

  private static End end(Reachability reachability, String text) {
    Optional<Address> address = Address.of(text);
    if (address.isPresent()) {
      return new End.Outside(address.get(), text);
    }
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "%s is neither NAMESPACE/POD nor an address nor internet".formatted(text));
    }
    List<Workload> workloads = reachability.cluster().workloads();
    List<String> near = new ArrayList<>();
    for (int i = 0; i < workloads.size(); i++) {
      Workload one = workloads.get(i);
      if (text.equals(one.namespace() + "/" + one.name()) || text.equals(one.toString())) {
        return new End.Pod(i);
      }
      if (one.namespace().equals(text.substring(0, slash))) {
        near.add(one.name());
      }
    }
    throw new IllegalArgumentException(
        near.isEmpty()
            ? "no workload is in namespace " + text.substring(0, slash)
            : "there is no %s; in that namespace are %s"
                .formatted(text, String.join(", ", near.stream().sorted().distinct().toList())));
  }

  private static String shown(Reachability reachability, End end) {
    return switch (end) {
      case End.Pod(int number) -> reachability.cluster().workloads().get(number).toString();
      case End.Outside(_, String text) -> text;
    };
  }
}
