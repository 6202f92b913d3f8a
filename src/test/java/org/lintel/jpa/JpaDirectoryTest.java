package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;

import java.util.Set;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.config.Configured;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.contract.DirectoryContract;
import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Role;
import org.lintel.model.Scope;
import org.lintel.model.User;
import org.lintel.spi.Directory;
import org.lintel.spi.Directory.Outcome;
import org.lintel.test.DatabaseServer;

/** Clients, scopes, API resources and users that are managed in the database. */
class JpaDirectoryTest {

    abstract static class Clients extends DirectoryContract<Client> {

        @Override
        protected Client entry(String id) {
            return Client.builder(id).allowedCorsOrigins("https://" + Integer.toHexString(id.hashCode()) + ".example").build();
        }

        @Override
        protected Client changed(Client client) {
            return Client.builder(client.clientId()).clientName("Shop").enabled(false)
                    .allowedCorsOrigins("https://other.example", "https://a.example")
                    .build();
        }
    }

    @Nested
    class ClientsOnH2 extends Clients {

        @Override
        protected Directory<Client> directory() {
            return clients(DatabaseServer.H2, Stores.ISSUER).clients();
        }
    }

    @Nested
    class ClientsOnPostgresql extends Clients {

        @Override
        protected Directory<Client> directory() {
            return clients(DatabaseServer.POSTGRESQL, Stores.ISSUER).clients();
        }
    }

    @Nested
    class ClientsOnMariaDb extends Clients {

        @Override
        protected Directory<Client> directory() {
            return clients(DatabaseServer.MARIADB, Stores.ISSUER).clients();
        }
    }

    abstract static class Users extends DirectoryContract<User> {

        @Override
        protected User entry(String id) {
            return new User(id, "name of " + id, true, Claims.of("email", "a@example.org"));
        }

        @Override
        protected User changed(User user) {
            return new User(user.subject(), user.username() + "!", false, Claims.of("email", "b@example.org", "level", 3L));
        }
    }

    @Nested
    class UsersOnH2 extends Users {

        @Override
        protected Directory<User> directory() {
            return users(DatabaseServer.H2).users();
        }
    }

    @Nested
    class UsersOnPostgresql extends Users {

        @Override
        protected Directory<User> directory() {
            return users(DatabaseServer.POSTGRESQL).users();
        }
    }

    @Nested
    class UsersOnMariaDb extends Users {

        @Override
        protected Directory<User> directory() {
            return users(DatabaseServer.MARIADB).users();
        }
    }

    @Nested
    class Scopes extends DirectoryContract<Scope> {

        @Override
        protected Directory<Scope> directory() {
            return scopes(DatabaseServer.H2).scopes();
        }

        @Override
        protected Scope entry(String id) {
            return Scope.resource(id).displayName("de", "Name").build();
        }

        @Override
        protected Scope changed(Scope scope) {
            return Scope.resource(scope.name()).enabled(false).description("changed").build();
        }
    }

    @Nested
    class ApiResources extends DirectoryContract<ApiResource> {

        @Override
        protected Directory<ApiResource> directory() {
            return scopes(DatabaseServer.POSTGRESQL).apiResources();
        }

        @Override
        protected ApiResource entry(String id) {
            return ApiResource.builder(id).scopes("api").build();
        }

        @Override
        protected ApiResource changed(ApiResource resource) {
            return ApiResource.builder(resource.name()).enabled(false).scopes("api", "more").build();
        }
    }

    @Nested
    class Operators extends DirectoryContract<Appointment> {

        @Override
        protected Directory<Appointment> directory() {
            var store = new JpaOperators();
            store.database = Stores.on(DatabaseServer.POSTGRESQL);
            store.issuer = Stores.ISSUER;
            store.begin();
            return store.operators();
        }

        @Override
        protected Appointment entry(String id) {
            return Appointment.ofOwner(id, "shop");
        }

