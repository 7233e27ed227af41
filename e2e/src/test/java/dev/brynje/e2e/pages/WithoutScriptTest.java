package dev.brynje.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InChromium.class)
class WithoutScriptTest {
  @Test
  void thereAreTheFiguresAndTheHundredMostSevere(Browser browser, @TempDir Path directory)
      throws Exception {
    Told shop = Told.of("examples/shop", directory);
    try (OpenPage page =
        new OpenPage(browser, Look.LIGHT.options().setJavaScriptEnabled(false), shop.page(), "")) {
      List<String> open = shop.shown(Told::open);
      assertThat(page.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .containsText("critical");
      for (String severity : Told.SEVERITIES) {
        int times = shop.json().get("summary").get("severities").get(severity).asInt();
        assertThat(page.tile(severity).locator("b")).hasText("" + times);
      }
      assertThat(page.page().locator(".score"))
          .hasCount(shop.json().get("summary").get("rings").size());
      assertThat(page.count())
          .hasText(
              "The 100 most severe of %d findings; the others need JavaScript."
                  .formatted(open.size()));
      assertThat(page.page().locator("form, .tools, .pages").all()).noneMatch(Locator::isVisible);
      assertThat(page.page().locator(".f .where code").allTextContents())
          .isEqualTo(
              open.stream().limit(100).map(one -> one.substring(0, one.indexOf(' '))).toList());
    }
  }
}
