package dev.brynje.yaml;

import java.util.Arrays;

/**
 * Cuts a document's text into tokens, in the steps of libyaml's scanner: kubectl reads through a
 * translation of it, and its oddities decide what an object's fields are.
 *
 * @see <a href="https://github.com/yaml/libyaml/blob/master/src/scanner.c">libyaml's scanner</a>
 */
final class Scanner {
  private final Cursor cursor;
  private final TokenQueue queue = new TokenQueue();
  private final SimpleKeys keys;
  private final ScalarScanner scalars;
  private final PropertyScanner properties;
  private final int deepest;
  private int[] indents = new int[16];
  private int indentCount;
  private int indent;
  private boolean keyAllowed;

  Scanner(Cursor cursor, int deepest) {
    this.cursor = cursor;
    this.keys = new SimpleKeys(cursor);
    this.scalars = new ScalarScanner(cursor);
    this.properties = new PropertyScanner(cursor);
    this.deepest = deepest;
  }

  /** Starts at the beginning of the cursor's text. */
  void start() {
    queue.clear();
    keys.clear();
    indentCount = 0;
    indent = -1;
    keyAllowed = true;
  }

  TokenQueue queue() {
    return queue;
  }

  /** Scans until the first token is sure. */
  void fill() {
    while (queue.isEmpty() || keys.isPending(queue)) {
      fetch();
    }
  }

  private void fetch() {
    skipToToken();
    unroll(cursor.column());
    char c = cursor.peek();
    if (c == '\0') {
      streamEnd();
      return;
    }
    if (cursor.column() == 0) {
      if (c == '%') {
        directive();
        return;
      }
      if (cursor.atDocumentIndicator()) {
        documentIndicator(c == '-' ? TokenType.DOCUMENT_START : TokenType.DOCUMENT_END);
        return;
      }
    }
    boolean inFlow = keys.level() > 0;
    boolean alone = Characters.isBlankOrEnd(cursor.peek(1));
    switch (c) {
      case '[' -> flowStart(TokenType.FLOW_SEQUENCE_START);
      case '{' -> flowStart(TokenType.FLOW_MAPPING_START);
      case ']' -> flowEnd(TokenType.FLOW_SEQUENCE_END);
      case '}' -> flowEnd(TokenType.FLOW_MAPPING_END);
      case ',' -> flowEntry();
      case '*' -> property(TokenType.ALIAS);
      case '&' -> property(TokenType.ANCHOR);
      case '!' -> property(TokenType.TAG);
      case '\'', '"' -> quoted();
      case '-' -> {
        if (alone) {
          blockEntry();
        } else {
          plain();
        }
      }
      case '?' -> {
        if (inFlow || alone) {
          key();
        } else {
          plain();
        }
      }
      case ':' -> {
        if (inFlow || alone) {
          value();
        } else {
          plain();
        }
      }
      case '|', '>' -> {
        if (inFlow) {
          throw cannotStart(c);
        }
        block();
      }
      case '\t', '#', '%', '@', '`' -> throw cannotStart(c);
      default -> plain();
    }
  }

  private void skipToToken() {
    while (true) {
      boolean tabs = keys.level() > 0 || !keyAllowed;
      while (cursor.peek() == ' ' || (tabs && cursor.peek() == '\t')) {
        cursor.at++;
      }
      if (cursor.peek() == '#') {
        cursor.skipToBreak();
      }
      if (!Characters.isBreak(cursor.peek())) {
        return;
      }
      cursor.nextLine();
      if (keys.level() == 0) {
        keyAllowed = true;
      }
    }
  }

  /** Opens a block collection where this column lies deeper than the last. */
  private void roll(int column, TokenType type, int tokenNumber, int place) {
    if (keys.level() > 0 || indent >= column) {
      return;
    }
    if (indentCount == deepest) {
      throw cursor.unreadable(
          place,
          place,
          "the document is nested deeper than " + deepest + " levels",
          "flatten it; no Kubernetes object nests so deeply");
    }
    if (indentCount == indents.length) {
      indents = Arrays.copyOf(indents, indentCount * 2);
    }
    indents[indentCount++] = indent;
    indent = column;
    queue.insert(tokenNumber, type, place);
  }

  /** Closes the block collections that lie deeper than the column. */
  private void unroll(int column) {
    if (keys.level() > 0) {
      return;
    }
    while (indent > column) {
      queue.add(TokenType.BLOCK_END, cursor.at, cursor.at);
      indent = indents[--indentCount];
    }
  }

  private int saveKey() {
    if (!keyAllowed) {
      return -1;
    }
    keys.save(queue.nextNumber(), keys.level() == 0 && indent == cursor.column());
    return keys.level();
  }

