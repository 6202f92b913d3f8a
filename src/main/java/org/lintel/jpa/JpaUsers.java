package org.lintel.jpa;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.lintel.config.Issuer;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.GivenPassword;
import org.lintel.model.User;
import org.lintel.plugin.Reserve;
import org.lintel.spi.Directory;
import org.lintel.spi.Passwords;
import org.lintel.spi.UserDirectory;
import org.lintel.transfer.EndingRows;

/** Users in the database. */
@ApplicationScoped
@Reserve("jpa")
public class JpaUsers implements UserDirectory {

    @Inject
    Database database;

    @Inject
    Endings endings;

    @Inject
    Passwords passwords;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    private Directory<User> directory;

    @PostConstruct
    void begin() {
        directory = new JpaDirectory<>(database, issuer, UserRow.class, "", User::subject, UserRow::new,
                new JpaDirectory.Changes((entities, subject) -> endings.note(entities, EndingRows.Kind.USER, List.of(subject)),
                        subject -> endings.ended(EndingRows.Kind.USER, subject)));
    }

    @Override
    public Directory<User> users() {
        return directory;
    }

    @Override
    public Optional<DirectoryEntry<User>> named(String username) {
        return row(username).map(row -> new DirectoryEntry<>(row.entry(), row.version, row.isListed()));
    }

    @Override
    public Optional<User> authenticate(String username, String password) {
        return admit(username, password).filter(admission -> !admission.temporary()).map(Admission::user);
    }

    @Override
    public Optional<Admission> admit(String username, String password) {
        Optional<UserRow> row = row(username);
        Passwords.Outcome outcome = passwords.check(password,
                row.map(known -> known.hash(clock.instant())).orElse(null));
        outcome.better().filter(better -> !row.orElseThrow().hasTemporary()).ifPresent(better -> replace(row.orElseThrow(), better));
        return row.filter(known -> outcome.right()).map(known -> new Admission(known.entry(), known.hasTemporary()));
    }

    @Override
    public Optional<User> find(String subject) {
        return StorableText.storable(subject)
                ? database.read(entities -> find(entities, subject))
                : Optional.empty();
    }

    private Optional<User> find(EntityManager entities, String subject) {
        return Optional.ofNullable(entities.find(UserRow.class, new RowId(subject, issuer.value()))).map(UserRow::entry);
    }

    @Override
    public Optional<User> recall(String subject) {
        return StorableText.storable(subject) ? endings.user(subject, known -> database.committed(entities -> find(entities, known)))
                : Optional.empty();
    }

    @Override
    public boolean changePassword(String subject, String password) {
        return give(subject, row -> row.give(new GivenPassword(passwords.hash(password), null)));
    }

    @Override
    public boolean givePassword(String subject, GivenPassword password) {
        return give(subject, row -> {
            row.give(password);
            row.version++;
        });
    }

    private boolean give(String subject, Consumer<UserRow> change) {
        return StorableText.storable(subject) && database.write(entities -> {
            UserRow row = entities.find(UserRow.class, new RowId(subject, issuer.value()), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                change.accept(row);
            }
            return row != null;
        });
    }

    private Optional<UserRow> row(String username) {
        return !StorableText.storable(username) ? Optional.empty()
                : database.read(entities -> entities
                        .createQuery("select u from UserRow u where u.username = :username and u.issuer = :issuer",
                                UserRow.class)
                        .setParameter("username", username).setParameter("issuer", issuer.value()).getResultStream().findFirst());
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
