package org.lintel.file;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.model.Client;
import org.lintel.plugin.PlacesReport;
import org.lintel.secret.Pseudonyms;
import org.lintel.spi.ClientStore;
import org.lintel.spi.OperatorStore;
import org.lintel.spi.Passwords;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/**
 * What {@code lintel.configuration} names: files with clients, users, scopes, API resources and operators. Read at start, and again when
 * they have changed; then what they said before holds until {@linkplain #reread everybody} has taken over what they say now.
 */
@ApplicationScoped
public class ConfigurationFile {

    private static final System.Logger LOG = System.getLogger(ConfigurationFile.class.getName());

    /** Grants that an operator may give to a client, with a warning in the log. */
    private static final Map<String, String> DISCOURAGED = Map.of(
            "implicit", "RFC 9700 section 2.1.2: clients \"SHOULD NOT\" use it",
            "password", "RFC 9700 section 2.4: it \"MUST NOT be used\"");

    @Inject
    Settings settings;

    @Inject
    PlacesReport places;

    @Inject
    Passwords passwords;

    @Inject
    Entries entries;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Event<Configuration> changes;

    private volatile Configuration now;

    @PostConstruct
    void read() {
        try {
            now = fromFiles();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.CONFIGURATION, e.getMessage());
        }
        if (now.hasPairwiseClients()) {
            pseudonyms.demand();
        }
        warn(now);
    }

    /** Where a plug-in fills a place, entries of the file for it would have no effect: they stop the start. */
    void refuseWhatNobodyReads(@Observes Startup event) {
        unread(now).ifPresent(complaint -> {
            throw new ConfigurationException(Setting.CONFIGURATION, complaint);
        });
    }

    /** What the files said when they were all right. */
    public Configuration now() {
        return now;
    }

    /**
     * Reads the files again if they have changed. All or nothing: whoever observes the change may refuse it.
     *
     * @return whether they had changed
     * @throws IllegalArgumentException if something is wrong: then all is as before
     */
    boolean reread() {
        if (!now.changed(SourceFile.all(settings.configuration()))) {
            return false;
        }
        Configuration next = fromFiles();
        unread(next).ifPresent(complaint -> {
            throw new IllegalArgumentException(complaint);
        });
        if (next.hasPairwiseClients() && !pseudonyms.possible()) {
            throw new IllegalArgumentException("pairwise subjects need " + Setting.PAIRWISE_SALT.key());
        }
        changes.fire(next);
        now = next;
        warn(next);
        return true;
    }

    private Configuration fromFiles() {
        return new ConfigurationReader(entries, passwords, System::getenv).read(settings.configuration());
    }

    private Optional<String> unread(Configuration configuration) {
        return Stream.of(
                unread(ClientStore.class, "clients", configuration.clients().isEmpty()),
                unread(UserStore.class, "users", configuration.users().isEmpty()),
                unread(ScopeStore.class, "scopes", configuration.scopes().isEmpty()),
                unread(ScopeStore.class, "apiResources", configuration.apiResources().isEmpty()),
                unread(OperatorStore.class, "operators", configuration.operators().isEmpty()))
                .flatMap(Optional::stream).findFirst();
    }

    private Optional<String> unread(Class<?> place, String name, boolean empty) {
        return empty || !places.filledByPlugin(place) ? Optional.empty()
                : Optional.of("lists " + name + ", but a plug-in is the " + place.getSimpleName() + "; have one or the other");
    }

    private static void warn(Configuration configuration) {
        for (Client client : configuration.clients()) {
            DISCOURAGED.forEach((grant, sentence) -> {
                if (client.allowsGrantType(grant)) {
                    LOG.log(System.Logger.Level.WARNING, "the client {0} may use the grant {1}; {2}", client.clientId(), grant, sentence);
                }
            });
        }
    }
}
