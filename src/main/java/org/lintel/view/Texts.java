package org.lintel.view;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.language.Language;
import org.lintel.language.Languages;
import org.lintel.model.Client;
import org.lintel.model.Scope;

/** The language of the page and what is said in it. */
@Named
@RequestScoped
public class Texts {

    @Inject
    CurrentAuthorization currentAuthorization;

    @Inject
    CurrentSignOut currentSignOut;

    @Inject
    CurrentUser currentUser;

    @Inject
    Languages languages;

    private Language language;

    @PostConstruct
    void choose() {
        language = languages.best(Stream.concat(currentAuthorization.uiLocales(), currentSignOut.uiLocales()));
    }

    public Locale getLocale() {
        return language.locale();
    }

    /** The text with this key; with values, it is a pattern for {@link java.text.MessageFormat}. */
    public String of(String key, Object... values) {
        return language.of(key, values);
    }

    Optional<String> find(String key) {
        return language.find(key);
    }

    /** The name of a client, or {@code null} if there is none. */
    public String client(Client client) {
        return client == null ? null : client.clientName(getLocale());
    }

    /** The name of a scope: the operator's own, else ours for a standard scope, else what it is called in requests. */
    public String name(Scope scope) {
        return scope.displayName(getLocale()).or(() -> find("scope." + scope.name() + ".name")).orElse(scope.name());
    }

    Optional<String> description(Scope scope) {
        return scope.description(getLocale()).or(() -> find("scope." + scope.name() + ".description"));
    }

    /** A point in time where the visitor lives, as far as that is known, with the name of the zone. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern(of("page.time") + " z", getLocale()).withZone(currentUser.zone()).format(instant);
    }

    /** A number as the visitor writes it. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(getLocale()).format(number);
    }
}
