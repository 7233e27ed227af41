package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that their form gives away. One pass over the text: only where a word begins, the few
 * forms with that first letter are tried.
 */
final class KnownForms {
  private enum Alphabet {
    UPPER_AND_DIGITS,
    LETTERS_AND_DIGITS,
    WORD,
    WORD_AND_DOTS,
    PATH;

    boolean has(char c) {
      return switch (this) {
        case UPPER_AND_DIGITS -> isDigit(c) || isUpper(c);
        case LETTERS_AND_DIGITS -> isDigit(c) || isUpper(c) || isLower(c);
        case WORD -> isWord(c);
        case WORD_AND_DOTS -> isWord(c) || c == '.';
        case PATH -> isWord(c) || c == '.' || c == '/' || c == '@' || c == '\\';
      };
    }
  }

  /**
   * @param least characters after the prefix
   * @param most characters after the prefix; when more of the alphabet follow, it is something else
   */
  private record Form(SecretKind kind, String prefix, Alphabet alphabet, int least, int most) {}

  private static final int ANY = Integer.MAX_VALUE;

  private static final List<Form> FORMS =
      List.of(
          new Form(SecretKind.AWS_ACCESS_KEY, "AKIA", Alphabet.UPPER_AND_DIGITS, 16, 16),
          new Form(SecretKind.AWS_ACCESS_KEY, "ASIA", Alphabet.UPPER_AND_DIGITS, 16, 16),
          new Form(SecretKind.GITHUB_TOKEN, "ghp_", Alphabet.LETTERS_AND_DIGITS, 36, ANY),
          new Form(SecretKind.GITHUB_TOKEN, "gho_", Alphabet.LETTERS_AND_DIGITS, 36, ANY),
          new Form(SecretKind.GITHUB_TOKEN, "ghu_", Alphabet.LETTERS_AND_DIGITS, 36, ANY),
          new Form(SecretKind.GITHUB_TOKEN, "ghs_", Alphabet.LETTERS_AND_DIGITS, 36, ANY),
          new Form(SecretKind.GITHUB_TOKEN, "ghr_", Alphabet.LETTERS_AND_DIGITS, 36, ANY),
          new Form(SecretKind.GITHUB_TOKEN, "github_pat_", Alphabet.WORD, 40, ANY),
          new Form(SecretKind.GITLAB_TOKEN, "glpat-", Alphabet.WORD_AND_DOTS, 20, ANY),
          new Form(SecretKind.GITLAB_TOKEN, "gldt-", Alphabet.WORD_AND_DOTS, 20, ANY),
          new Form(SecretKind.GITLAB_TOKEN, "glrt-", Alphabet.WORD_AND_DOTS, 20, ANY),
          new Form(SecretKind.GITLAB_TOKEN, "glptt-", Alphabet.WORD_AND_DOTS, 20, ANY),
          new Form(SecretKind.SLACK_TOKEN, "xoxb-", Alphabet.WORD, 20, ANY),
          new Form(SecretKind.SLACK_TOKEN, "xoxp-", Alphabet.WORD, 20, ANY),
          new Form(SecretKind.SLACK_TOKEN, "xoxa-", Alphabet.WORD, 20, ANY),
          new Form(SecretKind.SLACK_TOKEN, "xoxr-", Alphabet.WORD, 20, ANY),
          new Form(SecretKind.SLACK_TOKEN, "xoxs-", Alphabet.WORD, 20, ANY),
          new Form(SecretKind.SLACK_TOKEN, "xapp-", Alphabet.WORD, 20, ANY),
          new Form(SecretKind.STRIPE_KEY, "sk_live_", Alphabet.LETTERS_AND_DIGITS, 16, ANY),
          new Form(SecretKind.STRIPE_KEY, "rk_live_", Alphabet.LETTERS_AND_DIGITS, 16, ANY),
          new Form(SecretKind.GOOGLE_API_KEY, "AIza", Alphabet.WORD, 35, 35),
          new Form(SecretKind.NPM_TOKEN, "npm_", Alphabet.LETTERS_AND_DIGITS, 36, 36),
          new Form(SecretKind.PYPI_TOKEN, "pypi-AgE", Alphabet.WORD, 50, ANY),
          new Form(SecretKind.DOCKER_TOKEN, "dckr_pat_", Alphabet.WORD, 20, ANY),
          new Form(SecretKind.VAULT_TOKEN, "hvs.", Alphabet.WORD, 24, ANY),
          new Form(SecretKind.SENDGRID_KEY, "SG.", Alphabet.WORD_AND_DOTS, 60, ANY),
          new Form(SecretKind.DIGITALOCEAN_TOKEN, "dop_v1_", Alphabet.LETTERS_AND_DIGITS, 64, 64),
          new Form(SecretKind.HUGGING_FACE_TOKEN, "hf_", Alphabet.LETTERS_AND_DIGITS, 34, 34),
          new Form(SecretKind.ANTHROPIC_KEY, "sk-ant-", Alphabet.WORD, 30, ANY),
          new Form(SecretKind.OPENAI_KEY, "sk-proj-", Alphabet.WORD, 30, ANY),
          new Form(SecretKind.WEBHOOK, "hooks.slack.com/services/T", Alphabet.PATH, 30, ANY),
          new Form(SecretKind.WEBHOOK, "hooks.slack.com\\/services\\/T", Alphabet.PATH, 30, ANY),
          new Form(SecretKind.WEBHOOK, "discord.com/api/webhooks/", Alphabet.PATH, 60, ANY),
          new Form(SecretKind.WEBHOOK, "discordapp.com/api/webhooks/", Alphabet.PATH, 60, ANY),
          new Form(SecretKind.WEBHOOK, "webhook.office.com/webhookb2/", Alphabet.PATH, 60, ANY),
          new Form(SecretKind.AGE_KEY, "AGE-SECRET-KEY-1", Alphabet.UPPER_AND_DIGITS, 58, 58));

