package dev.brynje.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.brynje.bench.ManifestCorpus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With 20,000 findings the browser has to hold no more elements than with some hundreds. */
@ExtendWith(InChromium.class)
class ManyFindingsTest {
  private static final int FILES = 630;
  private static final long SEED = 42;
  private static final int MOST_NODES = 4_000;

  @TempDir private static Path directory;
  private static Told told;
  private static int all;

  @BeforeAll
  static void auditMuch() throws Exception {
    Path corpus = directory.resolve("corpus");
    ManifestCorpus.write(corpus, FILES, SEED);
    told = Told.of(corpus.toString(), directory);
    all = told.shown(Told::open).size();
  }

  @Test
  void thePageHoldsAHundredAtATime(Browser browser) throws Exception {
    assertThat(all).isGreaterThan(20_000);
    assertThat(Files.size(told.page())).isLessThan(2_000_000);
    try (OpenPage page = new OpenPage(browser, Look.LIGHT, told.page())) {
      assertThat(page.count()).hasText("1–100 of %,d findings".formatted(all));
      assertThat(page.nodes()).isLessThan(MOST_NODES);
      page.field("File").focus();
      for (int i = 0; i < 5; i++) {
        page.button("Next").click();
      }
      assertThat(page.count()).hasText("501–600 of %,d findings".formatted(all));
      assertThat(page.drawn()).isEqualTo(told.shown(Told::open).subList(500, 600));
      assertThat(page.nodes()).isLessThan(MOST_NODES);
    }
  }

  @Test
  void aFilterFindsAmongAllOfThem(Browser browser) {
    try (OpenPage page = new OpenPage(browser, Look.PHONE, told.page())) {
      page.choose("Namespace", "billing");
      page.tile("high").click();
      page.write("Search", "workload-16.yaml");
      assertThat(page.count()).containsText(": high, workload-16.yaml, billing");
      assertThat(page.drawn())
          .isNotEmpty()
          .isEqualTo(
              told.shown(one ->
                  one.get("severity").asString().equals("high")
                      && Told.file(one).endsWith("workload-16.yaml")
                      && Told.namespace(one).equals("billing")));
      assertThat(page.nodes()).isLessThan(MOST_NODES);
    }
  }

  @Test
  void paperHasTheFirstTwoThousandAndSaysSo(Browser browser) {
    try (OpenPage page = new OpenPage(browser, Look.LIGHT, told.page())) {
      page.page().evaluate("dispatchEvent(new Event('beforeprint'))");
      assertThat(page.count()).hasText("The first 2,000 of %,d findings".formatted(all));
      assertThat(page.page().locator(".f")).hasCount(2_000);
      page.page().evaluate("dispatchEvent(new Event('afterprint'))");
      assertThat(page.page().locator(".f")).hasCount(100);
    }
  }
}
