package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.browser.Cookies;
import org.lintel.plugin.Reserve;
import org.lintel.secret.ServerKey;
import org.lintel.spi.MessageStore;

/**
 * Messages in the database, for those too large for a cookie. A small cookie still shows that it was this browser that wrote the message:
 * who has nothing but the id learns nothing.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaMessages implements MessageStore {

    private static final String NAME = "LogoutMessage";

    @Inject
    Database database;

    @Inject
    Cookies cookies;

    @Inject
    ServerKey key;

    @Inject
    Clock clock;

    @Override
    public void write(String id, String message, Instant expires) {
        database.write(entities -> entities.merge(new MessageRow(id, expires.toEpochMilli(), message)));
        cookies.setOfFamily(NAME, id, Base64.getUrlEncoder().withoutPadding().encodeToString(key.authenticate(NAME, id)),
                Duration.between(clock.instant(), expires));
    }

    @Override
    public Optional<String> read(String id) {
        return cookies.ofFamily(NAME, id).filter(proof -> proves(id, proof))
                .flatMap(proof -> database.read(entities -> Optional.ofNullable(entities.find(MessageRow.class, id))))
                .filter(row -> row.expires > clock.millis()).map(row -> row.data);
    }

    @Override
    public void forget(String id) {
        cookies.removeOfFamily(NAME, id);
        database.write(entities -> entities.createQuery("delete from MessageRow m where m.id = :id").setParameter("id", id).executeUpdate());
    }

    private boolean proves(String id, String proof) {
        try {
            return key.authentic(NAME, id, Base64.getUrlDecoder().decode(proof));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