  private void streamEnd() {
    unroll(-1);
    keys.remove();
    keyAllowed = false;
    queue.add(TokenType.STREAM_END, cursor.at, cursor.at);
  }

  private void directive() {
    unroll(-1);
    keys.remove();
    keyAllowed = false;
    properties.directive(queue);
  }

  private void documentIndicator(TokenType type) {
    unroll(-1);
    keys.remove();
    keyAllowed = false;
    indicator(type, 3);
  }

  private void flowStart(TokenType type) {
    int keyLevel = saveKey();
    if (keys.level() == deepest) {
      throw cursor.unreadable(
          "the document is nested deeper than " + deepest + " levels",
          "flatten it; no Kubernetes object nests so deeply");
    }
    keys.open(queue.nextNumber());
    keyAllowed = true;
    int start = cursor.at++;
    queue.add(type, start, cursor.at, keyLevel, "", Scalar.Style.PLAIN);
  }

  private void flowEnd(TokenType type) {
    keys.remove();
    keys.close();
    keyAllowed = false;
    indicator(type, 1);
  }

  private void flowEntry() {
    keys.remove();
    keyAllowed = true;
    indicator(TokenType.FLOW_ENTRY, 1);
  }

  private void blockEntry() {
    if (keys.level() == 0) {
      if (!keyAllowed) {
        throw cursor.unreadable(
            "a list cannot start on this line", "put the \"- \" on a line of its own");
      }
      roll(cursor.column(), TokenType.BLOCK_SEQUENCE_START, queue.nextNumber(), cursor.at);
    }
    keys.remove();
    keyAllowed = true;
    indicator(TokenType.BLOCK_ENTRY, 1);
  }

  private void key() {
    if (keys.level() == 0) {
      if (!keyAllowed) {
        throw cursor.unreadable(
            "a key cannot start on this line", "put the \"? \" on a line of its own");
      }
      roll(cursor.column(), TokenType.BLOCK_MAPPING_START, queue.nextNumber(), cursor.at);
    }
    keys.remove();
    keyAllowed = keys.level() == 0;
    indicator(TokenType.KEY, 1);
  }

  private void value() {
    if (keys.isValid()) {
      int place = keys.place();
      int token = keys.token();
      queue.insert(token, TokenType.KEY, place);
      roll(place - cursor.lineStart, TokenType.BLOCK_MAPPING_START, token, place);
      keys.use();
      keyAllowed = false;
    } else {
      if (keys.level() == 0) {
        if (!keyAllowed) {
          throw cursor.unreadable(
              "a mapping cannot start here, inside another value",
              "put the key on a line of its own, or quote the value that holds \": \"");
        }
        roll(cursor.column(), TokenType.BLOCK_MAPPING_START, queue.nextNumber(), cursor.at);
      }
      keyAllowed = keys.level() == 0;
    }
    indicator(TokenType.VALUE, 1);
  }

  private void property(TokenType type) {
    int keyLevel = saveKey();
    keyAllowed = false;
    int start = cursor.at;
    String text = type == TokenType.TAG ? properties.tag() : properties.anchor();
    queue.add(type, start, cursor.at, keyLevel, text, Scalar.Style.PLAIN);
  }

  private void quoted() {
    int keyLevel = saveKey();
    keyAllowed = false;
    int start = cursor.at;
    Scalar.Style style =
        cursor.peek() == '"' ? Scalar.Style.DOUBLE_QUOTED : Scalar.Style.SINGLE_QUOTED;
    String text = scalars.quoted(style == Scalar.Style.SINGLE_QUOTED);
    queue.add(TokenType.SCALAR, start, cursor.at, keyLevel, text, style);
  }

  private void plain() {
    int keyLevel = saveKey();
    int start = cursor.at;
    String text = scalars.plain(keys.level() > 0, indent + 1);
    keyAllowed = scalars.endedOnLaterLine();
    queue.add(TokenType.SCALAR, start, scalars.end(), keyLevel, text, Scalar.Style.PLAIN);
  }

  private void block() {
    keys.remove();
    keyAllowed = true;
    int start = cursor.at;
    Scalar.Style style = cursor.peek() == '|' ? Scalar.Style.LITERAL : Scalar.Style.FOLDED;
    String text = scalars.block(style == Scalar.Style.LITERAL, indent);
    queue.add(TokenType.SCALAR, start, scalars.end(), -1, text, style);
  }

  private void indicator(TokenType type, int length) {
    int start = cursor.at;
    cursor.at += length;
    queue.add(type, start, cursor.at);
  }

  private Unreadable cannotStart(char c) {
    if (c == '\t') {
      return cursor.unreadable("a tab is used as indentation", "indent with spaces");
    }
    return cursor.unreadable("a value cannot start with " + c, "put the value in quotes");
  }
}
