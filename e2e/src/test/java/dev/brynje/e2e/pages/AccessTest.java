package dev.brynje.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page can be read on a phone, in the dark, by keyboard, by screen reader and on paper. */
@ExtendWith(InChromium.class)
class AccessTest {
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  @TempDir private static Path directory;
  private static Told shop;

  @BeforeAll
  static void auditTheShop() throws Exception {
    shop = Told.of("examples/shop", directory);
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNothingSeriousAlsoWithAFilterAndAnOpenFinding(Look look, Browser browser) {
    try (OpenPage page = new OpenPage(browser, look, shop.page())) {
      page.page().locator(".f summary").first().click();
      page.page().locator("footer summary").click();
      isAccessible(page);
      page.tile("critical").click();
      page.choose("Show", "all");
      assertThat(page.count()).containsText(": critical, all");
      page.page().locator(".f summary").first().click();
      isAccessible(page);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWiderThanTheScreen(Look look, Browser browser) {
    try (OpenPage page = new OpenPage(browser, look, shop.page())) {
      page.page().locator("footer summary").click();
      isNoWiderThanTheScreen(page);
    }
  }

  @Test
  void darkAndLightAreChosenByTheSystemUnlessTheReaderDoes(Browser browser) {
    String lightness =
        "Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3))";
    try (OpenPage page = new OpenPage(browser, Look.DARK, shop.page())) {
      assertThat(page.number(lightness)).isLessThan(60);
      page.button("Theme: system").click();
      assertThat(page.number(lightness)).isGreaterThan(200);
      page.button("Theme: light").click();
      assertThat(page.number(lightness)).isLessThan(60);
      assertThat(page.button("Theme: dark")).isVisible();
      page.page().reload();
      assertThat(page.button("Theme: dark")).isVisible();
    }
  }

  @Test
  void theFirstStopLeadsToTheFindingsAndEachStopIsSeen(Browser browser) {
    try (OpenPage page = new OpenPage(browser, Look.LIGHT, shop.page())) {
      press(page, "Tab");
      assertThat(focused(page)).isEqualTo("Skip to the findings");
      assertThat(page.page().getByText("Skip to the findings")).isInViewport();
      press(page, "Enter");
      press(page, "Tab");
      assertThat(page.field("Search")).isFocused();
      for (int stop = 0; stop < 12; stop++) {
        press(page, "Tab");
        assertThat(page.strings("[getComputedStyle(document.activeElement).outlineStyle]"))
            .as("outline of " + focused(page))
            .containsExactly("solid");
      }
    }
  }

  @Test
  void everythingIsDoneByKeyboard(Browser browser) {
    try (OpenPage page = new OpenPage(browser, Look.LIGHT, shop.page())) {
      page.tile("critical").focus();
      press(page, "Space");
      assertThat(page.tile("critical")).hasAttribute("aria-pressed", "true");
      assertThat(page.count()).containsText(": critical");
      press(page, "Enter");
      assertThat(page.tile("critical")).hasAttribute("aria-pressed", "false");

      page.field("Ring").focus();
      page.page().keyboard().type("network");
      press(page, "Tab");
      assertThat(page.count()).containsText(": network");
      page.button("Clear").focus();
      press(page, "Enter");
      assertThat(page.page().locator(".f")).hasCount(100);

      press(page, "Tab");
      assertThat(focused(page)).startsWith("Why: ");
      press(page, "Enter");
      assertThat(page.page().locator(".f details[open]")).hasCount(1);
      press(page, "Tab");
      String control = focused(page);
      press(page, "Enter");
      assertThat(page.count()).containsText(": " + control);

      page.button("Clear").focus();
      press(page, "Space");
      page.button("Next").focus();
      press(page, "Enter");
      assertThat(page.count()).containsText("101–200 of ");
      assertThat(page.page().locator("#findings")).isFocused();
    }
  }

  @Test
  void paperHasAllThatIsFoundAndNoControls(Browser browser) {
    try (OpenPage page = new OpenPage(browser, Look.DARK, shop.page())) {
      page.choose("Namespace", "shop");
      assertThat(page.count()).containsText(": shop");
      List<String> found = page.findings();
      page.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.page().evaluate("dispatchEvent(new Event('beforeprint'))");

      assertThat(page.drawn()).hasSizeGreaterThan(200).isEqualTo(found);
      assertThat(page.count())
          .hasText(found.size() + " findings of all " + shop.shown(Told::open).size() + ": shop");
      assertThat(page.page().locator(".tools, .filters, .pages, .skip, .f details").all())
          .noneMatch(one -> one.isVisible());
      assertThat(page.strings("[getComputedStyle(document.body).backgroundColor]"))
          .containsExactly("rgb(255, 255, 255)");

      page.page().evaluate("dispatchEvent(new Event('afterprint'))");
      assertThat(page.page().locator(".f")).hasCount(found.size() % 100);
    }
  }

  @Test
  void aPdfHasAsManyPagesAsTheFindingsNeed(Browser browser) {
    try (OpenPage page = new OpenPage(browser, Look.LIGHT, shop.page())) {
      int all = pages(page.page().pdf());
      page.tile("critical").click();
      assertThat(page.count()).containsText(": critical");

      assertThat(pages(page.page().pdf())).isLessThan(5);
      assertThat(all).isBetween(shop.shown(Told::open).size() / 12, 80);
    }
  }

  private static int pages(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    return text.split("/Type\\s*/Page\\b(?!s)", -1).length - 1;
  }

  private static void press(OpenPage page, String key) {
    page.page().keyboard().press(key);
  }

  private static String focused(OpenPage page) {
    return page.strings("[document.activeElement.textContent]").getFirst();
  }

  static void isNoWiderThanTheScreen(OpenPage page) {
    assertThat(page.number("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(page.number("innerWidth"));
  }

  static void isAccessible(OpenPage page) {
    AxeResults results = new AxeBuilder(page.page()).analyze();
    assertThat(results.getPasses()).hasSizeGreaterThan(20);
    assertThat(results.getViolations())
        .filteredOn(one -> GRAVE.contains(one.getImpact()))
        .extracting(one -> one.getId() + ": " + one.getNodes().getFirst().getHtml())
        .isEmpty();
  }
}
