package dev.brynje.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever manifests say, the page only shows it. */
@ExtendWith(InChromium.class)
class HostileManifestTest {
  private static final String IMAGE = "<img src=x onerror=alert(1)>";

  @TempDir private static Path directory;
  private static Told told;

  @BeforeAll
  static void auditWhatIsHostile() throws Exception {
    Path manifests = Files.createDirectory(directory.resolve("hostile"));
    Files.writeString(
        manifests.resolve(IMAGE + "\u202Elmay.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: "</script>%1$s"
          namespace: "\\u202Egnp.exe <script>alert(2)</script>"
          labels: {a: "<!--<script>"}
        spec:
          hostPID: true  # </pre><script>alert(3)</script> https://evil.example/x.png
          containers:
            - name: "' onmouseover='alert(4)"
              image: "javascript:alert(5)//%1$s"
              env:
                - {name: "%1$s", value: "%2$s"}
        """
            .formatted(IMAGE, "long".repeat(200)));
    told = Told.of(manifests.toString(), directory);
  }

  @ParameterizedTest
  @EnumSource
  void isShownAndNothingElse(Look look, Browser browser) {
    try (OpenPage page = new OpenPage(browser, look, told.page())) {
      assertThat(page.page().locator(".f").first()).containsText("</script>" + IMAGE);
      page.page().locator(".f summary").first().click();
      page.page().locator("footer summary").click();
      page.write("Search", IMAGE);
      assertThat(page.count()).containsText(IMAGE);

      assertThat(page.page().locator("img, iframe, object, link, [onerror], [onmouseover]"))
          .hasCount(0);
      assertThat(page.page().locator("script")).hasCount(4);
      assertThat(page.page().locator("a[href]:not([href^='#'])")).hasCount(0);
      assertThat(page.page().content()).doesNotContain("\u202E");
      AccessTest.isNoWiderThanTheScreen(page);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#text=" + IMAGE,
        "#text=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&severity=__proto__",
        "#control=none&ring=none&namespace=none&decision=none",
        "#file=%FF&severity=",
        "#=&=&constructor=1&__proto__=2"
      })
  void addressesChooseAndDoNothingElse(String hash, Browser browser) {
    try (OpenPage page = new OpenPage(browser, Look.LIGHT.options(), told.page(), hash)) {
      assertThat(page.count()).containsText("finding");
      assertThat(page.page().locator("img")).hasCount(0);
    }
  }

  @Test
  void scriptsPutIntoThePageDoNotRun(Browser browser) throws Exception {
    Path changed = directory.resolve("changed.html");
    Files.writeString(
        changed,
        Files.readString(told.page())
            .replace("</main>", "<script>document.title = 'owned'</script></main>"));
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      List<String> said = new ArrayList<>();
      page.onConsoleMessage(message -> said.add(message.text()));
      page.navigate(changed.toUri().toString());

      assertThat(page.title()).startsWith("Brynje: ");
      assertThat(said).singleElement().asString().contains("Content Security Policy");
    }
  }
}
