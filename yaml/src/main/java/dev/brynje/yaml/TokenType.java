package dev.brynje.yaml;

/** What the scanner finds. */
enum TokenType {
  STREAM_END("the end of the document"),
  VERSION_DIRECTIVE("a directive"),
  TAG_DIRECTIVE("a directive"),
  DOCUMENT_START("the end of the document"),
  DOCUMENT_END("the end of the document"),
  BLOCK_SEQUENCE_START("a list's \"-\""),
  BLOCK_MAPPING_START("a key"),
  BLOCK_END("a line that is indented less"),
  FLOW_SEQUENCE_START("["),
  FLOW_SEQUENCE_END("]"),
  FLOW_MAPPING_START("{"),
  FLOW_MAPPING_END("}"),
  BLOCK_ENTRY("a list's \"-\""),
  FLOW_ENTRY("a comma"),
  KEY("a key"),
  VALUE("a colon"),
  ALIAS("an alias"),
  ANCHOR("an anchor"),
  TAG("a tag"),
  SCALAR("a value");

  private final String words;

  TokenType(String words) {
    this.words = words;
  }

  /** What it is, in a message. */
  String words() {
    return words;
  }
}
