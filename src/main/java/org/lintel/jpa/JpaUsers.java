package org.lintel.jpa;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.model.User;
import org.lintel.plugin.Reserve;
import org.lintel.spi.Directory;
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

    @Inject
    Issuer issuer;

    private Directory<User> directory;

    @PostConstruct
    void begin() {
        directory = new JpaDirectory<>(database, issuer, UserRow.class, "", User::subject, UserRow::new, () -> {
        });
    }

    @Override
    public Directory<User> users() {
        return directory;
    }

    @Override
    public Optional<User> authenticate(String username, String password) {
        Optional<UserRow> row = StorableText.storable(username) ? named(username) : Optional.empty();
        Passwords.Outcome outcome = passwords.check(password,
                row.map(known -> known.password).filter(hash -> !hash.isEmpty()).orElse(null));
        outcome.better().ifPresent(better -> replace(row.orElseThrow(), better));
        return row.filter(known -> outcome.right()).map(UserRow::entry);
    }

    @Override
    public Optional<User> find(String subject) {
        return StorableText.storable(subject)
                ? database.read(entities -> Optional.ofNullable(entities.find(UserRow.class, new RowId(subject, issuer.value())))
                        .map(UserRow::entry))
                : Optional.empty();
    }

    @Override
    public boolean changePassword(String subject, String password) {
        String hash = passwords.hash(password);
        return StorableText.storable(subject)
                && database.write(entities -> entities
                        .createQuery("update UserRow u set u.password = :hash where u.id = :subject and u.issuer = :issuer")
                        .setParameter("hash", hash).setParameter("subject", subject).setParameter("issuer", issuer.value())
                        .executeUpdate()) > 0;
    }

    private Optional<UserRow> named(String username) {
        return database.read(entities -> entities.createQuery("select u from UserRow u where u.username = :username and u.issuer = :issuer",
                UserRow.class).setParameter("username", username).setParameter("issuer", issuer.value()).getResultStream().findFirst());
    }

    /** Unless it has been replaced meanwhile. */
    private void replace(UserRow row, String better) {
        database.write(entities -> entities
                .createQuery(
                        "update UserRow u set u.password = :better where u.id = :subject and u.issuer = :issuer and u.password = :known")
                .setParameter("better", better).setParameter("subject", row.id).setParameter("issuer", row.issuer)
                .setParameter("known", row.password).executeUpdate());
    }
}
