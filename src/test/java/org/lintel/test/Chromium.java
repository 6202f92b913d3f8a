package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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

    private static final Path EXECUTABLE = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    /** Left out, so that popups open from a click only, as for anybody. */
    private static final List<String> POPUPS_ALLOWED = List.of("--disable-popup-blocking");

    /** In milliseconds: builds share their machine with others. */
    private static final double PATIENCE = 60_000;

    /** What a person sets who allows third-party cookies: 0 is "allow". */
    private static final String THIRD_PARTY_COOKIES = "{\"profile\": {\"cookie_controls_mode\": 0, \"block_third_party_cookies\": false}}";

    private static BrowserType chromium;
    private static Browser browser;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final Set<String> documents = new HashSet<>();

    private Chromium(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        context.onRequest(request -> {
            addresses.add(request.url());
            if (request.isNavigationRequest()) {
                documents.add(request.url());
            }
        });
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isStatusOfDocument(message)) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        page = context.pages().isEmpty() ? context.newPage() : context.pages().get(0);
    }

    /** What the person has in front of them, and how they have set it up. */
    public record Look(int width, int height, boolean dark, String locale, boolean scripts) {

        public static final Look DESKTOP = new Look(1280, 800, false, "en-GB", true);
        public static final Look PHONE = new Look(360, 740, false, "en-GB", true);

        public Look inTheDark() {
            return new Look(width, height, true, locale, scripts);
        }

        /** @param language as a BCP 47 tag, for {@code Accept-Language} */
        public Look in(String language) {
            return new Look(width, height, dark, language, scripts);
        }

        public Look withoutScripts() {
            return new Look(width, height, dark, locale, false);
        }
    }

    public static Chromium open() {
        return open(Look.DESKTOP);
    }

    public static Chromium open(Look look) {
        return new Chromium(browser().newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale(look.locale())
                .setJavaScriptEnabled(look.scripts())));
    }

    /** A private window, which blocks third-party cookies, of a person who accepts the certificate of any server. */
    public static Chromium openAcceptingCertificates() {
        return new Chromium(browser().newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true)));
    }

    /**
     * Not a private window, of a person who has allowed third-party cookies and accepts the certificate of any server. It is a browser of
     * its own: such a setting belongs to a profile.
     *
     * @param profile an empty folder
     */
    public static Chromium openWithThirdPartyCookies(Path profile) {
        try {
            Files.writeString(Files.createDirectories(profile.resolve("Default")).resolve("Preferences"), THIRD_PARTY_COOKIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Chromium(chromium().launchPersistentContext(profile, new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(EXECUTABLE).setIgnoreDefaultArgs(POPUPS_ALLOWED).setArgs(ARGUMENTS).setIgnoreHTTPSErrors(true)));
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

    /** All that the browser asked for so far, redirects included, in popups and frames as well. */
    public List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** The console repeats the status of an error page; that is no complaint. */
    private boolean isStatusOfDocument(ConsoleMessage message) {
        return message.text().startsWith("Failed to load resource")
                && documents.stream().anyMatch(address -> message.location().startsWith(address + ":"));
    }

    /** The whole page, as {@code target/screenshots/NAME.png}. */
    public Path screenshot(String name) {
        return screenshot(page, name);
    }

    /** What is in the window, as {@code target/screenshots/docs/NAME.png}: those in {@code docs/images} are such pictures. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Built.target("screenshots/docs").resolve(name + ".png")));
    }

    /** A popup, likewise. */
    public static Path screenshot(Page page, String name) {
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
            browser = chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(EXECUTABLE).setIgnoreDefaultArgs(POPUPS_ALLOWED).setArgs(ARGUMENTS));
        }
        return browser;
    }

    private static synchronized BrowserType chromium() {
        if (chromium == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            chromium = Playwright.create(options).chromium();
        }
        return chromium;
    }
}
