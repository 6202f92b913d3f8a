package org.lintel.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.spi.GrantStore;
import org.lintel.spi.SessionStore;

/**
 * Whether the ground still holds on which something is given. Sessions end and consents are taken back while somebody makes something of
 * them, on another node perhaps, and what is not stored yet cannot be found and revoked. So whoever takes a ground away does that first and
 * looks for what was given afterwards, and whoever gives something stores it first and looks at the ground afterwards: one of the two sees
 * the other, without a lock and whatever the stores are.
 */
@ApplicationScoped
public class Grounds {

    @Inject
    SessionStore sessions;

    @Inject
    GrantStore grants;

    /** To be asked when what was given is stored. */
    public boolean hold(Ground ground) {
        return sessions.find(ground.session()).isPresent() && (ground.consent() == null || grants.find(ground.consent()).isPresent());
    }
}
