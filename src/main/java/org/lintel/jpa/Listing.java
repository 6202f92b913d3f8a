package org.lintel.jpa;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;

/**
 * A list of the configuration file and the rows that it becomes.
 *
 * @param name what the file calls it
 * @param id   of the row of an entry
 * @param take how a row takes an entry over
 */
record Listing<T, R extends ListedRow<?>>(String name, Class<R> row, Function<T, String> id, Supplier<R> create, BiConsumer<R, T> take) {

    static final Listing<Client, ClientRow> CLIENTS = new Listing<>("clients", ClientRow.class, Client::clientId, ClientRow::new,
            ClientRow::take);

    static final Listing<LocalUser, UserRow> USERS = new Listing<>("users", UserRow.class, LocalUser::subject, UserRow::new,
            UserRow::takeWithPassword);

    static final Listing<Scope, ScopeRow> SCOPES = new Listing<>("scopes", ScopeRow.class, Scope::name, ScopeRow::new, ScopeRow::take);

    static final Listing<ApiResource, ApiResourceRow> API_RESOURCES = new Listing<>("apiResources", ApiResourceRow.class,
            ApiResource::name, ApiResourceRow::new, ApiResourceRow::take);

    static final Listing<Appointment, OperatorRow> OPERATORS = new Listing<>("operators", OperatorRow.class, Appointment::subject,
            OperatorRow::new, OperatorRow::take);

    R create(RowId key) {
        return IssuerRow.of(key, create);
    }
}
