package dev.brynje.e2e.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A report that is open in the browser. Closing it fails the test if it asked for anything beyond
 * its own file, ran into an error or its Content Security Policy, or opened a dialog.
 */
final class OpenPage implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  OpenPage(Browser browser, Look look, Path file) {
    this(browser, look.options(), file, "");
  }

  OpenPage(Browser browser, Browser.NewContextOptions options, Path file, String hash) {
    context = browser.newContext(options);
    page = context.newPage();
    String address = file.toUri().toString();
    page.onRequest(request -> {
      if (!request.url().equals(address)) {
        troubles.add("asked for " + request.url());
      }
    });
    page.onConsoleMessage(message -> troubles.add(message.type() + ": " + message.text()));
    page.onPageError(error -> troubles.add("error: " + error));
    page.onDialog(this::dialog);
    page.navigate(address + hash);
  }

  private void dialog(Dialog dialog) {
    troubles.add("dialog: " + dialog.message());
    dialog.dismiss();
  }

  Page page() {
    return page;
  }

  Locator tile(String severity) {
    return page.locator(".tiles button." + severity);
  }

  void choose(String filter, String option) {
    field(filter).selectOption(new SelectOption().setLabel(option));
  }

  void write(String filter, String text) {
    field(filter).fill(text);
  }

  Locator field(String filter) {
    AriaRole role = filter.equals("Search") ? AriaRole.SEARCHBOX : AriaRole.COMBOBOX;
    return page.getByRole(role, new Page.GetByRoleOptions().setName(filter).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator count() {
    return page.getByRole(AriaRole.STATUS);
  }

  /** The findings of this and all following pages: {@link Told#shown}. */
  List<String> findings() {
    List<String> shown = new ArrayList<>(drawn());
    while (button("Next").isVisible() && button("Next").isEnabled()) {
      button("Next").click();
      shown.addAll(drawn());
    }
    return shown;
  }

  /** The findings of this page. */
  List<String> drawn() {
    return strings(
        "[...document.querySelectorAll('.f')].map(f => f.querySelector('.where code').textContent"
            + " + ' ' + f.querySelector('h3').textContent)");
  }

  long nodes() {
    return number("document.getElementsByTagName('*').length");
  }

  long number(String script) {
    return ((Number) page.evaluate(script)).longValue();
  }

  List<String> strings(String script) {
    return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
  }

  @Override
  public void close() {
    context.close();
    assertThat(troubles).isEmpty();
  }
}
