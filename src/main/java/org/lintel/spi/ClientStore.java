package org.lintel.spi;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

import org.lintel.model.Client;

/** Place: the registered clients (RFC 6749 §2). Called on every request; keep answers in memory where they are far away. */
public interface ClientStore {

    /**
     * The client with exactly this id, enabled or not.
     *
     * @param clientId as sent by the caller; never {@code null}
     */
    Optional<Client> find(String clientId);

    /**
     * Whether any enabled client lists this origin in {@code allowedCorsOrigins}; asked before it is known which client is calling.
     *
     * @param origin as the browser sent it
     */
    boolean allowsOrigin(String origin);

    /** A store of these clients, kept in memory; two of them with one id are an {@link IllegalArgumentException}. */
    static ClientStore of(Collection<Client> clients) {
        return new ListedClients(clients);
    }

    /** A store of these clients, kept in memory. */
    static ClientStore of(Client... clients) {
        return of(Arrays.asList(clients));
    }
}
