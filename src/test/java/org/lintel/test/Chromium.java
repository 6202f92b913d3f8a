package org.lintel.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

/**
 * A window of the system's Chromium with a context of its own: no cookie, no cache, no storage of another test.
 *
 * <pre>{@code
 * try (Chromium window = Chromium.open()) { window.page().navigate(…); }
 * }</pre>
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private static Browser browser;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Look look) {
        context = browser().newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale("en-GB"));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        page = context.newPage();
    }

    /** What the person has in front of them. */
    public record Look(int width, int height, boolean dark) {

        public static final Look DESKTOP = new Look(1280, 800, false);
        public static final Look PHONE = new Look(390, 844, false);

        public Look inTheDark() {
            return new Look(width, height, true);
        }
    }

    public static Chromium open() {
        return open(Look.DESKTOP);
    }

    public static Chromium open(Look look) {
        return new Chromium(look);
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /** What the browser wrote to its console as an error so far: scripts that failed, what a content security policy refused. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The whole page, as {@code target/screenshots/NAME.png}. */
    public Path screenshot(String name) {
        Path file = Built.target("screenshots").resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        context.close();
    }

    /** One browser for all tests of this JVM, with which it ends. */
    private static synchronized Browser browser() {
        if (browser == null) {
            var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            browser = Playwright.create(options).chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                    .setArgs(ARGUMENTS));
        }
        return browser;
    }
}
