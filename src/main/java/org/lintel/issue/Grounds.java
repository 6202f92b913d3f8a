package org.lintel.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.spi.GrantStore;
import org.lintel.spi.SessionStore;

/**
 * Whether the ground still holds on which something is given. A session may end or a consent be taken back while a code or token is issued
 * on it, perhaps on another node, and what is not stored yet cannot be found and revoked. So code that takes a ground away does that first
 * and then looks for what was given, and code that gives something stores it first and then looks at the ground: one of the two sees the
 * other, without a lock and with any store.
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
