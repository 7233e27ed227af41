package dev.brynje.network.generate;

import dev.brynje.core.json.BoundedJson;
import dev.brynje.core.json.MalformedJson;
import dev.brynje.network.address.Address;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonToken;

/**
 * Reads connections that were seen: a JSON object on each line with {@code source}, {@code
 * destination} ({@code namespace/workload}, or an address), {@code port} and {@code protocol} (TCP
 * when none is said).
 */
public final class Observed {
  private static final int LONGEST = 1 << 12;

  private final Map<String, Integer> workloads = new HashMap<>();
  private final List<Need> needs = new ArrayList<>();
  private final String file;

  private Observed(Cluster cluster, String file) {
    this.file = file;
    for (int i = 0; i < cluster.workloads().size(); i++) {
      Workload one = cluster.workloads().get(i);
      workloads.putIfAbsent(one.namespace() + "/" + one.name(), i);
      workloads.putIfAbsent(one.toString(), i);
    }
  }

  /**
   * Reads all lines.
   *
   * @param file as messages name it
   * @throws IllegalArgumentException with the place of what is no such line
   */
  public static List<Need> read(Cluster cluster, String file, BufferedReader in)
      throws IOException {
    Observed observed = new Observed(cluster, file);
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank()) {
        observed.add(line, number);
      }
    }
    return observed.needs;
  }

  private void add(String line, int number) throws IOException {
    Map<String, String> fields;
    try {
      fields = fields(line);
    } catch (MalformedJson e) {
      throw wrong(number, e.words());
    }
    Side source = side(fields, "source", number);
    Side destination = side(fields, "destination", number);
    if (!(source instanceof Side.OfWorkload) && !(destination instanceof Side.OfWorkload)) {
      throw wrong(number, "neither source nor destination is a workload of the manifests");
    }
    String name = fields.getOrDefault("protocol", "TCP").toUpperCase(Locale.ROOT);
    Protocol protocol =
        Protocol.of(name)
            .orElseThrow(() -> wrong(number, "protocol must be TCP, UDP or SCTP, not " + name));
    needs.add(
        new Need(
            source,
            destination,
            PortSet.of(protocol, port(fields, number)),
            "seen: %s:%d".formatted(file, number)));
  }

  private static Map<String, String> fields(String line) throws IOException, MalformedJson {
    Map<String, String> fields = new HashMap<>();
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try (BoundedJson json = new BoundedJson(new ByteArrayInputStream(bytes), 4, LONGEST)) {
      while (json.next().isPresent()) {
        if (json.token() == JsonToken.VALUE_STRING || json.token() == JsonToken.VALUE_NUMBER_INT) {
          fields.put(String.valueOf(json.key()), json.text());
        }
      }
    }
    return fields;
  }

  private Side side(Map<String, String> fields, String key, int number) {
    String text = fields.getOrDefault(key, "");
    Integer workload = workloads.get(text);
    if (workload != null) {
      return new Side.OfWorkload(workload);
    }
    return Address.of(text)
        .map(AddressRange::of)
        .<Side>map(Side.Outside::new)
        .orElseThrow(() ->
            wrong(
                number,
                text.isEmpty()
                    ? "it has no " + key
                    : "%s %s is neither a workload of the manifests nor an address"
                        .formatted(key, text)));
  }

  private int port(Map<String, String> fields, int number) {
    return PortSet.number(fields.getOrDefault("port", ""))
        .orElseThrow(() -> wrong(number, "port must be a number from 1 to 65535"));
  }

  private IllegalArgumentException wrong(int number, String why) {
    return new IllegalArgumentException("%s:%d: %s".formatted(file, number, why));
  }
}
