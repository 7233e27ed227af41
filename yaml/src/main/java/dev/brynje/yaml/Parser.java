package dev.brynje.yaml;

import java.util.Arrays;

/**
 * Tells a composer what one document holds, in the steps of libyaml's parser. Like go-yaml it reads
 * the first document of the text and no further.
 *
 * @see <a href="https://github.com/yaml/libyaml/blob/master/src/parser.c">libyaml's parser</a>
 */
final class Parser {
  private enum State {
    END,
    BLOCK_NODE,
    BLOCK_SEQUENCE_ENTRY,
    INDENTLESS_SEQUENCE_ENTRY,
    BLOCK_MAPPING_KEY,
    BLOCK_MAPPING_VALUE,
    FLOW_SEQUENCE_FIRST_ENTRY,
    FLOW_SEQUENCE_ENTRY,
    FLOW_PAIR_KEY,
    FLOW_PAIR_VALUE,
    FLOW_PAIR_END,
    FLOW_MAPPING_FIRST_KEY,
    FLOW_MAPPING_KEY,
    FLOW_MAPPING_VALUE,
    FLOW_MAPPING_NO_VALUE
  }

  private final Cursor cursor;
  private final Scanner scanner;
  private final Composer composer;
  private final TagHandles handles = new TagHandles();
  private State[] states = new State[32];
  private int depth;
  private State state = State.END;
  private final TokenQueue tokens;

  /** End of the last token that is more than a change of indentation. */
  private int lastEnd;

  Parser(Cursor cursor, Scanner scanner, Composer composer) {
    this.cursor = cursor;
    this.scanner = scanner;
    this.composer = composer;
    this.tokens = scanner.queue();
  }

  /** Reads the document that the cursor has loaded. */
  void parse() {
    scanner.start();
    depth = 0;
    lastEnd = cursor.at;
    if (!startDocument()) {
      return;
    }
    while (state != State.END) {
      step();
    }
    peek();
  }

  /** Offset in the source where reading stopped before the end; -1 when all was read. */
  int stoppedAt() {
    return switch (peek()) {
      case STREAM_END -> -1;
      case DOCUMENT_END -> cursor.offset(tokens.end());
      default -> cursor.offset(tokens.start());
    };
  }

  private boolean startDocument() {
    handles.clear();
    TokenType type = peek();
    if (type == TokenType.STREAM_END) {
      return false;
    }
    boolean hasDirectives = false;
    boolean hasVersion = false;
    while (type == TokenType.VERSION_DIRECTIVE || type == TokenType.TAG_DIRECTIVE) {
      hasDirectives = true;
      if (type == TokenType.TAG_DIRECTIVE) {
        handles.define(cursor, tokens);
      } else if (hasVersion || !tokens.text().equals("1.1")) {
        throw wrong("the document asks for another YAML than 1.1", "remove the %YAML line");
      } else {
        hasVersion = true;
      }
      skip();
      type = peek();
    }
    push(State.END);
    if (type == TokenType.DOCUMENT_START) {
      skip();
      startContent(peek());
      return true;
    }
    if (hasDirectives) {
      throw wrong(
          "directives are read as a document of their own", "remove the lines that start with %");
    }
    state = State.BLOCK_NODE;
    return true;
  }

  private void startContent(TokenType type) {
    switch (type) {
      case VERSION_DIRECTIVE, TAG_DIRECTIVE, DOCUMENT_START, DOCUMENT_END, STREAM_END -> {
        pop();
        empty(lastEnd);
      }
      default -> state = State.BLOCK_NODE;
    }
  }

  private void step() {
    switch (state) {
      case END -> {}
      case BLOCK_NODE -> node(true, false);
      case BLOCK_SEQUENCE_ENTRY -> blockSequenceEntry();
      case INDENTLESS_SEQUENCE_ENTRY -> indentlessSequenceEntry();
      case BLOCK_MAPPING_KEY -> blockMappingKey();
      case BLOCK_MAPPING_VALUE -> blockMappingValue();
      case FLOW_SEQUENCE_FIRST_ENTRY -> flowSequenceEntry(true);
      case FLOW_SEQUENCE_ENTRY -> flowSequenceEntry(false);
      case FLOW_PAIR_KEY -> flowPairKey();
      case FLOW_PAIR_VALUE -> flowPairValue();
      case FLOW_PAIR_END -> {
        composer.end(offset(lastEnd));
        state = State.FLOW_SEQUENCE_ENTRY;
      }
      case FLOW_MAPPING_FIRST_KEY -> flowMappingKey(true);
      case FLOW_MAPPING_KEY -> flowMappingKey(false);
      case FLOW_MAPPING_VALUE -> flowMappingValue();
      case FLOW_MAPPING_NO_VALUE -> {
        empty(lastEnd);
        state = State.FLOW_MAPPING_KEY;
      }
    }
  }

