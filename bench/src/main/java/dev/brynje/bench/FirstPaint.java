package dev.brynje.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens a page in headless Chromium, from disk and each time in a new tab, and prints the medians
 * of its first contentful paint and of the end of its script, in milliseconds after the start of
 * the navigation.
 *
 * <p>usage: java FirstPaint.java PAGE RUNS
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">DevTools Protocol</a>
 */
public final class FirstPaint {
  private static final Pattern LISTENING = Pattern.compile("ws://([^/]+)/");
  private static final Pattern SOCKET = Pattern.compile("\"webSocketDebuggerUrl\": \"([^\"]+)\"");
  private static final Pattern TIMES = Pattern.compile("\"value\":\"([\\d.]+) ([\\d.]+)\"");
  private static final String ASK =
      """
      {"id": 1, "method": "Runtime.evaluate", "params": {"expression": "\
      [performance.getEntriesByName('first-contentful-paint')[0]?.startTime, \
      performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd].join(' ')"}}\
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String host;

  private FirstPaint(String host) {
    this.host = host;
  }

  /** One page, and how often it is opened. */
  public static void main(String[] words) throws Exception {
    Path profile = Files.createTempDirectory("brynje-paint");
    Process chromium =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = chromium.errorReader(StandardCharsets.UTF_8)) {
      FirstPaint tabs = new FirstPaint(host(said));
      int runs = Integer.parseInt(words[1]);
      double[] paint = new double[runs];
      double[] done = new double[runs];
      for (int i = 0; i < runs; i++) {
        List<Double> times = tabs.open(Path.of(words[0]).toUri());
        paint[i] = times.getFirst();
        done[i] = times.getLast();
      }
      System.out.printf(Locale.ROOT, "%.0f %.0f%n", median(paint), median(done));
    } finally {
      chromium.descendants().forEach(ProcessHandle::destroy);
      chromium.destroy();
    }
  }

  private static String host(BufferedReader said) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return listening.group(1);
      }
    }
    throw new IOException("chromium ended before it listened");
  }

  private List<Double> open(URI page) throws Exception {
    String address = URLEncoder.encode(page.toString(), StandardCharsets.UTF_8);
    HttpRequest tab =
        HttpRequest.newBuilder(URI.create("http://" + host + "/json/new?" + address))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    Matcher socket = SOCKET.matcher(client.send(tab, HttpResponse.BodyHandlers.ofString()).body());
    if (!socket.find()) {
      throw new IOException("chromium opened no tab");
    }
    while (true) {
      Thread.sleep(200);
      Matcher times = TIMES.matcher(ask(URI.create(socket.group(1))));
      if (times.find() && Double.parseDouble(times.group(2)) > 0) {
        return List.of(Double.parseDouble(times.group(1)), Double.parseDouble(times.group(2)));
      }
    }
  }

  private String ask(URI socket) throws Exception {
    Answer answer = new Answer();
    WebSocket connection =
        client.newWebSocketBuilder().buildAsync(socket, answer).get(10, TimeUnit.SECONDS);
    connection.sendText(ASK, true).get(10, TimeUnit.SECONDS);
    try {
      return answer.whole.get(30, TimeUnit.SECONDS);
    } finally {
      connection.abort();
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static final class Answer implements WebSocket.Listener {
    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      parts.append(text);
      if (last) {
        whole.complete(parts.toString());
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
