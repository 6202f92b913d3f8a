package org.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Where a browser has arrived: at a page of the server, or at a redirect that leads away from it.
 *
 * @param address of the page, or of what redirects away
 */
public record Visit(Browser browser, URI address, Answer answer) {

    private static final Map<String, String> PASSWORDS = Map.of("alice", "alice-password", "bob", "secret", "carol", "carol-password");

    /** Signs in on the sign-in page with the right password. */
    public Visit signIn(String username) {
        return signIn(username, PASSWORDS.get(username));
    }

    public Visit signIn(String username, String password) {
        assertThat(document().selectFirst("#login")).as("a sign-in page: " + answer.body()).isNotNull();
        return submit("#login", Map.of("username", username, "password", password));
    }

    /** Allows everything on the consent page. */
    public Visit consent() {
        assertThat(document().selectFirst("#consent-allow")).as("a consent page: " + answer.body()).isNotNull();
        return submit("#consent-allow", Map.of());
    }

    public Visit deny() {
        return submit("#consent-deny", Map.of());
    }

    /** Presses a button: posts its form as it stands, with these values for the inputs with these ids. */
    public Visit submit(String button, Map<String, String> typed) {
        return submit(button, typed, Set.of());
    }

    /** As {@link #submit(String, Map)}, with the check boxes of these values cleared. */
    public Visit submit(String button, Map<String, String> typed, Set<String> cleared) {
        return filled(button, typed, cleared).sentBy(browser);
    }

    /** The form of a button, filled in like that, but not sent. */
    public FilledForm filled(String button, Map<String, String> typed) {
        return filled(button, typed, Set.of());
    }

    private FilledForm filled(String button, Map<String, String> typed, Set<String> cleared) {
        Document page = document();
        Element pressed = page.selectFirst(button);
        assertThat(pressed).as("a page with " + button + ": " + answer.body()).isNotNull();
        FormElement form = (FormElement) pressed.closest("form");
        typed.forEach((id, value) -> page.getElementById(id).val(value));
        cleared.forEach(value -> form.select("input[type=checkbox][value=" + value + "]").forEach(box -> box.removeAttr("checked")));
        form.select("input[type=submit]").remove();
        var fields = new ArrayList<FilledForm.Field>();
        form.formData().forEach(field -> fields.add(new FilledForm.Field(field.key(), field.value())));
        if (pressed.hasAttr("name")) {
            fields.add(new FilledForm.Field(pressed.attr("name"), pressed.val()));
        }
        return new FilledForm(address.resolve(form.attr("action")), fields);
    }

    /** The page. */
    public Document document() {
        return Jsoup.parse(answer.body(), address.toString());
    }

    public int status() {
        return answer.status();
    }

    /** Where the server sends the browser, away from itself. */
    public String location() {
        assertThat(answer.header("Location")).as("a redirect, not " + answer.status() + " " + answer.body()).isNotNull();
        return answer.header("Location");
    }

    /** The parameters of the authorization response, from query, fragment or the form that posts itself. */
    public Map<String, String> response() {
        if (posted() != null) {
            return posted().formData().stream().collect(Collectors.toMap(KeyVal::key, KeyVal::value));
        }
        URI location = URI.create(location());
        return Form.decode(location.getRawFragment() != null ? location.getRawFragment() : location.getRawQuery());
    }

    /** The form of {@code response_mode=form_post}, or {@code null}. */
    private FormElement posted() {
        return (FormElement) document().selectFirst("body > form:only-of-type:has(noscript)");
    }

    public String code() {
        assertThat(response()).containsKey("code");
        return response().get("code");
    }

    /** Whether the client got this error at its redirect URI. */
    public Visit isReturned(App app, String error) {
        assertThat(posted() == null ? location() : posted().attr("action")).startsWith(app.redirectUri());
        assertThat(response()).containsEntry("error", error).doesNotContainKeys("code", "access_token", "id_token");
        return this;
    }

    /** Whether this page says that its request is over, or belongs to another browser, and offers nothing to send. */
    public Visit isOver() {
        assertThat(answer.header("Location")).isNull();
        assertThat(status()).isEqualTo(400);
        assertThat(document().title()).startsWith(browser.cookies().isEmpty() ? "Please allow cookies" : "This page is out of date");
        assertThat(document().select("form")).isEmpty();
        return this;
    }

    /** Whether this is our error page, and nobody was redirected. */
    public Visit isErrorPage() {
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(document().text()).containsPattern("(?i)error|^Please allow cookies");
        return this;
    }
}
