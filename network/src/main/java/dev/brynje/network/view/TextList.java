package dev.brynje.network.view;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One on a line, as {@code shop/web[Deployment] => shop/db[Pod] : TCP 5432}; only what is sure. */
final class TextList implements ListFormat {
  @Override
  public void write(List<Connection> connections, Writer out) throws IOException {
    for (Connection one : connections) {
      if (!one.reach().sure().isEmpty()) {
        out.write(one.from() + " => " + one.to() + " : " + one.reach().sure() + "\n");
      }
    }
  }
}
