package dev.brynje.network.view;

import dev.brynje.core.Sha256;
import dev.brynje.core.report.PageTemplate;
import dev.brynje.network.reach.Reachability;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Writes one page that needs nothing else: no network, and a Content Security Policy that names its
 * own style and script by their hashes. What decides lies in it as JSON ({@link MapData}), from
 * which its script works out again who reaches whom when policies are switched off.
 */
public final class MapPage {
  private MapPage() {}

  /** Writes all of it. */
  public static void write(Reachability reachability, Writer out) throws IOException {
    String style = PageTemplate.style() + PageTemplate.resource(MapPage.class, "map.css");
    String script =
        PageTemplate.resource(MapPage.class, "decide.js")
            + PageTemplate.resource(MapPage.class, "map.js");
    PageTemplate.of(MapPage.class, "map.html")
        .write(
            (name, to) -> {
              switch (name) {
                case "style" -> to.write(style);
                case "style-hash" -> to.write(Sha256.inPolicy(style));
                case "script" -> to.write(script);
                case "script-hash" -> to.write(Sha256.inPolicy(script));
                case "workloads" -> to.write(count(reachability.cluster().workloads().size()));
                case "policies" -> to.write(count(reachability.cluster().policies().size()));
                case "data" -> to.write(new MapData(reachability).json());
                default -> throw new IllegalArgumentException("the page has no part " + name);
              }
            },
            out);
  }

  private static String count(int number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }
}
