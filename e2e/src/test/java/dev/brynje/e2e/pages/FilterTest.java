package dev.brynje.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page shows exactly the findings that the JSON of the same run has. */
@ExtendWith(InChromium.class)
class FilterTest {
  private static final long SEED = 20261129;

  @TempDir private static Path directory;
  private static Told shop;

  @BeforeAll
  static void auditTheShop() throws Exception {
    shop = Told.of("examples/shop", directory);
  }

  @Test
  void withoutAFilterAllThatIsOpenIsThereTheMostSevereFirst(Browser browser) {
    try (OpenPage page = open(browser)) {
      showsExactly(page, Told::open, "");
    }
  }

  @Test
  void theTilesCountWhatIsOpenAndFilterBySeverity(Browser browser) {
    try (OpenPage page = open(browser)) {
      for (String severity : Told.SEVERITIES) {
        page.tile(severity).click();
        Predicate<JsonNode> wanted = is(severity, one -> one.get("severity").asString());
        assertThat(page.tile(severity).locator("b")).hasText("" + shop.shown(wanted).size());
        showsExactly(page, wanted, severity);
        page.tile(severity).click();
      }
      page.tile("high").click();
      page.tile("critical").click();
      showsExactly(
          page,
          is("critical", one -> one.get("severity").asString())
              .or(is("high", one -> one.get("severity").asString())),
          "critical, high");
    }
  }

  @Test
  void everyRing(Browser browser) {
    everyOne(browser, "Ring", one -> one.get("ring").asString());
  }

  @Test
  void everyNamespaceAndNone(Browser browser) {
    everyOne(browser, "Namespace", Told::namespace);
  }

  @Test
  void everyControl(Browser browser) {
    try (OpenPage page = open(browser)) {
      List<String> offered = page.strings("[...control.options].slice(1).map(one => one.value)");
      assertThat(offered).containsAll(shop.values(one -> one.get("control").asString()));
      for (String control : offered.subList(0, 10)) {
        page.choose("Control", control);
        showsExactly(page, is(control, one -> one.get("control").asString()), control);
      }
    }
  }

  @Test
  void everyFileAndTheFilesOfADirectory(Browser browser) {
    try (OpenPage page = open(browser)) {
      for (String file : shop.values(Told::file)) {
        page.write("File", file);
        showsExactly(page, is(file, Told::file), file);
      }
      page.write("File", "K8S/drift");
      showsExactly(
          page,
          one -> Told.open(one) && Told.file(one).startsWith("examples/shop/k8s/drift/"),
          "K8S/drift");
    }
  }

  @Test
  void filesAreSuggestedAsTheyAreWritten(Browser browser) {
    try (OpenPage page = open(browser)) {
      page.write("File", "drift/");
      assertThat(page.strings("[...files.options].map(one => one.value)"))
          .containsExactlyInAnyOrderElementsOf(
              shop.values(Told::file).stream().filter(one -> one.contains("drift/")).toList());
    }
  }

  @Test
  void allWordsOfASearchAreInWhatIsFound(Browser browser) {
    try (OpenPage page = open(browser)) {
      page.write("Search", " ReadOnlyRootFilesystem  adminer ");
      showsExactly(
          page,
          one ->
              Told.open(one)
                  && searched(one).contains("readonlyrootfilesystem")
                  && searched(one).contains("adminer"),
          "ReadOnlyRootFilesystem  adminer");
    }
  }

  @Test
  void filtersTogetherShowWhatAllOfThemAllow(Browser browser) {
    Random random = new Random(SEED);
    for (int i = 0; i < 12; i++) {
      String severity = any(Told.SEVERITIES, random);
      String ring = any(shop.values(one -> one.get("ring").asString()), random);
      String namespace = any(shop.values(Told::namespace), random);
      String file = any(shop.values(Told::file), random);
      boolean withFile = random.nextBoolean();
      try (OpenPage page = open(browser)) {
        page.tile(severity).click();
        page.choose("Ring", ring);
        page.choose("Namespace", namespace);
        page.write("File", withFile ? file : "");
        showsExactly(
            page,
            is(severity, one -> one.get("severity").asString())
                .and(is(ring, one -> one.get("ring").asString()))
                .and(is(namespace, Told::namespace))
                .and(one -> !withFile || Told.file(one).equals(file)),
            String.join(", ", severity, ring, namespace) + (withFile ? ", " + file : ""));
      }
    }
  }