  private void node(boolean block, boolean indentlessSequence) {
    TokenType type = peek();
    if (type == TokenType.ALIAS) {
      composer.alias(offset(tokens.start()), offset(tokens.end()), tokens.text());
      skip();
      pop();
      return;
    }
    String anchor = "";
    String tag = "";
    int propertiesEnd = -1;
    if (type == TokenType.ANCHOR) {
      anchor = tokens.text();
      propertiesEnd = skip();
      type = peek();
      if (type == TokenType.TAG) {
        tag = handles.resolve(cursor, tokens);
        propertiesEnd = skip();
        type = peek();
      }
    } else if (type == TokenType.TAG) {
      tag = handles.resolve(cursor, tokens);
      propertiesEnd = skip();
      type = peek();
      if (type == TokenType.ANCHOR) {
        anchor = tokens.text();
        propertiesEnd = skip();
        type = peek();
      }
    }
    int start = offset(tokens.start());
    int end = offset(tokens.end());
    switch (type) {
      case SCALAR -> {
        composer.scalar(start, end, tokens.text(), tokens.style(), tag, anchor);
        skip();
        pop();
      }
      case FLOW_SEQUENCE_START -> {
        composer.start(false, start, end, true, tag, anchor);
        skip();
        state = State.FLOW_SEQUENCE_FIRST_ENTRY;
      }
      case FLOW_MAPPING_START -> {
        composer.start(true, start, end, true, tag, anchor);
        skip();
        state = State.FLOW_MAPPING_FIRST_KEY;
      }
      default -> {
        if (indentlessSequence && type == TokenType.BLOCK_ENTRY) {
          composer.start(false, start, end, false, tag, anchor);
          state = State.INDENTLESS_SEQUENCE_ENTRY;
        } else if (block && type == TokenType.BLOCK_SEQUENCE_START) {
          composer.start(false, start, end, false, tag, anchor);
          tokens.remove();
          state = State.BLOCK_SEQUENCE_ENTRY;
        } else if (block && type == TokenType.BLOCK_MAPPING_START) {
          composer.start(true, start, end, false, tag, anchor);
          tokens.remove();
          state = State.BLOCK_MAPPING_KEY;
        } else if (propertiesEnd >= 0) {
          composer.scalar(
              offset(propertiesEnd), offset(propertiesEnd), "", Scalar.Style.PLAIN, tag, anchor);
          pop();
        } else {
          throw wrong(
              "a value is expected here, not " + type.words(),
              "write the value, or remove what stands in its place");
        }
      }
    }
  }

  private void blockSequenceEntry() {
    TokenType type = peek();
    if (type == TokenType.BLOCK_ENTRY) {
      int mark = skip();
      type = peek();
      if (type == TokenType.BLOCK_ENTRY || type == TokenType.BLOCK_END) {
        empty(mark);
      } else {
        push(State.BLOCK_SEQUENCE_ENTRY);
        node(true, false);
      }
    } else if (type == TokenType.BLOCK_END) {
      composer.end(offset(lastEnd));
      tokens.remove();
      pop();
    } else {
      throw wrong(
          "a list goes on with \"- \", but here is " + type.words(),
          "start the line with \"- \", or correct its indentation");
    }
  }

  private void indentlessSequenceEntry() {
    TokenType type = peek();
    if (type != TokenType.BLOCK_ENTRY) {
      composer.end(offset(lastEnd));
      pop();
      return;
    }
    int mark = skip();
    switch (peek()) {
      case BLOCK_ENTRY, KEY, VALUE, BLOCK_END -> empty(mark);
      default -> {
        push(State.INDENTLESS_SEQUENCE_ENTRY);
        node(true, false);
      }
    }
  }

  private void blockMappingKey() {
    TokenType type = peek();
    if (type == TokenType.KEY) {
      int mark = skip();
      blockMappingNode(mark, State.BLOCK_MAPPING_VALUE);
    } else if (type == TokenType.BLOCK_END) {
      composer.end(offset(lastEnd));
      tokens.remove();
      pop();
    } else {
      throw wrong(
          "a mapping goes on with a key, but here is " + type.words(),
          "write \"key: value\", or correct the indentation");
    }
  }

