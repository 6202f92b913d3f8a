package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.flow.Wire;

/**
 * Every form of every page, whole and with a token that is good, sent in every way but as a form: nothing comes of it, and the form itself
 * counts afterwards. Faces by itself takes a link with a view state for a form.
 */
@Tag("http")
@Tag("portability")
class PostbackIT {

    private static final App ASKING = Apps.named("forgetful");
    private static final App GARDEN = Apps.named("garden");
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final String VIEW_STATE = "jakarta.faces.ViewState";

    private enum Sent {
        SIGN_IN("login.xhtml", browser -> browser.authorize(QUICK).filled("#login", typed("alice")), page -> !page.code().isEmpty()),
        CONSENT("consent.xhtml", browser -> browser.authorize(ASKING).signIn("bob").filled("#consent-allow", Map.of()),
                page -> !page.code().isEmpty()),
        REFUSAL("consent.xhtml", browser -> browser.authorize(ASKING).signIn("bob").filled("#consent-deny", Map.of()),
                page -> page.isReturned(ASKING, "access_denied") != null),
        SIGN_OUT("logout.xhtml", browser -> signedIn(browser, "alice").open("/logout").filled("#logout", Map.of()),
                page -> page.address().getPath().equals("/loggedout")),
        PASSWORD("password.xhtml", browser -> signedIn(browser, "petra").open("/password").filled("#change", Map.of(
                "current", "petra-password", "new", "another one for petra", "again", "another one for petra")),
                page -> page.document().selectFirst("#done") != null),
        ACCESS("grant.xhtml", browser -> {
            browser.authorize(GARDEN).signIn("pia", "pia-password").consent().code();
            return entry(browser.open("/permissions"), "client");
        }, page -> page.document().selectFirst("#done") != null && page.document().select("#applications form").isEmpty()),
        SESSION("session.xhtml", browser -> entry(signedIn(browser, "paul").open("/permissions"), "session"),
                page -> page.address().getPath().equals("/loggedout"));

        private final String template;
        private final Function<Browser, FilledForm> filled;
        private final Predicate<Visit> accepted;

        Sent(String template, Function<Browser, FilledForm> filled, Predicate<Visit> accepted) {
            this.template = template;
            this.filled = filled;
            this.accepted = accepted;
        }

        private static Map<String, String> typed(String user) {
            return Map.of("username", user, "password", user + "-password");
        }

        private static Browser signedIn(Browser browser, String user) {
            assertThat(browser.open("/login").signIn(user, user + "-password").status()).isEqualTo(200);
            return browser;
        }

        private static FilledForm entry(Visit page, String field) {
            Element input = page.document().selectFirst("form:has(input[name=" + field + "]) button");
            return page.filled(input.cssSelector(), Map.of());
        }
    }

    /** What is between the request line and the body, for a form's path, its encoded fields and the cookies of the browser. */
    private record Way(String line, String headers, String body) {
    }

    @ParameterizedTest
    @EnumSource
    void x1_onlyAFormIsAForm(Sent sent) {
        Browser browser = Lintel.browser();
        FilledForm form = sent.filled.apply(browser);
        String cookies = "Cookie: " + browser.cookies().entrySet().stream().map(Object::toString).collect(Collectors.joining("; "))
                + "\r\n";
        for (Way way : ways(form)) {
            Wire answer = Wire.send(Lintel.server(), way.line, cookies + way.headers, way.body);
            assertThat(answer.head()).as("%s %s", way.line, way.headers).doesNotContain("Set-Cookie: lintel=", "/continue").satisfies(
                    head -> assertThat(answer.status()).isIn(200, 303, 400, 403, 404, 405, 415));
        }
        assertThat(sent.accepted.test(form.sentBy(browser))).as("the form itself, after all of that").isTrue();
    }

