import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The last words of a build: how much of each module its tests run, which tests were skipped and why, and how many
 * there were. With {@code strict} it fails on a skipped test that {@code .ci/allowed-skips} does not name.
 *
 * <p>Started from its source by Maven, with whatever JDK the build has: nothing newer than Java 17 is used.
 *
 * <p>usage: java BuildSummary.java ROOT STARTED [strict]; STARTED is an ISO instant, older reports are passed over
 */
public final class BuildSummary {
  private BuildSummary() {}

  /** How many there are of something, and how many of these the tests reach. */
  record Share(long reached, long all) {
    static final Share NONE = new Share(0, 0);

    Share plus(Share other) {
      return new Share(reached + other.reached, all + other.all);
    }

    @Override
    public String toString() {
      return all == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * reached / all);
    }
  }

  record Coverage(Share lines, Share branches) {
    static final Coverage NONE = new Coverage(Share.NONE, Share.NONE);

    Coverage plus(Coverage other) {
      return new Coverage(lines.plus(other.lines), branches.plus(other.branches));
    }
  }

  record Skip(String test, String reason) {}

  /** What the reports of one or more test classes say. */
  static final class Results {
    private int run;
    private int failed;
    private final List<Skip> skips = new ArrayList<>();
  }

  /** A line of {@code .ci/allowed-skips}: a class, or a class and its method joined by {@code #}, and the reason. */
  record Allowed(String test, String reason) {
    boolean covers(Skip skip) {
      return skip.test().equals(test) || skip.test().startsWith(test + "#");
    }
  }

  public static void main(String[] args) throws IOException, XMLStreamException {
    Path root = Path.of(args[0]);
    Instant started = Instant.parse(args[1]);
    boolean strict = args.length > 2 && args[2].equals("strict");

    Map<String, Coverage> coverage = new LinkedHashMap<>();
    Results results = new Results();
    for (Path module : modules(root)) {
      Path csv = module.resolve("target/site/jacoco/jacoco.csv");
      if (fresh(csv, started)) {
        coverage.put(module.getFileName().toString(), coverage(csv));
      }
      for (Path report : reports(module, started)) {
        read(report, results);
      }
    }

    System.out.println();
    print(coverage);
    List<Skip> unexpected = strict ? unexpected(results.skips, allowed(root)) : List.of();
    print(results, unexpected);
    if (!unexpected.isEmpty()) {
      System.err.println("skipped tests that .ci/allowed-skips does not name: " + unexpected.size());
      System.exit(1);
    }
  }

  private static List<Path> modules(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).sorted().toList();
    }
  }

  private static boolean fresh(Path report, Instant started) throws IOException {
    return Files.exists(report) && !Files.getLastModifiedTime(report).toInstant().isBefore(started);
  }

  private static List<Path> reports(Path module, Instant started) throws IOException {
    Path directory = module.resolve("target/surefire-reports");
    List<Path> reports = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          if (file.getFileName().toString().matches("TEST-.*\\.xml") && fresh(file, started)) {
            reports.add(file);
          }
        }
      }
    }
    return reports;
  }

  /** Reads JaCoCo's table of classes; its columns are named in the first line. */
  private static Coverage coverage(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> columns = List.of(lines.get(0).split(","));
    Coverage sum = Coverage.NONE;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      sum = sum.plus(new Coverage(share(columns, cells, "LINE"), share(columns, cells, "BRANCH")));
    }
    return sum;
  }

  private static Share share(List<String> columns, String[] cells, String counter) {
    long covered = Long.parseLong(cells[columns.indexOf(counter + "_COVERED")]);
    long missed = Long.parseLong(cells[columns.indexOf(counter + "_MISSED")]);
    return new Share(covered, covered + missed);
  }

  private static void read(Path report, Results results) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      String test = "";
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "testcase" -> {
              results.run++;
              String name = xml.getAttributeValue(null, "name");
              test = xml.getAttributeValue(null, "classname") + (name.isEmpty() ? "" : "#" + name);
            }
            case "failure", "error" -> results.failed++;
            case "skipped" -> {
              String message = xml.getAttributeValue(null, "message");
              results.skips.add(new Skip(test, reason(message == null ? xml.getElementText() : message)));
            }
            default -> {}
          }
        }
      }
    }
  }

  /** The words of a message or, where a report gives the exception alone, of its first line. */
  private static String reason(String text) {
    String first = text.strip().lines().findFirst().orElse("no reason given");
    return first.replaceFirst("^[\\w.]*TestAbortedException: ", "").replaceFirst("^Assumption failed: ", "");
  }

  private static List<Allowed> allowed(Path root) throws IOException {
    List<Allowed> allowed = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve(".ci/allowed-skips"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.strip().split("\\s+", 2);
        if (parts.length < 2) {
          throw new IllegalArgumentException(".ci/allowed-skips: '" + line + "' has no reason");
        }
        allowed.add(new Allowed(parts[0], parts[1]));
      }
    }
    return allowed;
  }

  private static List<Skip> unexpected(List<Skip> skips, List<Allowed> allowed) {
    return skips.stream().filter(skip -> allowed.stream().noneMatch(entry -> entry.covers(skip))).toList();
  }

  private static void print(Map<String, Coverage> coverage) {
    Coverage all = coverage.values().stream().reduce(Coverage.NONE, Coverage::plus);
    System.out.printf("Coverage by each module's own tests: %s of lines, %s of branches%n", all.lines(), all.branches());
    coverage.forEach(
        (module, own) -> System.out.printf("  %-12s %8s %8s%n", module, own.lines(), own.branches()));
  }

  private static void print(Results results, List<Skip> unexpected) {
    System.out.println(results.skips.isEmpty() ? "No test was skipped" : "Skipped tests:");
    for (Skip skip : results.skips) {
      String remark = unexpected.contains(skip) ? " (not allowed)" : "";
      System.out.printf("  %s: %s%s%n", skip.test(), skip.reason(), remark);
    }
    int passed = results.run - results.failed - results.skips.size();
    System.out.printf("%d passed, %d failed, %d skipped%n", passed, results.failed, results.skips.size());
  }
}
