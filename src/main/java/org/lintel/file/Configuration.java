package org.lintel.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Client;
import org.lintel.model.Client.SubjectType;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.spi.ClientStore;
import org.lintel.spi.OperatorStore;
import org.lintel.spi.Passwords;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** What the configuration's files said when they were read: one list of each kind, whatever the number of files. Immutable. */
public final class Configuration {

    private static final Pattern INDEX = Pattern.compile("^(\\w+)\\[(\\d+)]");

    private final Texts texts;
    private final Map<String, List<? extends Listed<?>>> places;
    private final List<Client> clients;
    private final List<LocalUser> users;
    private final List<Scope> scopes;
    private final List<ApiResource> apiResources;
    private final List<Appointment> operators;
    private final ClientStore clientStore;
    private final UserStore userStore;
    private final ScopeStore scopeStore;
    private final OperatorStore operatorStore;

    Configuration(Texts texts, List<Listed<Client>> clients, List<Listed<LocalUser>> users, List<Listed<Scope>> scopes,
            List<Listed<ApiResource>> apiResources, List<Listed<Appointment>> operators, Passwords passwords) {
        this.texts = texts;
        this.places = Map.of("clients", clients, "users", users, "scopes", scopes, "apiResources", apiResources, "operators",
                operators);
        this.clients = plain(clients);
        this.users = plain(users);
        this.scopes = plain(scopes);
        this.apiResources = plain(apiResources);
        this.operators = plain(operators);
        Listed.refuseTwins("clients", "clientId", Client::clientId, clients);
        Listed.refuseTwins("users", "username", LocalUser::username, users);
        Listed.refuseTwins("users", "subject", LocalUser::subject, users);
        Listed.refuseTwins("scopes", "name", Scope::name, scopes);
        Listed.refuseTwins("apiResources", "name", ApiResource::name, apiResources);
        Listed.refuseTwins("operators", "subject", Appointment::subject, operators);
        clientStore = ClientStore.of(this.clients);
        userStore = UserStore.of(this.users, passwords);
        scopeStore = ScopeStore.of(this.scopes, this.apiResources);
        operatorStore = OperatorStore.of(this.operators);
    }

    private static <T> List<T> plain(List<Listed<T>> listed) {
        return listed.stream().map(Listed::entry).toList();
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

    public List<Appointment> operators() {
        return operators;
    }

    /** The clients as a store that is kept in memory. */
    public ClientStore clientStore() {
        return clientStore;
    }

    public UserStore userStore() {
        return userStore;
    }

    public ScopeStore scopeStore() {
        return scopeStore;
    }

    public OperatorStore operatorStore() {
        return operatorStore;
    }

    /** Whether something has to be there for pairwise subjects. */
    boolean hasPairwiseClients() {
        return clients.stream().anyMatch(client -> client.subjectType() == SubjectType.PAIRWISE);
    }

    /** Whether the files say something else by now. */
    boolean changed(List<Path> files) {
        return texts.changed(files);
    }

    /**
     * That something is wrong, in which file and line.
     *
     * @param complaint begins with the path of what is wrong, such as {@code clients[0].redirectUris}, counted over all files
     */
    public IllegalArgumentException wrong(String complaint) {
        Matcher index = INDEX.matcher(complaint);
        if (!index.find()) {
            return new IllegalArgumentException(complaint);
        }
        Listed<?> listed = places.get(index.group(1)).get(Integer.parseInt(index.group(2)));
        return listed.file().wrong(listed.path() + complaint.substring(index.end()));
    }
}