  @Test
  void whatSomebodyDecidedAboutIsShownOnRequestWithItsReason(Browser browser) {
    try (OpenPage page = open(browser)) {
      page.choose("Show", "waived");
      assertThat(page.count()).containsText(": waived");
      assertThat(page.drawn()).isNotEmpty().isEqualTo(shop.shown(one -> one.has("waiver")));
      assertThat(page.page().locator(".f .waived").first())
          .hasText("Waived by a comment: hadolint ignore=DL3025");
      page.choose("Show", "all");
      assertThat(page.count())
          .containsText("of %d findings".formatted(shop.shown(_ -> true).size()));
      assertThat(page.findings()).isEqualTo(shop.shown(_ -> true));
    }
  }

  @Test
  void whereNothingFitsThePageSaysSoAndClearTakesAllBack(Browser browser) {
    try (OpenPage page = open(browser)) {
      page.tile("low").click();
      page.write("Search", "nothing is called like this");
      assertThat(page.count())
          .hasText(
              "No finding of all %d: low, nothing is called like this"
                  .formatted(shop.shown(Told::open).size()));
      page.button("Clear").click();
      showsExactly(page, Told::open, "");
      assertThat(page.tile("low")).hasAttribute("aria-pressed", "false");
    }
  }

  @Test
  void anEasyWinLeadsToTheFindingsThatItEnds(Browser browser) {
    try (OpenPage page = open(browser)) {
      for (JsonNode win : shop.json().get("summary").get("wins")) {
        page.page().getByText(win.get("title").asString(), exactly()).first().click();
        String control = win.get("control").asString();
        assertThat(shop.shown(is(control, one -> one.get("control").asString())))
            .hasSize(win.get("findings").asInt());
        showsExactly(page, is(control, one -> one.get("control").asString()), control);
      }
    }
  }

  @Test
  void whatIsChosenOutlivesAReloadAndALinkToItChoosesTheSame(Browser browser) {
    String address;
    try (OpenPage page = open(browser)) {
      page.tile("high").click();
      page.choose("Namespace", "shop");
      Predicate<JsonNode> wanted =
          is("high", one -> one.get("severity").asString()).and(is("shop", Told::namespace));
      showsExactly(page, wanted, "high, shop");
      page.page().reload();
      showsExactly(page, wanted, "high, shop");
      address = page.page().url();
    }
    assertThat(address).endsWith("#severity=high&namespace=%3Dshop");
    try (OpenPage page =
        new OpenPage(
            browser, Look.LIGHT.options(), shop.page(), address.substring(address.indexOf('#')))) {
      assertThat(page.count()).containsText(": high, shop");
      JsonNode win = shop.json().get("summary").get("wins").get(0);
      page.page().getByText(win.get("title").asString(), exactly()).first().click();
      assertThat(page.count()).containsText(": " + win.get("control").asString());
      page.page().goBack();
      assertThat(page.count()).containsText(": high, shop");
    }
  }

  @Test
  void aFindingShowsItsSourceWithTheMarkThatJsonHas(Browser browser) {
    try (OpenPage page = open(browser)) {
      page.choose("Control", "dockerfile/supported-base");
      assertThat(page.count()).containsText(": dockerfile/supported-base");
      Locator finding = page.page().locator(".f").first();
      assertThat(finding.locator(".src code")).hasText("FROM node:${NODE_VERSION} AS build");
      assertThat(finding.locator(".src span")).hasText("3");
      assertThat(finding.locator(".src mark")).hasText("node:${NODE_VERSION}");
      finding.locator("summary").click();
      assertThat(finding.locator("details code")).isVisible();
      assertThat(finding.locator("details code")).hasText("dockerfile/supported-base");
    }
  }

  private static void everyOne(Browser browser, String filter, Function<JsonNode, String> of) {
    try (OpenPage page = open(browser)) {
      for (String value : shop.values(of)) {
        page.choose(filter, value);
        showsExactly(page, is(value, of), value);
      }
    }
  }

  private static void showsExactly(OpenPage page, Predicate<JsonNode> wanted, String by) {
    List<String> expected = shop.shown(wanted);
    int all = shop.shown(Told::open).size();
    List<String> count = new ArrayList<>();
    count.add(expected.isEmpty() ? "No finding" : expected.size() + " findings");
    if (expected.size() > 100) {
      count.set(0, "1–100 of " + count.getFirst());
    }
    if (expected.size() < all) {
      count.add("of all " + all);
    }
    assertThat(page.count()).hasText(String.join(" ", count) + (by.isEmpty() ? "" : ": " + by));
    assertThat(page.findings()).isEqualTo(expected);
  }

  private static OpenPage open(Browser browser) {
    return new OpenPage(browser, Look.LIGHT, shop.page());
  }

  private static Predicate<JsonNode> is(String value, Function<JsonNode, String> of) {
    return one -> Told.open(one) && of.apply(one).equals(value);
  }

  private static String searched(JsonNode finding) {
    return finding.toString().toLowerCase(Locale.ROOT);
  }

  private static String any(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
