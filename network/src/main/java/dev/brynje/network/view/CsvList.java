package dev.brynje.network.view;

import dev.brynje.network.port.PortSet;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * With a heading; of what is unknown the ports stand in a column of their own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvList implements ListFormat {
  @Override
  public void write(List<Connection> connections, Writer out) throws IOException {
    out.write("src,dst,conn,unknown\n");
    for (Connection one : connections) {
      out.write(
          "%s,%s,%s,%s\n"
              .formatted(
                  field(one.from().toString()),
                  field(one.to().toString()),
                  field(ports(one.reach().sure())),
                  field(ports(one.reach().unknown()))));
    }
  }

  private static String ports(PortSet ports) {
    return ports.isEmpty() ? "" : ports.toString();
  }

  private static String field(String text) {
    return text.indexOf(',') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