        @Override
        protected Appointment changed(Appointment appointment) {
            return new Appointment(appointment.subject(), false, Set.of(Role.AUDITOR, Role.HELPDESK), Set.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsChangedIsSeenAtOnceOnThisNode(DatabaseServer server) {
        JpaClients store = clients(server, Stores.ISSUER);
        Client client = Client.builder("seen at once").allowedCorsOrigins("https://once.example").build();
        forget(store.clients(), client.clientId());
        assertThat(store.find(client.clientId())).isEmpty();
        assertThat(store.allowsOrigin("https://once.example")).isFalse();
        store.clients().create(client);

        assertThat(store.find(client.clientId())).contains(client);
        assertThat(store.allowsOrigin("https://once.example")).isTrue();
        forget(store.clients(), client.clientId());
        assertThat(store.find(client.clientId())).isEmpty();
    }

    /** The file would undo it at the next start. */
    @ParameterizedTest
    @EnumSource
    void ofWhatTheFileListsOnlyTheFlagCanBeChanged(DatabaseServer server) {
        Client client = Client.builder("of the file").build();
        Stores.fill(Stores.on(server), Listing.CLIENTS, List.of(client));
        Directory<Client> directory = clients(server, Stores.ISSUER).clients();
        long version = directory.find("of the file").orElseThrow().version();

        assertThat(directory.find("of the file").orElseThrow().listed()).isTrue();
        assertThat(directory.replace(Client.builder("of the file").clientName("Other").build(), version)).isEqualTo(Outcome.LISTED);
        assertThat(directory.remove("of the file", version)).isEqualTo(Outcome.LISTED);
        assertThat(directory.find("of the file").orElseThrow().value()).isEqualTo(client);
        assertThat(directory.replace(Client.builder("of the file").enabled(false).build(), version)).isEqualTo(Outcome.DONE);
        assertThat(directory.find("of the file").orElseThrow().value().enabled()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aUserWhoIsAddedSignsInOnceThereIsAPassword(DatabaseServer server) {
        JpaUsers store = users(server);
        var user = new User("added", "added by hand", true, Claims.NONE);
        forget(store.users(), "added");
        assertThat(store.users().create(user)).isEqualTo(Outcome.DONE);
        assertThat(store.users().create(new User("another", "added by hand", true, Claims.NONE))).as("a name that is taken")
                .isEqualTo(Outcome.CONFLICT);

        assertThat(store.authenticate("added by hand", "")).isEmpty();
        assertThat(store.changePassword("added", "correct horse")).isTrue();
        assertThat(store.authenticate("added by hand", "correct horse")).contains(user);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOfOneIssuerIsNotOfAnother(DatabaseServer server) {
        try (Configured settings = Configured.with(Setting.ISSUER, "https://other.example")) {
            JpaClients here = clients(server, Stores.ISSUER);
            JpaClients there = clients(server, settings.issuer());
            forget(here.clients(), "both");
            forget(there.clients(), "both");
            Client one = Client.builder("both").clientName("Here").allowedCorsOrigins("https://here.example").build();
            Client other = Client.builder("both").clientName("There").allowedCorsOrigins("https://there.example").build();
            assertThat(here.clients().create(one)).isEqualTo(Outcome.DONE);
            assertThat(there.find("both")).isEmpty();
            assertThat(there.clients().create(other)).isEqualTo(Outcome.DONE);

            assertThat(here.clients().find("both").orElseThrow().value()).isEqualTo(one);
            assertThat(there.clients().find("both").orElseThrow().value()).isEqualTo(other);
            assertThat(here.allowsOrigin("https://there.example")).isFalse();
            assertThat(there.allowsOrigin("https://there.example")).isTrue();
        }
    }

    private static void forget(Directory<?> directory, String id) {
        directory.find(id).ifPresent(found -> directory.remove(id, found.version()));
    }

    private static JpaClients clients(DatabaseServer server, Issuer issuer) {
        var store = new JpaClients();
        store.database = Stores.on(server);
        store.issuer = issuer;
        store.begin();
        return store;
    }

    private static JpaUsers users(DatabaseServer server) {
        var store = new JpaUsers();
        store.endings = Stores.endings();
        store.clock = Clock.systemUTC();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.passwords = Stores.PASSWORDS;
        store.begin();
        return store;
    }

    private static JpaScopes scopes(DatabaseServer server) {
        var store = new JpaScopes();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.begin();
        return store;
    }
}
