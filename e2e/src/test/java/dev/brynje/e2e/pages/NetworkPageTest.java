package dev.brynje.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.brynje.e2e.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of {@code network map}: what it shows, and what it works out by itself. */
@ExtendWith(InChromium.class)
class NetworkPageTest {
  private static final int CLUSTERS = 8;
  private static final long SEED = 7;

  @TempDir private Path directory;

  private Path page(String path) throws IOException, InterruptedException {
    Product.Run run =
        new Product().heap("128m").run("network", "map", "--quiet", "--format", "html", path);
    assertThat(run.err()).isEmpty();
    return Files.writeString(directory.resolve("map.html"), run.out());
  }

  private OpenPage example(Browser browser, Look look) throws Exception {
    return new OpenPage(browser, look, page("examples/network"));
  }

  @Test
  void withoutPoliciesThePageSaysWhatDiffSays(Browser browser) throws Exception {
    Random random = new Random(SEED);
    RandomManifests manifests = new RandomManifests(random);
    int changed = 0;
    for (int i = 0; i < CLUSTERS; i++) {
      String cluster = manifests.cluster();
      List<RandomManifests.Policy> policies = manifests.policies();
      Path all = written("all", cluster, policies);
      try (OpenPage page = new OpenPage(browser, Look.LIGHT, page(all.toString()))) {
        for (int of = 2; of <= 4; of += 2) {
          List<RandomManifests.Policy> kept = new ArrayList<>();
          for (RandomManifests.Policy policy : policies) {
            boolean isKept = random.nextInt(of) > 0;
            page(page, policy.words()).setChecked(isKept);
            if (isKept) {
              kept.add(policy);
            }
          }
          List<String> expected = diff(all, written("kept", cluster, kept));
          assertThat(page.strings("[...lines.children].map(one => one.textContent)"))
              .as("cluster %d of seed %d without %d", i, SEED, policies.size() - kept.size())
              .isEqualTo(expected);
          changed += expected.size();
        }
      }
    }
    assertThat(changed).isGreaterThan(300);
  }

  private static Locator page(OpenPage page, String policy) {
    return page.page()
        .locator("#switches label")
        .filter(new Locator.FilterOptions().setHasText(policy))
        .locator("input");
  }

  private Path written(String name, String cluster, List<RandomManifests.Policy> policies)
      throws IOException {
    List<String> objects = new ArrayList<>(List.of(cluster));
    policies.forEach(policy -> objects.add(policy.yaml()));
    return Files.writeString(directory.resolve(name + ".yaml"), String.join("\n---\n", objects));
  }

  private static List<String> diff(Path before, Path after) throws Exception {
    Product.Run run =
        new Product().run("network", "diff", "--quiet", before.toString(), after.toString());
    assertThat(run.err()).isEmpty();
    return run.out().lines().toList();
  }

  @Test
  void aWorkloadInFocusShowsItsConnectionsAndTheRulesThatAllowThem(Browser browser)
      throws Exception {
    try (OpenPage page = example(browser, Look.LIGHT)) {
      page.page().locator("#groups button").filter(named("db")).click();
      assertThat(page.page().locator("#view h2")).hasText("shop/db[StatefulSet]");
      assertThat(page.page().locator("#view")).isFocused();
      assertThat(page.page().locator("#view")).containsText("It reaches nothing.");
      Locator edge = page.page().locator(".edge");
      assertThat(edge).hasCount(1);
      edge.locator("summary").click();
      assertThat(edge.locator("li").allTextContents())
          .containsExactly(
              "NetworkPolicy shop/web, spec.egress[0] allows it examples/network/policies.yaml:27",
              "NetworkPolicy shop/db, spec.ingress[0] allows it examples/network/policies.yaml:44");
      page.button("Focus on web[Deployment]").click();
      assertThat(page.page().locator("#view h2")).hasText("shop/web[Deployment]");
      page.page().reload();
      assertThat(page.page().locator("#view h2")).hasText("shop/web[Deployment]");
      page.button("All namespaces").click();
      assertThat(page.page().locator("#view h2")).hasText("Between namespaces");
    }
  }

  private static Locator.FilterOptions named(String name) {
    return new Locator.FilterOptions().setHasText(name);
  }

  @Test
  void aPolicyIsSwitchedOffAndOnByKeyboard(Browser browser) throws Exception {
    try (OpenPage page = example(browser, Look.LIGHT)) {
      page(page, "shop/report").focus();
      page.page().keyboard().press("Space");
      assertThat(page.page().locator("#changed"))
          .hasText("Without NetworkPolicy shop/report: 1 removed connection");
      page.button("All on").focus();
      page.page().keyboard().press("Enter");
      assertThat(page.page().locator("#changes")).isHidden();
    }
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNothingSeriousAndNothingIsWiderThanTheScreen(Look look, Browser browser)
      throws Exception {
    try (OpenPage page = example(browser, look)) {
      AccessTest.isAccessible(page);
      page(page, "shop/default-deny").uncheck();
      page.page().locator("#groups button").filter(named("web")).click();
      page.page().locator(".edge summary").first().click();
      AccessTest.isAccessible(page);
      AccessTest.isNoWiderThanTheScreen(page);
    }
  }

  @Test
  void threeHundredWorkloadsAreFoundBySearchAndByNamespace(Browser browser) throws Exception {
    StringBuilder pods = new StringBuilder("---\n");
    for (int i = 0; i < 300; i++) {
      pods.append(
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: app%d, namespace: team%d}
          spec: {containers: [{name: c}]}
          ---
          """
              .formatted(i, i % 15));
    }
    Path file = Files.writeString(directory.resolve("many.yaml"), pods);
    try (OpenPage page = new OpenPage(browser, Look.LIGHT, page(file.toString()))) {
      assertThat(page.count()).hasText("300 workloads in 15 namespaces");
      assertThat(page.page().locator("#groups details")).hasCount(15);
      assertThat(page.page().locator("#groups details[open]")).hasCount(0);
      page.write("Search", "team7 APP7");
      assertThat(page.count()).hasText("1 workload of 300");
      page.page().locator("#groups button").click();
      assertThat(page.page().locator("#view h2")).hasText("team7/app7[Pod]");
      assertThat(page.page().locator(".edge")).hasCount(0);
      page.page().locator(".peers summary").first().click();
      assertThat(page.page().locator(".edge")).hasCount(20);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatManifestsSayIsShownAndNothingElse(Look look, Browser browser) throws Exception {
    String image = "<img src=x onerror=alert(1)>";
    Path file =
        Files.writeString(
            directory.resolve("hostile.yaml"),
            """
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: "</script>%1$s"
              namespace: "\\u202Egnp <!--<script>alert(2)</script>"
            spec: {containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: "' onmouseover='alert(4)", namespace: "constructor"}
            spec: {containers: [{name: c}]}
            """
                .formatted(image));
    try (OpenPage page = new OpenPage(browser, look, page(file.toString()))) {
      page.page().locator("#groups button").filter(named("</script>" + image)).click();
      assertThat(page.page().locator("#view h2")).containsText("</script>" + image);
      page.page().locator(".edge summary").first().click();
      page.write("Search", image);
      assertThat(page.count()).hasText("1 workload of 2");
      assertThat(page.page().locator("img, iframe, object, link, [onerror], [onmouseover]"))
          .hasCount(0);
      assertThat(page.page().locator("script")).hasCount(2);
      assertThat(page.page().content()).doesNotContain("\u202E");
      AccessTest.isNoWiderThanTheScreen(page);
    }
  }
}