  private static final Form[][] BY_FIRST = byFirst();
  private static final int TOKEN_PART = 10;
  private static final int SHORTEST_SIGNATURE = 8;
  private static final int DISTINCT = 6;
  private static final int LONGEST_AUTHORITY = 1024;
  private static final int LONGEST_LABEL = 64;

  /** How much of a token is looked at before it is known to be none. */
  private static final int LOOKED_AT = 64;

  /** A run of one alphabet that was seen: where it begins and ends. */
  private static final class Run {
    private int start;
    private int end = -1;
  }

  private final String text;
  private final List<Secret> found = new ArrayList<>(0);
  private @Nullable Map<Alphabet, Run> bodies;
  private final Run header = new Run();
  private final Run payload = new Run();
  private final PrivateKeys keys;

  private KnownForms(String text) {
    this.text = text;
    this.keys = new PrivateKeys(text);
  }

  /** The secrets, in order and apart from each other. */
  static List<Secret> in(String text) {
    KnownForms forms = new KnownForms(text);
    forms.scan();
    return forms.found;
  }

  private void scan() {
    boolean begins = true;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int end = -1;
      if (c == ':' || c == '@') {
        end = c == ':' ? url(i) : address(i);
      } else if (c == '=') {
        end = signature(i);
      } else if (c == '-') {
        end = privateKey(i);
      } else if (begins && c == 'e') {
        end = jsonWebToken(i);
      } else if (begins && (c == 'B' || c == 'b')) {
        end = basic(i);
      }
      if (end < 0 && begins && c < BY_FIRST.length && BY_FIRST[c].length > 0) {
        end = form(i, BY_FIRST[c]);
      }
      begins = !isWord(c) || c == '-';
      i = end > i ? end : i + 1;
    }
  }

  private int form(int start, Form[] forms) {
    for (Form form : forms) {
      if (text.startsWith(form.prefix, start)) {
        int body = start + form.prefix.length();
        int end = run(body, form.alphabet, body(form.alphabet));
        int length = end - body;
        if (length >= form.least && length <= form.most && !isExample(body, end)) {
          return add(form.kind, form.alphabet == Alphabet.PATH ? body : start, end);
        }
      }
    }
    return -1;
  }

  /** RFC 7519: header and payload begin as the base64url of <code>{"</code> does. */
  private int jsonWebToken(int start) {
    if (!text.startsWith("eyJ", start)) {
      return -1;
    }
    int dot = run(start, Alphabet.WORD, header);
    if (dot - start < TOKEN_PART || !text.startsWith(".eyJ", dot)) {
      return -1;
    }
    int second = run(dot + 1, Alphabet.WORD, payload);
    boolean signed = second < text.length() && text.charAt(second) == '.';
    if (second - dot < TOKEN_PART || !signed) {
      return -1;
    }
    return add(SecretKind.JSON_WEB_TOKEN, start, run(second + 1, Alphabet.WORD, new Run()));
  }

  /** RFC 7617: {@code Basic} and the base64 of a user and a password. */
  private int basic(int start) {
    if (!text.regionMatches(true, start, "basic ", 0, 6)) {
      return -1;
    }
    int body = start + 6;
    int limit = Math.min(text.length(), body + LONGEST_AUTHORITY);
    int end = body;
    while (end < limit && BasicCredentials.isOfBase64(text.charAt(end))) {
      end++;
    }
    boolean ends = end < limit || end == text.length();
    return ends && BasicCredentials.are(text.substring(body, end))
        ? add(SecretKind.PASSWORD, body, end)
        : -1;
  }

  /**
   * RFC 3986: what stands between the first colon and the last at sign of an authority. JSON may
   * write its slashes with escapes.
   */
  private int url(int colon) {
    boolean escaped = text.startsWith(":\\/\\/", colon);
    if (!escaped && !text.startsWith("://", colon)) {
      return -1;
    }
    int start = colon + (escaped ? 5 : 3);
    int end = Math.min(text.length(), start + LONGEST_AUTHORITY);
    int password = -1;
    int at = -1;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (endsAuthority(c)) {
        break;
      }
      if (c == ':' && password < 0) {
        password = i + 1;
      } else if (c == '@') {
        at = i;
      }
    }
    boolean userOnly = password < 0 || password > at;
    if (at > start && (userOnly || isWithoutPassword(password, at))) {
      return token(start, userOnly ? at : password - 1, at);
    }
    return password < 0 || at <= password ? -1 : password(password, at);
  }

  /** The signature of an address that anybody may use who has it: {@code ?sig=X}. */
  private int signature(int equals) {
    int name = equals;
    while (name > 0 && equals - name < LONGEST_LABEL && isWord(text.charAt(name - 1))) {
      name--;
    }
    boolean query = name > 0 && "?&".indexOf(text.charAt(name - 1)) >= 0;
    String called = query ? text.substring(name, equals).toLowerCase(Locale.ROOT) : "";
    if (!called.equals("sig") && !called.endsWith("signature")) {
      return -1;
    }
    int start = equals + 1;
    int end = start;
    int limit = Math.min(text.length(), start + LONGEST_AUTHORITY);
    while (end < limit && "&#\"'` \t\r\n$<>{".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end - start < SHORTEST_SIGNATURE || isExample(start, end)
        ? -1
        : add(SecretKind.TOKEN, start, end);
  }

  /** Services that take a token as the user want no password, or a word in its place. */
  private boolean isWithoutPassword(int start, int at) {
    return start == at || text.substring(start, at).equals("x-oauth-basic");
  }

  /** {@code https://TOKEN@host/}; the public key in the address of a Sentry project is none. */
  private int token(int start, int end, int at) {
    int path = at;
    while (path < text.length() && !endsAuthority(text.charAt(path))) {
      path++;
    }
    boolean project = path + 1 < text.length() && isDigit(text.charAt(path + 1));
    String user = text.substring(start, end);
    boolean web = text.startsWith("http", start - 7) || text.startsWith("http", start - 8);
    return !web || project || !SecretValue.looksRandom(user) || isExample(start, end)
        ? -1
        : add(SecretKind.TOKEN, start, end);
  }

  /**
   * Without a scheme: {@code user:password@host.name/path}, and as the Go drivers of MySQL write
   * it, {@code user:password@tcp(host:3306)/db}.
   */
  private int address(int at) {
    boolean driver = text.startsWith("tcp(", at + 1) || text.startsWith("unix(", at + 1);
    if (!driver && !isHost(at + 1)) {
      return -1;
    }
    int colon = -1;
    int least = Math.max(found.isEmpty() ? 0 : found.getLast().end(), at - LONGEST_LABEL * 2);
    for (int i = at - 1; i >= least; i--) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)
          || "\"'=".indexOf(c) >= 0
          || (!driver && "/{[(,<".indexOf(c) >= 0)) {
        break;
      }
      colon = c == ':' ? i : colon;
    }
    boolean named = colon > 0 && (driver || isWord(text.charAt(colon - 1)));
    return !named || colon + 1 == at ? -1 : password(colon + 1, at);
  }

  /** Whether a host follows and is no mail's, since a port or a path comes after it. */
  private boolean isHost(int from) {
    int end = from;
    boolean dotted = false;
    while (end < text.length()
        && end - from <= LONGEST_LABEL * 4
        && (isWord(text.charAt(end)) || text.charAt(end) == '.')) {
      dotted |= text.charAt(end++) == '.';
    }
    return dotted && end < text.length() && (text.charAt(end) == '/' || isPort(end));
  }

  private boolean isPort(int colon) {
    return text.charAt(colon) == ':'
        && colon + 1 < text.length()
        && isDigit(text.charAt(colon + 1));
  }

  private int password(int start, int end) {
    String value = text.substring(start, end);
    if (Placeholder.is(NameKind.OTHER, "password", value)
        || value.startsWith("${")
        || value.contains("$(")) {
      return -1;
    }
    add(SecretKind.URL_PASSWORD, start, end);
    return end;
  }

  private int privateKey(int start) {
    int end = keys.end(start);
    return end < 0 ? -1 : add(SecretKind.PRIVATE_KEY, start, end);
  }

  private Run body(Alphabet alphabet) {
    Map<Alphabet, Run> known = bodies;
    if (known == null) {
      known = new EnumMap<>(Alphabet.class);
      bodies = known;
    }
    return known.computeIfAbsent(alphabet, _ -> new Run());
  }

  /**
   * Where a run of an alphabet ends.
   *
   * @param last the one that was seen last in the same question: within it nothing is read again
   */
  private int run(int from, Alphabet alphabet, Run last) {
    if (from < last.start || from > last.end) {
      int end = from;
      while (end < text.length() && alphabet.has(text.charAt(end))) {
        end++;
      }
      last.start = from;
      last.end = end;
    }
    return last.end;
  }

  /** Whether it is a documentation's example, or filled with the same few characters. */
  private boolean isExample(int from, int to) {
    String body = text.substring(from, Math.min(to, from + LOOKED_AT));
    return body.contains("EXAMPLE") || body.contains("example") || isOfFew(body);
  }

  private static boolean isOfFew(String body) {
    BitSet seen = new BitSet(128);
    int distinct = 0;
    for (int i = 0; i < body.length() && distinct < DISTINCT; i++) {
      distinct += seen.get(body.charAt(i)) ? 0 : 1;
      seen.set(body.charAt(i));
    }
    return distinct < DISTINCT;
  }

  private int add(SecretKind kind, int start, int end) {
    found.add(new Secret(kind, "", start, end));
    return end;
  }

  private static boolean endsAuthority(char c) {
    return c <= ' ' || c == '/' || c == '?' || c == '#' || c == '"' || c == '\'' || c == '`'
        || c == '<' || c == '>';
  }

  private static boolean isWord(char c) {
    return isDigit(c) || isUpper(c) || isLower(c) || c == '_' || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Without streams: this is interpreted at every start. */
  private static Form[][] byFirst() {
    Form[][] table = new Form[128][];
    Arrays.fill(table, new Form[0]);
    for (Form form : FORMS) {
      char first = form.prefix.charAt(0);
      int others = table[first].length;
      table[first] = Arrays.copyOf(table[first], others + 1);
      table[first][others] = form;
    }
    return table;
  }
}