  private void blockMappingValue() {
    if (peek() == TokenType.VALUE) {
      int mark = skip();
      blockMappingNode(mark, State.BLOCK_MAPPING_KEY);
    } else {
      empty(lastEnd);
      state = State.BLOCK_MAPPING_KEY;
    }
  }

  private void blockMappingNode(int mark, State next) {
    switch (peek()) {
      case KEY, VALUE, BLOCK_END -> {
        empty(mark);
        state = next;
      }
      default -> {
        push(next);
        node(true, true);
      }
    }
  }

  private void flowSequenceEntry(boolean first) {
    TokenType type = first ? peek() : afterComma(TokenType.FLOW_SEQUENCE_END, "]");
    if (type == TokenType.KEY) {
      int start = offset(tokens.start());
      composer.start(true, start, start, true, "", "");
      skip();
      state = State.FLOW_PAIR_KEY;
    } else if (type == TokenType.FLOW_SEQUENCE_END) {
      endFlow();
    } else {
      push(State.FLOW_SEQUENCE_ENTRY);
      node(false, false);
    }
  }

  private void flowPairKey() {
    switch (peek()) {
      case VALUE, FLOW_ENTRY, FLOW_SEQUENCE_END -> {
        // As libyaml does: the token goes with the key that is not there.
        empty(lastEnd);
        skip();
        state = State.FLOW_PAIR_VALUE;
      }
      default -> {
        push(State.FLOW_PAIR_VALUE);
        node(false, false);
      }
    }
  }

  private void flowPairValue() {
    if (peek() == TokenType.VALUE) {
      skip();
      TokenType type = peek();
      if (type != TokenType.FLOW_ENTRY && type != TokenType.FLOW_SEQUENCE_END) {
        push(State.FLOW_PAIR_END);
        node(false, false);
        return;
      }
    }
    empty(lastEnd);
    state = State.FLOW_PAIR_END;
  }

  private void flowMappingKey(boolean first) {
    TokenType type = first ? peek() : afterComma(TokenType.FLOW_MAPPING_END, "}");
    if (type == TokenType.KEY) {
      skip();
      switch (peek()) {
        case VALUE, FLOW_ENTRY, FLOW_MAPPING_END -> {
          empty(lastEnd);
          state = State.FLOW_MAPPING_VALUE;
        }
        default -> {
          push(State.FLOW_MAPPING_VALUE);
          node(false, false);
        }
      }
    } else if (type == TokenType.FLOW_MAPPING_END) {
      endFlow();
    } else {
      push(State.FLOW_MAPPING_NO_VALUE);
      node(false, false);
    }
  }

  private void flowMappingValue() {
    if (peek() == TokenType.VALUE) {
      skip();
      TokenType type = peek();
      if (type != TokenType.FLOW_ENTRY && type != TokenType.FLOW_MAPPING_END) {
        push(State.FLOW_MAPPING_KEY);
        node(false, false);
        return;
      }
    }
    empty(lastEnd);
    state = State.FLOW_MAPPING_KEY;
  }

  private TokenType afterComma(TokenType closing, String bracket) {
    TokenType type = peek();
    if (type == TokenType.FLOW_ENTRY) {
      skip();
      return peek();
    }
    if (type != closing) {
      throw wrong(
          "a comma or " + bracket + " is expected here, not " + type.words(),
          "add it, or quote a value that holds , [ ] { or }");
    }
    return type;
  }

  private void endFlow() {
    composer.end(offset(tokens.end()));
    skip();
    pop();
  }

  /** A value that is not written. */
  private void empty(int place) {
    composer.scalar(offset(place), offset(place), "", Scalar.Style.PLAIN, "", "");
  }

  private TokenType peek() {
    scanner.fill();
    return tokens.type();
  }

  /** Steps over the first token; gives its end. */
  private int skip() {
    int end = tokens.end();
    if (end > tokens.start()) {
      lastEnd = end;
    }
    tokens.remove();
    return end;
  }

  private int offset(int place) {
    return cursor.offset(place);
  }

  private void push(State next) {
    if (depth == states.length) {
      states = Arrays.copyOf(states, depth * 2);
    }
    states[depth++] = next;
  }

  private void pop() {
    state = states[--depth];
  }

  private Unreadable wrong(String message, String advice) {
    return cursor.unreadable(tokens.start(), tokens.end(), message, advice);
  }
}
