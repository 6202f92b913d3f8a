package org.lintel.view;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.Application;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.model.Scope;
import org.lintel.spec.Duty;

/** The language of the page and what is said in it. */
@Named
@RequestScoped
public class Texts {

    /** Without a fallback to the language of the server's operating system, which no reader asked for. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Inject
    Asked asked;

    @Inject
    SigningOut signingOut;

    private Locale locale;
    private ResourceBundle bundle;

    /** "End-User's preferred languages and scripts for the user interface" (OpenID Connect Core §3.1.2.1), else the browser's. */
    @Duty("Core 3.1.2.1 ui-locales")
    @PostConstruct
    void choose() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Application application = faces.getApplication();
        locale = Stream.concat(asked.uiLocales(), signingOut.uiLocales()).map(tag -> Locale.forLanguageTag(Locale.forLanguageTag(tag).getLanguage()))
                .filter(wanted -> supported(application).anyMatch(wanted::equals)).findFirst()
                .orElseGet(() -> application.getViewHandler().calculateLocale(faces));
        bundle = bundle(locale);
    }

    public Locale getLocale() {
        return locale;
    }

    /** The text with this key; with values, it is a pattern for {@link MessageFormat}. */
    public String of(String key, Object... values) {
        String text = bundle.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /** The name of a scope: the operator's own, else ours for a standard scope, else what it is called in requests. */
    public String name(Scope scope) {
        return Optional.ofNullable(scope.displayName()).or(() -> find("scope." + scope.name() + ".name")).orElse(scope.name());
    }

    Optional<String> description(Scope scope) {
        return Optional.ofNullable(scope.description()).or(() -> find("scope." + scope.name() + ".description"));
    }

    /** A point in time. Where the reader is, nobody knows: so it is that of the whole world. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern(of("page.time"), locale).withZone(ZoneOffset.UTC).format(instant) + " UTC";
    }

    Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("org.lintel.view.texts", locale, Texts.class.getClassLoader(), NO_FALLBACK);
    }

    private static Stream<Locale> supported(Application application) {
        Stream.Builder<Locale> locales = Stream.builder();
        application.getSupportedLocales().forEachRemaining(locales);
        return locales.build();
    }
}
