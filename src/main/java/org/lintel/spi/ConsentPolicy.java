package org.lintel.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.lintel.model.Client;
import org.lintel.model.Consent;
import org.lintel.model.User;

/** Place: whether a user has to be asked before a client gets something. */
public interface ConsentPolicy {

    /**
     * @param user       who is signed in
     * @param client     who asks
     * @param scopes     names of the scopes that it asks for, and of those that stand for claims which it asks for one by one
     * @param remembered what the user allowed this client before, if it was to be remembered and still holds; looked up when it is asked
     *                   for
     */
    boolean mustAsk(User user, Client client, List<String> scopes, Supplier<Optional<Consent>> remembered);
}
