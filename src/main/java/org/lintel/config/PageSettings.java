package org.lintel.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the pages for users say and link to.
 *
 * @param texts a folder with texts of the operator's own
 * @param links addresses of the operator's own pages, for those of which there is one
 */
public record PageSettings(Optional<Path> texts, Map<Link, String> links) {

    /** A page of the operator's own, in the order in which the links stand. */
    public enum Link {
        HELP(Setting.PAGES_HELP),
        PRIVACY(Setting.PAGES_PRIVACY),
        IMPRINT(Setting.PAGES_IMPRINT),
        FORGOT_PASSWORD(Setting.PAGES_FORGOT_PASSWORD);

        private final Setting setting;

        Link(Setting setting) {
            this.setting = setting;
        }
    }

    private static final Set<String> SCHEMES = Set.of("https", "http", "mailto");

    static PageSettings read() {
        return new PageSettings(Values.path(Setting.PAGES_TEXTS), Stream.of(Link.values())
                .filter(link -> Settings.read(link.setting).isPresent())
                .collect(Collectors.toUnmodifiableMap(link -> link, link -> address(link.setting))));
    }

    private static String address(Setting setting) {
        String text = Values.text(setting);
        try {
            if (SCHEMES.contains(String.valueOf(new URI(text).getScheme()))) {
                return text;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new ConfigurationException(setting, "is an address that begins with https:, http: or mailto:, not \"" + text + "\"");
    }
}
