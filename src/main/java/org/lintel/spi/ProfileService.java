package org.lintel.spi;

import java.util.Collection;

import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.User;

/** Place: which claims about a user go where, and whether the user is still welcome. */
public interface ProfileService {

    /** Where claims go. */
    enum Destination { ID_TOKEN, ACCESS_TOKEN, USERINFO }

    /**
     * The claims for one client.
     *
     * @param names what the granted scopes stand for, and each in the languages that the client would like ({@code name#de}, OpenID Connect
     *              Core §5.2); a claim that is not among them is not given
     */
    Claims claims(User user, Client client, Collection<String> names, Destination destination);

    /**
     * Whether the client may be given anything about the user at the moment; asked at every sign-in, at every authorization and at
     * userinfo. An enabled user for whom it is {@code false} is told on the sign-in page that the account may not use this application;
     * with {@code prompt=none} the client is told {@code access_denied}.
     */
    boolean isActive(User user, Client client);
}