    @Test
    void x1_everyPageWithAFormIsTried() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            Set<String> withForms = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> !isForOperators(file)).filter(PostbackIT::hasForm)
                    .map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(Stream.of(Sent.values()).map(sent -> sent.template)).as("the templates that have forms").containsOnlyOnceElementsOf(
                    withForms.stream().filter(name -> !name.equals("consent.xhtml")).toList()).containsAll(withForms);
        }
    }

    /** What has texts of the console: {@link ConsoleIT} and those beside it try these, and {@link FirstAdministratorIT}. */
    private static boolean isForOperators(Path file) {
        try {
            return file.getParent().endsWith("admin") || Files.readString(file).contains("'console.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the parameters and headers that Faces has none but a form's view state does anything. */
    @ParameterizedTest
    @ValueSource(strings = {"jakarta.faces.RenderKitId=x", "jakarta.faces.partial.ajax=true&jakarta.faces.partial.execute=@all",
            "jakarta.faces.ClientWindow=x", "jakarta.faces.ViewState=x", "jakarta.faces.ViewState=", "jakarta.faces.Token=x",
            "jakarta.faces.resource=x&jakarta.faces.source=login", "javax.faces.ViewState=stateless"})
    void x1_x12_whatFacesMayBeToldIsNotHeard(String query) {
        for (String page : List.of("/", "/login", "/consent", "/continue", "/logout", "/loggedout", "/permissions", "/password",
                "/error")) {
            Wire plain = Wire.get(Lintel.server(), page, "");
            Wire told = Wire.get(Lintel.server(), page + "?" + query, "Faces-Request: partial/ajax\r\n");
            assertThat(told.status()).as(page).isEqualTo(plain.status()).isLessThan(500);
            assertThat(told.body()).as(page).doesNotContain("partial-response");
        }
    }

    /** A form that says that a script sent it is a form like any other, and is answered like one. */
    @Test
    void x1_aPartialRequestIsAnsweredByThePage() {
        Browser browser = Lintel.browser().sending("Faces-Request", "partial/ajax");
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of("username", "alice", "password", "wrong"))
                .with("jakarta.faces.partial.ajax", "true").with("jakarta.faces.RenderKitId", "x").with("jakarta.faces.source", "login");
        assertThat(form.without("formToken").sentBy(browser).isErrorPage().status()).isEqualTo(403);
        Visit page = form.sentBy(browser);
        assertThat(page.answer().header("Content-Type")).startsWith("text/html");
        assertThat(page.document().selectFirst("#message")).isNotNull();
        assertThat(page.signIn("alice").code()).isNotEmpty();
    }

    private static List<Way> ways(FilledForm form) {
        String path = form.action().getRawPath();
        String all = (hasViewState(form) ? form : form.with(VIEW_STATE, "stateless")).encoded();
        String target = path + "?" + all;
        String type = "Content-Type: application/x-www-form-urlencoded\r\n";
        String override = "X-HTTP-Method-Override: POST\r\nX-HTTP-Method: POST\r\nX-Method-Override: POST\r\n";
        String partial = "Faces-Request: partial/ajax\r\nX-Requested-With: XMLHttpRequest\r\n";
        String ajax = "&jakarta.faces.partial.ajax=true&jakarta.faces.partial.execute=%40all&jakarta.faces.partial.render=%40all";
        var ways = new ArrayList<>(List.of(
                new Way("GET " + target, "", ""), new Way("HEAD " + target, "", ""),
                new Way("GET " + target + "&_method=POST", override, ""), new Way("HEAD " + target + "&_method=POST", override, ""),
                new Way("GET " + target + ajax, partial, ""), new Way("GET " + path, type, all), new Way("HEAD " + path, type, all),
                new Way("POST " + target, "", ""), new Way("POST " + target, "Content-Length: 0\r\n", ""),
                new Way("PUT " + path, type, all), new Way("PATCH " + path, type, all), new Way("DELETE " + target, "", ""),
                new Way("POST " + path, "Content-Type: text/plain\r\n", all), new Way("POST " + path, "", all),
                new Way("POST " + path, "Content-Type: application/json\r\n", all),
                new Way("POST " + target, "Content-Type: multipart/form-data; boundary=b\r\n", multipart(form)),
                new Way("POST " + path, "Content-Type: multipart/form-data; boundary=b\r\n", multipart(form)),
                new Way("POST " + path, type, form.without("formToken").encoded()),
                new Way("POST " + path, type + partial, form.without("formToken").encoded() + ajax)));
        if (hasViewState(form)) {
            ways.add(new Way("POST " + path + "?" + VIEW_STATE + "=stateless", type, form.without(VIEW_STATE).encoded()));
            ways.add(new Way("POST " + path + "?jakarta%2Efaces.ViewState=stateless", type, form.without(VIEW_STATE).encoded()));
            ways.add(new Way("POST " + path + "?" + VIEW_STATE, type, form.without(VIEW_STATE).encoded()));
        }
        return ways;
    }

    private static boolean hasViewState(FilledForm form) {
        return form.fields().stream().anyMatch(field -> field.name().equals(VIEW_STATE));
    }

    private static boolean hasForm(Path template) {
        try {
            return Files.readString(template).matches("(?s).*<(h:)?form\\b.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String multipart(FilledForm form) {
        return form.fields().stream().map(field -> "--b\r\nContent-Disposition: form-data; name=\"" + field.name() + "\"\r\n\r\n"
                + field.value() + "\r\n").collect(Collectors.joining()) + "--b--\r\n";
    }
}
