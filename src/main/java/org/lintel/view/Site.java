package org.lintel.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.PageSettings;
import org.lintel.config.PageSettings.Link;
import org.lintel.config.Settings;

/** What every page says about this installation. */
@Named
@ApplicationScoped
public class Site {

    /** A link at the foot of every page. */
    public record FootLink(String text, String address) {
    }

    @Inject
    Settings settings;

    public String getName() {
        return settings.siteName();
    }

    /** Where a user goes who has forgotten the password, or {@code null}. */
    public String getForgotPassword() {
        return pages().links().get(Link.FORGOT_PASSWORD);
    }

    /** With the keys of their texts. */
    public List<FootLink> getLinks() {
        return Stream.of(Link.HELP, Link.PRIVACY, Link.IMPRINT).filter(pages().links()::containsKey)
                .map(link -> new FootLink("link." + link.name().toLowerCase(Locale.ROOT), pages().links().get(link))).toList();
    }

    private PageSettings pages() {
        return settings.pages();
    }
}
