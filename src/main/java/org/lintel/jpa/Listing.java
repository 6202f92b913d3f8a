package org.lintel.jpa;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Client;
import org.lintel.model.Scope;

/**
 * A list of the configuration file and the rows that it becomes.
 *
 * @param name what the file calls it
 * @param type what the audit log calls one of them
 * @param id   of the row of an entry
 * @param take how a row takes an entry over
 * @param said what the file has said of a row, and its flag
 */
record Listing<T, R extends ListedRow<?>>(String name, String type, Class<R> row, Function<T, String> id, Supplier<R> create,
        BiConsumer<R, T> take, Function<R, Record> said) {

    static final Listing<Client, ClientRow> CLIENTS = new Listing<>("clients", "client", ClientRow.class, Client::clientId, ClientRow::new,
            ClientRow::take, ClientRow::entry);

    static final Listing<HashedUser, UserRow> USERS = new Listing<>("users", "user", UserRow.class, HashedUser::subject, UserRow::new,
            UserRow::takeWithPassword, UserRow::listedUser);

    static final Listing<Scope, ScopeRow> SCOPES = new Listing<>("scopes", "scope", ScopeRow.class, Scope::name, ScopeRow::new,
            ScopeRow::take, ScopeRow::entry);

    static final Listing<ApiResource, ApiResourceRow> API_RESOURCES = new Listing<>("apiResources", "apiResource", ApiResourceRow.class,
            ApiResource::name, ApiResourceRow::new, ApiResourceRow::take, ApiResourceRow::entry);

    static final Listing<Appointment, OperatorRow> OPERATORS = new Listing<>("operators", "operator", OperatorRow.class,
            Appointment::subject,
            OperatorRow::new, OperatorRow::take, OperatorRow::entry);

    R create(RowId key) {
        return IssuerRow.of(key, create);
    }
}
