package org.lintel.token;

import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.plugin.Chains;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantType;

/** The grants that there are. */
@ApplicationScoped
public class GrantTypes {

    @Inject
    Chains chains;

    private Map<String, GrantType> byName;

    @PostConstruct
    void index() {
        byName = chains.byName(GrantType.class);
    }

    /** The grant of this name, if the client may use it. */
    @Duty({"RFC 6749 4.3 careful", "RFC 6749 4.5 extension", "RFC 6749 5.2 unauthorized-client", "RFC 6749 5.2 unsupported-grant-type"})
    GrantType named(String name, Client client) {
        GrantType grant = byName.get(name);
        if (grant == null) {
            throw OAuthError.UNSUPPORTED_GRANT_TYPE.telling("there is no such grant type");
        }
        if (!client.allowsGrantType(name)) {
            throw OAuthError.UNAUTHORIZED_CLIENT.telling("the client may not use the grant type " + name);
        }
        return grant;
    }
}
