package org.lintel.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.json.JsonLines;
import org.lintel.json.JsonText;
import org.lintel.model.ApiResource;
import org.lintel.model.Client;
import org.lintel.model.Client.SubjectType;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.plugin.PlacesReport;
import org.lintel.secret.Pseudonyms;
import org.lintel.spi.ClientStore;
import org.lintel.spi.Passwords;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** The file that {@code lintel.configuration} names: clients, users, scopes and API resources in JSON. Read once, at start. */
@ApplicationScoped
public class ConfigurationFile {

    /** {@code $schema} is for editors. */
    private static final Set<String> NAMES = Set.of("$schema", "clients", "users", "scopes", "apiResources");

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

    private List<Client> clients = List.of();
    private List<LocalUser> users = List.of();
    private List<Scope> scopes = List.of();
    private List<ApiResource> apiResources = List.of();

    @PostConstruct
    void read() {
        settings.configuration().ifPresent(file -> {
            try {
                read(new References(System::getenv).resolve(JsonText.read(Files.readString(file))));
            } catch (IOException e) {
                throw wrong(file, "cannot be read: " + e.getMessage());
            } catch (JsonParsingException e) {
                throw wrong(file, "is not JSON at line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber());
            } catch (IllegalArgumentException e) {
                throw wrong(e.getMessage());
            } catch (JsonException | ClassCastException e) {
                throw wrong(file, "is not a JSON object with lists of objects");
            }
        });
    }

    /** Where a plug-in fills a place, entries of the file for it would have no effect: they stop the start. */
    void refuseWhatNobodyReads(@Observes Startup event) {
        refuseIfPluggedIn(ClientStore.class, "clients", clients);
        refuseIfPluggedIn(UserStore.class, "users", users);
        refuseIfPluggedIn(ScopeStore.class, "scopes", scopes);
        refuseIfPluggedIn(ScopeStore.class, "apiResources", apiResources);
    }

    private void refuseIfPluggedIn(Class<?> place, String name, List<?> listed) {
        if (!listed.isEmpty() && places.filledByPlugin(place)) {
            throw new ConfigurationException(Setting.CONFIGURATION,
                    "lists " + name + ", but a plug-in is the " + place.getSimpleName() + "; have one or the other");
        }
    }

    public List<Client> clients() {
        return clients;
    }

    public List<LocalUser> users() {
        return users;
    }

    public List<Scope> scopes() {
        return scopes;
    }

    public List<ApiResource> apiResources() {
        return apiResources;
    }

    private void read(JsonObject file) {
        file.keySet().stream().filter(name -> !NAMES.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown name \"" + name + "\"; known are clients, users, scopes, apiResources");
        });
        clients = list(file, "clients", entries::client);
        users = list(file, "users", entries::user);
        scopes = list(file, "scopes", entries::scope);
        apiResources = list(file, "apiResources", entries::apiResource);
        refuseTwins();
        clients.forEach(ConfigurationFile::warn);
        if (clients.stream().anyMatch(client -> client.subjectType() == SubjectType.PAIRWISE)) {
            pseudonyms.demand();
        }
    }

    private static void warn(Client client) {
        DISCOURAGED.forEach((grant, sentence) -> {
            if (client.allowsGrantType(grant)) {
                LOG.log(System.Logger.Level.WARNING, "the client {0} may use the grant {1}; {2}", client.clientId(), grant, sentence);
            }
        });
    }

    /** What the stores would say later, at the first request. */
    private void refuseTwins() {
        ClientStore.of(clients);
        UserStore.of(users, passwords);
        ScopeStore.of(scopes, apiResources);
    }

    private static <T> List<T> list(JsonObject file, String name, BiFunction<JsonObject, String, T> read) {
        JsonArray array = file.containsKey(name) ? file.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
        return IntStream.range(0, array.size()).mapToObj(i -> read.apply(array.getJsonObject(i), name + "[" + i + "]")).toList();
    }

    /**
     * That the file is wrong, and in which line.
     *
     * @param complaint begins with the path of what is wrong, such as {@code clients[0].redirectUris}
     */
    public ConfigurationException wrong(String complaint) {
        Path file = settings.configuration().orElseThrow();
        try {
            OptionalLong line = JsonLines.of(complaint, Files.readString(file));
            return wrong(file, (line.isPresent() ? "line " + line.getAsLong() + ": " : "") + complaint);
        } catch (IOException | JsonException e) {
            return wrong(file, complaint);
        }
    }

    private static ConfigurationException wrong(Path file, String complaint) {
        return new ConfigurationException(Setting.CONFIGURATION, file + ": " + complaint);
    }
}
