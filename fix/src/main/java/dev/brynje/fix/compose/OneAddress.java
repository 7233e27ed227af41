package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Value;
import java.util.List;
import java.util.OptionalInt;

/** A published port is bound to the host's own address, if that was asked for. */
final class OneAddress implements ServiceFix {
  private static final String HERE = "127.0.0.1";
  private static final String BREAKS =
      "only the host itself reaches the port; put what is meant for others behind a proxy";

  /** Ways to begin a port that is open on all addresses. */
  private static final List<String> ALL = List.of("0.0.0.0:", "[::]:");

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    OptionalInt entry = subject.entry("ports", finding);
    if (entry.isEmpty()) {
      return new Answer.Left("it is written elsewhere; write %s: before it there".formatted(HERE));
    }
    Place place = ServiceSubject.at("ports").item(entry.getAsInt());
    Node written = subject.written("ports", entry.getAsInt()).orElseThrow();
    if (written instanceof Mapping) {
      return Unsafe.ifAsked(
          subject,
          "the other addresses",
          BREAKS,
          List.of(new Edit.Put(place.key("host_ip"), Value.of(HERE))));
    }
    String port = written instanceof Scalar scalar ? scalar.text() : "";
    if (port.contains("$")) {
      return new Answer.Left("a variable decides it; write %s: before it".formatted(HERE));
    }
    return Unsafe.ifAsked(
        subject, "the other addresses", BREAKS, List.of(new Edit.Put(place, Value.of(here(port)))));
  }

  private static String here(String port) {
    String rest = port;
    for (String all : ALL) {
      rest = rest.startsWith(all) ? rest.substring(all.length()) : rest;
    }
    return rest.indexOf(':') < 0 && rest.equals(port) ? HERE + "::" + rest : HERE + ":" + rest;
  }
}
