package dev.brynje.network.read;

import dev.brynje.network.model.Mention;
import dev.brynje.network.model.Origin;
import dev.brynje.network.port.PortSet;

/** A word of the annotation {@code brynje.dev/connects-to}: {@code [NAMESPACE/]NAME[:PORT]}. */
final class Annotated {
  private Annotated() {}

  static Mention mention(String word, Origin origin) {
    String where = "annotation brynje.dev/connects-to";
    int colon = word.lastIndexOf(':');
    String host = colon < 0 ? word : word.substring(0, colon);
    int slash = host.indexOf('/');
    String name = slash < 0 ? host : host.substring(slash + 1) + "." + host.substring(0, slash);
    return new Mention(name, colon < 0 ? 0 : port(word.substring(colon + 1)), where, origin);
  }

  private static int port(String text) {
    int slash = text.indexOf('/');
    return PortSet.number(slash < 0 ? text : text.substring(0, slash)).orElse(0);
  }
}
