package org.lintel.faulty;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Authorization;
import org.lintel.model.OAuthError;
import org.lintel.model.Session;
import org.lintel.model.TokenRequest;
import org.lintel.spi.GrantType;
import org.lintel.spi.SessionEnding;

/** A grant that gives nothing and throws users out: the one named by {@code subject}, or the session named by {@code sid}. */
@ApplicationScoped
public class Doorman implements GrantType {

    @Inject
    SessionEnding sessions;

    @Override
    public String name() {
        return "urn:example:out";
    }

    @Override
    public Authorization authorize(TokenRequest request) {
        Optional<String> sid = request.form().optional("sid");
        List<Session> ended = sid.map(one -> sessions.end(one).stream().toList())
                .orElseGet(() -> sessions.endAll(request.form().required("subject")));
        throw OAuthError.INVALID_GRANT.because("ended " + ended.size() + " sessions");
    }
}
