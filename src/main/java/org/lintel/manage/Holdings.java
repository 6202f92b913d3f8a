package org.lintel.manage;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a user has at the moment and loses by being disabled or removed, or with another password: to be told before that is done. */
@ApplicationScoped
public class Holdings {

    @Inject
    Sessions sessions;

    @Inject
    Grants grants;

    /**
     * How much that is.
     *
     * @param sessions     that the user is signed in with
     * @param applications that have received something in one of them, or have tokens of the user
     */
    public record Held(int sessions, int applications) {
    }

    public Held of(Operator who, String subject) {
        List<Map<String, Object>> signedIn = sessions.of(who, subject);
        Set<Object> applications = new HashSet<>();
        signedIn.forEach(session -> applications.addAll((List<?>) session.get("clients")));
        grants.of(who, subject).stream().filter(grant -> Boolean.TRUE.equals(grant.get("tokens")))
                .forEach(grant -> applications.add(grant.get("clientId")));
        return new Held(signedIn.size(), applications.size());
    }
}
