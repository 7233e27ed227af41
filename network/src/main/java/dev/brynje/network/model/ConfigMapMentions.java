package dev.brynje.network.model;

import java.util.List;

/** What a ConfigMap tells those who get its content to speak with. */
public record ConfigMapMentions(String namespace, String name, List<Mention> mentions)
    implements Part {
  public ConfigMapMentions {
    mentions = List.copyOf(mentions);
  }
}
