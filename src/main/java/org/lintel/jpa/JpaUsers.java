package org.lintel.jpa;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.User;
import org.lintel.plugin.Reserve;
import org.lintel.spi.Passwords;
import org.lintel.spi.UserDirectory;

/** Users in the database. */
@ApplicationScoped
@Reserve("jpa")
public class JpaUsers implements UserDirectory {

    @Inject
    Database database;

    @Inject
    Passwords passwords;

    @Override
    public Optional<User> authenticate(String username, String password) {
        Optional<UserRow> row = StorableText.storable(username) ? named(username) : Optional.empty();
        Passwords.Outcome outcome = passwords.check(password, row.map(known -> known.password).orElse(null));
        outcome.better().ifPresent(better -> replace(row.orElseThrow(), better));
        return row.filter(known -> outcome.right()).map(UserRow::user);
    }

    @Override
    public Optional<User> find(String subject) {
        return StorableText.storable(subject)
                ? database.read(entities -> Optional.ofNullable(entities.find(UserRow.class, subject)).map(UserRow::user))
                : Optional.empty();
    }

    @Override
    public boolean changePassword(String subject, String password) {
        String hash = passwords.hash(password);
        return StorableText.storable(subject)
                && database.write(entities -> entities.createQuery("update UserRow u set u.password = :hash where u.subject = :subject")
                        .setParameter("hash", hash).setParameter("subject", subject).executeUpdate()) > 0;
    }

    private Optional<UserRow> named(String username) {
        return database.read(entities -> entities.createQuery("select u from UserRow u where u.username = :username", UserRow.class)
                .setParameter("username", username).getResultStream().findFirst());
    }

    /** Unless it has been replaced meanwhile. */
    private void replace(UserRow row, String better) {
        database.write(entities -> entities
                .createQuery("update UserRow u set u.password = :better where u.subject = :subject and u.password = :known")
                .setParameter("better", better).setParameter("subject", row.subject).setParameter("known", row.password).executeUpdate());
    }
}
